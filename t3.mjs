// plain vs lookup on real masked documents
import { Engine, infill, loadModel } from '/work/engine/packages/engine/lib/index.js';
import { maskCell, readNotebook } from '/work/engine/packages/codec/lib/index.js';
import { readFileSync } from 'node:fs';
const [folder,file,count='30',prec='int8',thr='1']=process.argv.slice(2);
const lines=readFileSync(file,'utf8').split('\n').filter(Boolean).slice(0,+count*3);
const docs=[];for(const l of lines){const d=JSON.parse(l);const t=d.targets?.[Math.floor(d.targets.length/2)];if(!t)continue;
 const cells=d.cells.map((c,i)=>{if(i!==t.cell)return {type:c.type,source:c.source};const ls=c.source.split('\n');return {type:'code',masked:true,before:ls.slice(0,t.startLine).map(x=>x+'\n').join(''),after:ls.slice(t.endLine).map(x=>'\n'+x).join('')};});
 docs.push({language:'python',cells});if(docs.length>=+count)break;}
const m=await loadModel(folder,{threads:+thr,precision:prec});
const A=new Engine(m,{lookup:false}),B=new Engine(m,{lookup:true});
let ta=0,tb=0,tok=0,same=0,inp=0,ca=0,cb=0;const enc=[];
for(const d of docs){ for(const [e,k] of [[A,0],[B,1]]){ e.warmed??=0; const c0=process.cpuUsage(); const r=await infill(e,d,{maxTokens:128}); const c1=process.cpuUsage(c0);
 const t=r.done.timings; const dec=t.totalMs-t.queueMs-t.encodeMs; if(k===0){ta+=dec;tok+=r.done.usage.outputTokens;inp+=r.done.usage.inputTokens;enc.push(t.encodeMs);d.r=r.candidates[0].text;}else{tb+=dec;same+=d.r===r.candidates[0].text;} } }
console.log({docs:docs.length,same,tokens:tok,meanInput:inp/docs.length,plainMsPerToken:ta/tok,lookupMsPerToken:tb/tok,ratio:tb/ta,steps:[A.stats().steps,B.stats().steps],lookup:{...B.lookup},encMean:enc.reduce((a,b)=>a+b)/enc.length, rss:process.memoryUsage.rss()>>20});
if(process.argv[7])for(const d of docs.slice(0,8))console.log('---',d.r);
