import { chooseToken } from '/work/engine/packages/engine/lib/sampling.js';
const V=6144;const L=new Float32Array(V);for(let i=0;i<V;i++)L[i]=-12+4*Math.sqrt(-2*Math.log(Math.random()+1e-9))*Math.cos(6.28*Math.random());L[77]=5;
for(const o of [{temperature:0,topP:1,topK:0,minP:0},{temperature:.8,topP:.95,topK:0,minP:0},{temperature:1,topP:1,topK:0,minP:0}]){let s=0;for(let r=0;r<3;r++){const c=process.cpuUsage();for(let i=0;i<2000;i++)s+=chooseToken(L,0,V,o,i/2000).id;const d=process.cpuUsage(c);if(r==2)console.log(JSON.stringify(o),((d.user+d.system)/2000).toFixed(1),'us cpu');}}
