#!/usr/bin/env bash
# The shipped kind of model (about 8 M parameters), trained on two CPU cores in hours. Every step goes on where it was stopped.
# Usage: CORPUS=FOLDER MEASURED="FOLDER FOLDER" runs/small-cpu.sh [FOLDER]
#   CORPUS: notebooks.{train,valid}.jsonl.zst; MEASURED: tasks and benchmarks whose code must not be trained on.
set -euo pipefail
cd "$(dirname "$0")/../../.."
OUT=${1:-.jupyt5/small}
PYTHON=${PYTHON:-python3}
MINUTES=${MINUTES:-240}
: "${CORPUS:?folder with notebooks.train.jsonl.zst and notebooks.valid.jsonl.zst}"
MEASURED=${MEASURED:-}
export PYTHONPATH=$PWD/packages/exercises:$PWD/packages/training
mkdir -p "$OUT/data" "$OUT/tokenizer" "$OUT/shards"
DATA=$OUT/data

# 1. Executed exercises (200 a second on two cores), docstring examples, real notebooks; overlaps with what is measured are dropped.
"$PYTHON" -m jupyt5_exercises make --count 100000 --seed 1 --workers 2 --out "$DATA/exercises.all.jsonl"
"$PYTHON" -m jupyt5_exercises make --count 76000 --seed 501 --composed 1 --workers 2 --out "$DATA/composed.all.jsonl"
"$PYTHON" -m jupyt5_exercises make --count 300 --seed 1000 --workers 2 --out "$DATA/valid.jsonl"
"$PYTHON" -m jupyt5_exercises make --count 300 --seed 1001 --skills held-out --workers 2 --out "$DATA/valid-skills.jsonl"
[ -s "$DATA/doctests.jsonl" ] || { "$PYTHON" -m jupyt5_exercises doctests --out "$DATA/doctests.part" && mv "$DATA/doctests.part" "$DATA/doctests.jsonl"; }
annotate() { # IN OUT options: skipped when OUT is there
  local source=$1 out=$2
  shift 2
  [ -s "$out" ] && return
  "$PYTHON" -m jupyt5_training.annotate "$source" --out "$out.part" --measured $MEASURED --report "$out.report.txt" "$@"
  mv "$out.part" "$out"
}
annotate "$DATA/exercises.all.jsonl" "$DATA/exercises.jsonl"
annotate "$DATA/composed.all.jsonl" "$DATA/composed.jsonl"
annotate "$CORPUS/notebooks.valid.jsonl.zst" "$DATA/corpus-valid.jsonl" --keep-groups
annotate "$CORPUS/notebooks.train.jsonl.zst" "$DATA/corpus.jsonl" --apart-from "$CORPUS/notebooks.valid.jsonl.zst"

# 2. The memory: short solved exercises of the training skills and grammars.
MEMORY=$DATA/memory.jsonl
[ -s "$DATA/memory.all.jsonl" ] || "$PYTHON" -m jupyt5_exercises memory --composed 1000 --seed 7 --out "$DATA/memory.all.jsonl"
[ -s "$MEMORY" ] || "$PYTHON" -m jupyt5_training.memory "$DATA/memory.all.jsonl" --measured $MEASURED --out "$MEMORY"

# 3. Tokenizer: half exercises, half real notebooks.
TOKENIZER=$OUT/tokenizer/tokenizer.json
[ -s "$TOKENIZER" ] || "$PYTHON" -m jupyt5_training.tokenizer --exercises "$DATA/exercises.jsonl" --corpus "$CORPUS/notebooks.train.jsonl.zst" \
  --format packages/codec/src/format.json --vocab 6144 --megabytes 14 --out "$TOKENIZER"

