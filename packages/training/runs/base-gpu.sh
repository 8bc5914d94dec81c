#!/usr/bin/env bash
# About 60 M parameters on one GPU in under half an hour, loading included; several GPUs: GPUS=N. Needs no network: PyTorch,
# numpy and safetensors, and shards that small-cpu.sh made beforehand. A card reads half a billion source tokens in that time, ten times what
# small-cpu.sh makes: make ten times as many composed notebooks first (300 a second on two cores), or they are learned by heart.
# Usage: SHARDS=FOLDER TOKENIZER=FILE runs/base-gpu.sh [FOLDER]
set -euo pipefail
cd "$(dirname "$0")/../../.."
OUT=${1:-.jupyt5/base}
PYTHON=${PYTHON:-python3}
MINUTES=${MINUTES:-25}
GPUS=${GPUS:-1}
: "${SHARDS:?folder with copying, near, wide, composed, adapting, corpus, doctests, valid, valid-skills, corpus-valid}" "${TOKENIZER:?tokenizer.json of the shards}"
export PYTHONPATH=$PWD/packages/training

"$PYTHON" -m torch.distributed.run --nproc-per-node "$GPUS" --master-addr 127.0.0.1 --master-port 29533 -m jupyt5_training.train --size base --device cuda --compile \
  --out "$OUT/run" --tokenizer "$TOKENIZER" --minutes "$MINUTES" --valid-minutes 5 \
  --step-tokens 262144 --micro-tokens 65536 --embedding-lr 0.005 --warmup-steps 100 --decay-share 0.3 \
  --shards "copying=$SHARDS/copying:0.02" "near=$SHARDS/near:0.12" "wide=$SHARDS/wide:0.15" "composed=$SHARDS/composed:0.45" "adapting=$SHARDS/adapting:0.12" \
  "corpus=$SHARDS/corpus:0.12" "doctests=$SHARDS/doctests:0.02" \
  --valid "valid=$SHARDS/valid" "valid-skills=$SHARDS/valid-skills" "corpus=$SHARDS/corpus-valid"
