"""What users of the OpenAI client and of litellm write, against the server at JUPYT5_SERVER_URL. Prints one JSON object
per check, `{"check", "text"}`; what is wrong ends the program with its assertion."""

from __future__ import annotations

import asyncio
import json
import os

import litellm
import openai

URL = os.environ["JUPYT5_SERVER_URL"]
TOKEN = os.environ["JUPYT5_SERVER_TOKEN"]
PREFIX = "import numpy as np\n\ndef mean(xs):\n    return "
SUFFIX = "\n\nprint(mean([1, 2]))\n"
#: notebook-intelligence's form for openai-compatible servers, the same for every client that chats.
CURSOR = f"<CODE><PREFIX>{PREFIX}</PREFIX><CURSOR/><SUFFIX>{SUFFIX}</SUFFIX></CODE>"


def tell(check: str, text: str | None) -> None:
    assert text, f"{check}: no text"
    print(json.dumps({"check": check, "text": text}))


def use_openai() -> None:
    client = openai.OpenAI(base_url=f"{URL}/v1", api_key=TOKEN, max_retries=0)
    model = next(iter(client.models.list())).id
    ask = {"model": model, "prompt": PREFIX, "suffix": SUFFIX, "max_tokens": 12, "temperature": 0}
    whole = client.completions.create(**ask)
    assert whole.usage is not None and whole.usage.total_tokens == whole.usage.prompt_tokens + whole.usage.completion_tokens
    assert whole.choices[0].finish_reason in ("stop", "length")
    tell("openai completions", whole.choices[0].text)
    pieces = [chunk.choices[0].text for chunk in client.completions.create(**ask, stream=True) if chunk.choices]
    assert "".join(pieces) == whole.choices[0].text, "the stream is the answer in pieces"
    tell("openai completions streamed", "".join(pieces))
    two = client.completions.create(**{**ask, "n": 2, "seed": 3, "temperature": 0.7})
    assert [choice.index for choice in two.choices] == [0, 1]
    chat = client.chat.completions.create(model=model, max_tokens=12, messages=[{"role": "user", "content": CURSOR}])
    tell("openai chat", chat.choices[0].message.content)
    for error, request, told in (
        (openai.NotFoundError, {**ask, "model": "codestral-latest"}, "no model of that name is loaded"),
        (openai.BadRequestError, {**ask, "echo": True}, "echo is not supported"),
    ):
        try:
            client.completions.create(**request)
        except error as refused:
            assert told in str(refused), f"expected our message, got {refused}"
            tell(f"openai {error.__name__}", str(refused))
        else:
            raise AssertionError(f"{error.__name__} was expected")
    try:
        openai.OpenAI(base_url=f"{URL}/v1", api_key="wrong", max_retries=0).models.list()
    except openai.AuthenticationError as refused:
        tell("openai AuthenticationError", refused.message)
    else:
        raise AssertionError("a wrong key was accepted")
    try:
        openai.OpenAI(base_url=URL, api_key=TOKEN, max_retries=0).completions.create(**ask)
    except openai.NotFoundError as refused:
        assert "no such path" in str(refused), f"expected our message, got {refused}"
        tell("openai, base URL without /v1", str(refused))
    else:
        raise AssertionError("a path that does not exist was answered")


async def use_openai_async() -> None:
    """Leaving a stream early is the cancel: the server must answer the next request as always."""
    async with openai.AsyncOpenAI(base_url=f"{URL}/v1", api_key=TOKEN, max_retries=0) as client:
        model = (await client.models.list()).data[0].id
        ask = {"model": model, "prompt": PREFIX, "suffix": SUFFIX, "temperature": 0}
        stream = await client.completions.create(**ask, max_tokens=200, stream=True)
        async for chunk in stream:
            tell("openai async, first piece", chunk.choices[0].text or " ")
            break
        await stream.close()
        answers = await asyncio.gather(*(client.completions.create(**ask, max_tokens=8) for _ in range(4)))
        assert len({answer.choices[0].text for answer in answers}) == 1, "the same request writes the same"
        tell("openai async, four at once", answers[0].choices[0].text)


def use_litellm() -> None:
    to = {"api_base": f"{URL}/v1", "api_key": TOKEN, "max_retries": 0}
    ask = {"model": "text-completion-openai/tiny", "prompt": PREFIX, "suffix": SUFFIX, "max_tokens": 12, "temperature": 0, **to}
    whole = litellm.text_completion(**ask)
    tell("litellm text_completion", whole.choices[0].text)
    pieces = [chunk.choices[0].text or "" for chunk in litellm.text_completion(**ask, stream=True)]
    assert "".join(pieces) == whole.choices[0].text, "the stream is the answer in pieces"
    tell("litellm text_completion streamed", "".join(pieces))
    chat = litellm.completion(model="openai/tiny", max_tokens=12, messages=[{"role": "user", "content": CURSOR}], **to)
    tell("litellm completion", chat.choices[0].message.content)
    try:
        litellm.text_completion(**{**ask, "api_key": "wrong"})
    except litellm.AuthenticationError as refused:
        tell("litellm AuthenticationError", str(refused))
    else:
        raise AssertionError("a wrong key was accepted")


if __name__ == "__main__":
    litellm.telemetry = False
    use_openai()
    asyncio.run(use_openai_async())
    use_litellm()