# 4. Names of the exercises' few domains give way to names of real notebooks, so that the model learns to copy names; the same in other words.
NAMES=$DATA/identifiers.txt
[ -s "$NAMES" ] || "$PYTHON" -m jupyt5_training.identifiers "$DATA/corpus.jsonl" --out "$NAMES"
[ -s "$DATA/renamed.jsonl" ] || "$PYTHON" -m jupyt5_training.rename --names "$NAMES" --seed 1 --share 0.6 "$DATA/exercises.jsonl" "$DATA/renamed.jsonl"
[ -s "$DATA/reworded.jsonl" ] || "$PYTHON" -m jupyt5_training.reword --seed 1 --share 0.6 "$DATA/renamed.jsonl" "$DATA/reworded.jsonl"
[ -s "$DATA/composed.renamed.jsonl" ] || "$PYTHON" -m jupyt5_training.rename --names "$NAMES" --seed c1 --share 0.5 "$DATA/composed.jsonl" "$DATA/composed.renamed.jsonl"
[ -s "$DATA/composed.reworded.jsonl" ] || "$PYTHON" -m jupyt5_training.reword --seed c1 --share 0.5 "$DATA/composed.renamed.jsonl" "$DATA/composed.reworded.jsonl"

# 5. Shards. Short sources with one place, as at inference, teach most a second: beside what the memory gives (up to 120 to 140 tokens), 170 leave
# the statement, the checks and some of the data.
npx tsc --build packages/shards
shards() { # NAME options FILE
  [ -s "$OUT/shards/$1/manifest.json" ] || node packages/shards/lib/main.js --tokenizer "$OUT/tokenizer" --out "$OUT/shards/$1" --seed "$1" "${@:2}"
}
shards near --budget 290 --max-masks 1 --memory "$MEMORY" "$DATA/reworded.jsonl"
shards wide --budget 350 --max-masks 1 --memory "$MEMORY" "$DATA/reworded.jsonl"
shards composed --budget 300 --max-masks 1 --memory "$MEMORY" "$DATA/composed.reworded.jsonl"
shards corpus --budget 256 --max-masks 3 --max-characters 400 --passes 2 "$DATA/corpus.jsonl"
shards doctests --budget 224 --max-masks 2 --passes 3 "$DATA/doctests.jsonl"
for name in valid valid-skills; do shards "$name" --budget 512 --max-masks 1 --split valid --memory "$MEMORY" "$DATA/$name.jsonl"; done
shards corpus-valid --budget 384 --split valid "$DATA/corpus-valid.jsonl"
[ -s "$OUT/shards/copying/manifest.json" ] || "$PYTHON" -m jupyt5_training.copying --tokenizer "$TOKENIZER" --count 60000 "$OUT/shards/copying"

[ -s "$OUT/shards/adapting/manifest.json" ] || "$PYTHON" -m jupyt5_training.adapting --tokenizer "$TOKENIZER" --memory "$MEMORY" --names "$NAMES" "$OUT/shards/adapting"

# 6. Two processes of one thread: on a machine that does other things too, threads wait for each other at every product.
export OMP_NUM_THREADS=1
train() { # RUN options
  "$PYTHON" -m torch.distributed.run --nproc-per-node 2 --master-addr 127.0.0.1 --master-port 29533 -m jupyt5_training.train --size small --threads 1 \
    --tokenizer "$TOKENIZER" --out "$OUT/$1" "${@:2}"
}
# Eight minutes of pure copying, then the notebooks, with adapting tasks among them.
train copying --minutes 8 --decay-share 0.01 --step-tokens 2048 --micro-tokens 1024 --warmup-steps 30 --shards "copying=$OUT/shards/copying"
train run --init "$OUT/copying/checkpoint" --minutes "$MINUTES" --max-source 420 --step-tokens 8192 --micro-tokens 2048 --warmup-steps 60 \
  --matrix-lr 0.013 --embedding-lr 0.0065 --vector-lr 0.002 --decay-share 0.6 \
  --shards "near=$OUT/shards/near:0.18" "wide=$OUT/shards/wide:0.2" "composed=$OUT/shards/composed:0.45" "adapting=$OUT/shards/adapting:0.13" \
  "doctests=$OUT/shards/doctests:0.01" "corpus=$OUT/shards/corpus:0.03" \
  --valid "valid=$OUT/shards/valid" "valid-skills=$OUT/shards/valid-skills" "corpus=$OUT/shards/corpus-valid"
"$PYTHON" -m jupyt5_training.export "$OUT/run/checkpoint" "$OUT/model" --name jupyt5-small --licence BSD-3-Clause --documents "$OUT/shards/valid" --memory "$MEMORY"
