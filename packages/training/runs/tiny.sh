#!/usr/bin/env bash
# From nothing to a model folder that the server loads, as a check of the whole way: tens of seconds, a model that knows nothing.
# Usage: runs/tiny.sh [FOLDER]; needs `npm ci`, and Python (PYTHON=...) with both packages' dependencies and those of the export.
set -euo pipefail
cd "$(dirname "$0")/../../.."
OUT=${1:-.jupyt5/tiny}
PYTHON=${PYTHON:-python3}
export PYTHONPATH=$PWD/packages/exercises:$PWD/packages/training
rm -rf "$OUT" && mkdir -p "$OUT/tokenizer"

# 1. Sixty executed exercises to learn from, ten others of held-out skills to measure on.
"$PYTHON" -m jupyt5_exercises make --count 60 --seed 1 --out "$OUT/train.jsonl"
"$PYTHON" -m jupyt5_exercises make --count 10 --seed 2 --skills held-out --out "$OUT/valid.jsonl"

# 2. A small tokenizer of their words. Real runs train it on the corpus as well.
"$PYTHON" -m jupyt5_training.tokenizer --exercises "$OUT/train.jsonl" --format packages/codec/src/format.json --vocab 600 --out "$OUT/tokenizer/tokenizer.json"

# 3. Shards: only the codec turns notebooks into ids.
npx tsc --build packages/shards
node packages/shards/lib/main.js --tokenizer "$OUT/tokenizer" --out "$OUT/shards/train" --budget 192 "$OUT/train.jsonl"
node packages/shards/lib/main.js --tokenizer "$OUT/tokenizer" --out "$OUT/shards/valid" --budget 192 --split valid "$OUT/valid.jsonl"

# 4. A few seconds of training, then the folder that the engine loads.
"$PYTHON" -m jupyt5_training.train --size tiny --out "$OUT/run" --shards "all=$OUT/shards/train" --valid "valid=$OUT/shards/valid" \
  --tokenizer "$OUT/tokenizer/tokenizer.json" --threads 1 --million-tokens 0.1 --warmup-steps 8 --step-tokens 2048 --micro-tokens 1024 --report-seconds 3
"$PYTHON" -m jupyt5_training.export "$OUT/run/checkpoint" "$OUT/model" --name jupyt5-tiny --licence BSD-3-Clause
echo "model folder: $OUT/model"
