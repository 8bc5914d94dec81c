import { loadModel } from '/work/engine/packages/engine/lib/index.js';
import { runEncoder } from '/work/engine/packages/engine/lib/encoder.js';
import { Lane } from '/work/engine/packages/engine/lib/lane.js';
const [folder,T='1024',thr='1']=process.argv.slice(2);
const rss=()=>{const u=process.memoryUsage();return `rss ${u.rss>>20} ext ${u.external>>20} ab ${u.arrayBuffers>>20} max ${process.resourceUsage().maxRSS>>10}`};
console.log('start',rss());
const m=await loadModel(folder,{threads:+thr});
console.log('loaded',rss());
const ids=Int32Array.from({length:+T},(_, i)=>24+(i*37)%200);
for(let r=0;r<4;r++){const c=process.cpuUsage();const cross=await runEncoder(m,ids);const d=process.cpuUsage(c);console.log('enc cpu',((d.user+d.system)/1000).toFixed(0),rss());
const lane=new Lane(m,false);lane.add({cross},[1]);const c2=process.cpuUsage();for(let i=0;i<64;i++){await lane.step(1,()=>30);for(const x of lane.rows)x.length++;}const d2=process.cpuUsage(c2);console.log('step cpu us',((d2.user+d2.system)/64).toFixed(0),rss());}
