"""Reads an animation with Pillow: prints size, loops and delays in ms; writes all frames as raw BGRA."""
import sys
from PIL import Image, ImageSequence

source, target = sys.argv[1:]
with Image.open(source) as film, open(target, "wb") as out:
    delays = []
    for frame in ImageSequence.Iterator(film):
        pixels = frame.convert("RGBA").tobytes("raw", "BGRA")
        delays.append(round(frame.info["duration"], 3))
        out.write(pixels)
    print(film.size[0], film.size[1], film.info.get("loop"), *delays)
