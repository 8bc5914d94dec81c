import { loadModel } from '/work/engine/packages/engine/lib/index.js';
import { runEncoder, runEncoderChunks } from '/work/engine/packages/engine/lib/encoder.js';

const [folder,T='1024',thr='1',prec='int8']=process.argv.slice(2);
const m=await loadModel(folder,{threads:+thr,precision:prec});
const ids=Int32Array.from({length:+T},(_, i)=>24+(i*37)%5000);
const cpu=async f=>{const c=process.cpuUsage(),a=performance.now();await f();const d=process.cpuUsage(c);return [(performance.now()-a).toFixed(1),((d.user+d.system)/1000).toFixed(1)].join('/')};
for(let r=0;r<4;r++){ const seg=[];const g=runEncoderChunks(m,ids);for(;;){let done;seg.push(await cpu(async()=>{done=(await g.next()).done}));if(done)break;}
 console.log('chunks wall/cpu',seg.join(' '),'rss',process.memoryUsage().rss>>20);}
