"""The baseline servers: FastAPI and uvicorn before a batching thread, with transformers or CTranslate2 behind.

    python serve.py transformers|ctranslate2 MODEL TOKENIZER THREADS PORT

POST /infill {"text", "maxTokens"} streams server-sent events, {"text"} for each token and {"done"} at the end; GET /health is 200 when
the model is loaded. Requests that wait are decoded together, up to 32 at a time, and a batch runs to its end before the next
begins: what a careful afternoon gives, without continuous batching.
"""

from __future__ import annotations

import asyncio
import json
import os
import queue
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import uvicorn
from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from pydantic import BaseModel
from tokenizers import Tokenizer

MOST_ROWS = 32

kind, model_path, tokenizer_path, threads, port = sys.argv[1:]
tokenizer = Tokenizer.from_file(tokenizer_path)
code, mask, end = (tokenizer.token_to_id(name) for name in ("<code>", "<mask_0>", "<end>"))

OnToken = Callable[[int, int], None]  # (row, id)


class Query(BaseModel):
    text: str
    maxTokens: int


@dataclass
class Job:
    ids: list[int]
    count: int
    loop: asyncio.AbstractEventLoop
    tokens: asyncio.Queue = field(default_factory=asyncio.Queue)

    def send(self, token: int | None) -> None:
        self.loop.call_soon_threadsafe(self.tokens.put_nowait, token)


def open_transformers() -> Callable[[list[list[int]], int, OnToken], None]:
    import torch
    from transformers import T5ForConditionalGeneration
    from transformers.generation.streamers import BaseStreamer

    torch.set_num_threads(int(threads))
    model = T5ForConditionalGeneration.from_pretrained(model_path, dtype=torch.float32).eval()

    class Streamer(BaseStreamer):
        def __init__(self, on_token: OnToken) -> None:
            self.on_token, self.is_prompt = on_token, True

        def put(self, value) -> None:
            if self.is_prompt:  # what the decoder starts with
                self.is_prompt = False
                return
            for row, token in enumerate(value.tolist()):
                self.on_token(row, token)

        def end(self) -> None:
            pass

    def generate(rows: list[list[int]], count: int, on_token: OnToken) -> None:
        longest = max(map(len, rows))
        source = torch.tensor([ids + [0] * (longest - len(ids)) for ids in rows])
        with torch.inference_mode():
            model.generate(
                source, attention_mask=(source != 0).long(), decoder_start_token_id=mask, pad_token_id=0, eos_token_id=end,
                min_new_tokens=count, max_new_tokens=count, do_sample=False, num_beams=1, streamer=Streamer(on_token),
            )  # fmt: skip

    return generate


def open_ctranslate2() -> Callable[[list[list[int]], int, OnToken], None]:
    import ctranslate2

    translator = ctranslate2.Translator(model_path, device="cpu", compute_type="int8", intra_threads=int(threads), inter_threads=1)

    def generate(rows: list[list[int]], count: int, on_token: OnToken) -> None:
        def told(result) -> bool:
            on_token(result.batch_id, result.token_id)
            return False

        translator.translate_batch(
            [[tokenizer.id_to_token(i) for i in ids] for ids in rows],
            beam_size=1, min_decoding_length=count, max_decoding_length=count, max_batch_size=len(rows), callback=told,
        )  # fmt: skip

    return generate


generate = {"transformers": open_transformers, "ctranslate2": open_ctranslate2}[kind]()
waiting: queue.Queue[Job] = queue.Queue()


def work() -> None:
    while True:
        jobs = [waiting.get()]
        while len(jobs) < MOST_ROWS and not waiting.empty():
            jobs.append(waiting.get_nowait())
        generate([job.ids for job in jobs], max(job.count for job in jobs), lambda row, token: jobs[row].send(token))
        for job in jobs:
            job.send(None)


threading.Thread(target=work, daemon=True).start()
app = FastAPI()


@app.get("/health")
def health() -> dict:
    return {"status": "ok"}


@app.post("/infill")
async def infill(query: Query) -> StreamingResponse:
    ids = [*tokenizer.encode(query.text, add_special_tokens=False).ids, code, mask]
    job = Job(ids, query.maxTokens, asyncio.get_running_loop())
    waiting.put(job)

    async def events():
        while (token := await job.tokens.get()) is not None:
            yield f"data: {json.dumps({'text': tokenizer.decode([token], skip_special_tokens=False)})}\n\n"
        yield 'data: {"done": true}\n\n'

    return StreamingResponse(events(), media_type="text/event-stream")


uvicorn.run(app, host="127.0.0.1", port=int(port), log_level="warning")
os._exit(0)  # CTranslate2's threads abort the interpreter on a normal exit
