#!/usr/bin/env bash
# About 60 M parameters on one GPU in under half an hour, loading included; several GPUs: GPUS=N. Needs no network: PyTorch,
# numpy and safetensors, and shards that small-cpu.sh made beforehand.
# Usage: SHARDS=FOLDER TOKENIZER=FILE runs/base-gpu.sh [FOLDER]
set -euo pipefail
cd "$(dirname "$0")/../../.."
OUT=${1:-.jupyt5/base}
PYTHON=${PYTHON:-python3}
MINUTES=${MINUTES:-25}
GPUS=${GPUS:-1}
: "${SHARDS:?folder with near, wide, composed, corpus, doctests, valid, valid-skills, corpus-valid}" "${TOKENIZER:?tokenizer.json of the shards}"
export PYTHONPATH=$PWD/packages/training

"$PYTHON" -m torch.distributed.run --nproc-per-node "$GPUS" --master-addr 127.0.0.1 --master-port 29533 -m jupyt5_training.train --size base --device cuda --compile \
  --out "$OUT/run" --tokenizer "$TOKENIZER" --minutes "$MINUTES" --valid-minutes 5 \
  --step-tokens 262144 --micro-tokens 65536 --embedding-lr 0.005 --warmup-steps 100 --decay-share 0.3 \
  --shards "near=$SHARDS/near:0.15" "wide=$SHARDS/wide:0.25" "composed=$SHARDS/composed:0.3" "corpus=$SHARDS/corpus:0.25" "doctests=$SHARDS/doctests:0.05" \
  --valid "valid=$SHARDS/valid" "valid-skills=$SHARDS/valid-skills" "corpus=$SHARDS/corpus-valid"
