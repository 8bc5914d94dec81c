"""Joins screenshots into one animated GIF: `make_gif.py FOLDER FILE`. Equal neighbours become one longer frame."""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

FIRST_MS, STEP_MS, LAST_MS = 1200, 160, 2200


def main(folder: str, target: str) -> None:
    images = [Image.open(path).convert("RGB") for path in sorted(Path(folder).glob("*.png"))]
    frames: list[Image.Image] = []
    durations: list[int] = []
    for image in images:
        if frames and image.tobytes() == frames[-1].tobytes():
            continue
        frames.append(image)
        durations.append(STEP_MS)
    durations[0] = FIRST_MS
    durations[-1] = FIRST_MS
    if len(durations) > 2:
        durations[-2] = LAST_MS
    # One palette for all frames: a palette of its own for each would flicker.
    palette = frames[len(frames) // 2].quantize(128, dither=Image.Dither.NONE)
    small = [frame.quantize(palette=palette, dither=Image.Dither.NONE) for frame in frames]
    small[0].save(target, save_all=True, append_images=small[1:], duration=durations, loop=0, optimize=True)
    print(f"{target}: {len(small)} frames, {Path(target).stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main(*sys.argv[1:3])
