#!/usr/bin/python3
"""MP4 files of two gradreels side by side: bytes, and SSIM of the luma against the frames before encoding.

usage: bench/encoders.py BEFORE NOW SCENE... [--profile lecture] [-o table.md]

BEFORE and NOW are programs that paint the same frames and encode them otherwise. Prints a row for each film, the
ratio of the sizes and by how much the worst frame differs. Needs ffmpeg, and in /dev/shm 190 MB for a second of 1080p60.
"""
import argparse
import pathlib
import subprocess
import tempfile

from luma_ssim import luma_ssim


def render(program, scene, folder, *more):
    subprocess.run([program, "render", scene, "--output-dir", folder, "--no-cache", "--quiet", *more], check=True)


def films(scene, programs, profile, folder):
    """Name of each film of the scene, and what either program makes of it: MB, mean, worst frame."""
    render(programs[1], scene, folder / "painted", "--profile", profile, "--format", "y4m")
    made = {}
    for k, program in enumerate(programs):
        render(program, scene, folder / str(k), "--profile", profile)
        for film in sorted((folder / str(k)).glob("*.mp4")):
            painted = folder / "painted" / f"{film.stem}.y4m"
            made.setdefault(film.stem, []).append((film.stat().st_size / 1e6, *luma_ssim(film, "-i", painted)))
    return made.items()


def row(name, before, now):
    cells = [f"{size:.3f} | {mean:.5f} | {worst:.5f}" for size, mean, worst in (before, now)]
    return f"| {name} | {cells[0]} | {cells[1]} | {now[0] / before[0]:.2f} | {now[2] - before[2]:+.5f} |"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", type=pathlib.Path)
    parser.add_argument("now", type=pathlib.Path)
    parser.add_argument("scenes", nargs="+", type=pathlib.Path)
    parser.add_argument("--profile", default="lecture")
    parser.add_argument("-o", "--output", type=pathlib.Path)
    args = parser.parse_args()
    rows = ["| Film | before: MB | mean | worst frame | now: MB | mean | worst frame | size | worst frame |",
            "|---|---|---|---|---|---|---|---|---|"]
    print("\n".join(rows), flush=True)
    for scene in args.scenes:
        with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
            for name, made in films(scene, (args.before, args.now), args.profile, pathlib.Path(folder)):
                rows.append(row(name, *made))
                print(rows[-1], flush=True)
    if args.output:
        args.output.write_text("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
