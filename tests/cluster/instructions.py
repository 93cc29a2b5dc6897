#!/usr/bin/env python3
"""Films are the same, byte for byte, whether the libraries that paint and encode use all instructions of this processor, or
only those that each x86-64 has: what `plan` accepts may be made by machines of different kinds.

usage: instructions.py GRADREEL
"""
import os
import pathlib
import platform
import sys

from trial import check, trial

FORMATS = {"mp4": "x264", "webm": "vpx", "webp": "webp", "gif": None, "apng": None, "png_sequence": None}

# Of the program's own libraries: pixman and the C library's mathematics choose by the processor, too.
PLAIN = {"VPX_SIMD_CAPS": "0", "PIXMAN_DISABLE": "mmx sse2 ssse3", "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX,-AVX2,-FMA,-AVX512F"}


def main():
    if platform.machine() != "x86_64":
        sys.exit("instructions: this test knows only the instructions of x86-64")
    with trial("instructions", sys.argv[1]) as batch:
        outputs = [f"  - {{profile: blog, format: {name}, width: 320, height: 180, fps: 5}}\n" for name in FORMATS]
        scene = (batch.folder / "scenes/himmelblau_follow.yaml").read_text()  # a view that moves, in 3D, too
        (batch.folder / "all.yaml").write_text(scene + "outputs:\n" + "".join(outputs))
        render = [batch.gradreel, "render", "all.yaml", "-q", "--output-dir"]
        batch.run(*render, "whole")
        library, log = batch.folder / "plain.so", batch.folder / "asked"
        batch.run(os.environ.get("CC", "cc"), "-O1", "-Wall", "-Werror", "-shared", "-fPIC", "-o", str(library),
                  str(pathlib.Path(__file__).with_name("plain.c")))
        batch.environment.update(PLAIN, LD_PRELOAD=str(library), PLAIN_LOG=str(log))
        batch.run(*render, "output")
        asked = set(log.read_text().split())
        check(asked == {"libav", "x264", "vpx", "webp"}, f"each library was told: {asked}")
        del batch.environment["LD_PRELOAD"]
        batch.run("diff", "-r", "whole", "output")
        check(len(list((batch.folder / "whole").iterdir())) == len(FORMATS), "every format was rendered")


main()
