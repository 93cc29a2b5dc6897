#!/usr/bin/env python3
"""How near the frames of an MP4 are to what was painted: a table of SSIM and PSNR.

usage: quality.py [--gradreel build/release/gradreel] [--profiles lecture ci square story] [--frames 6] [SCENE ...]

Renders each scene in each profile, decodes some frames with ffmpeg (which must be installed), and compares them with the
same frames painted by `gradreel frame`: SSIM of the luma, SSIM and PSNR over R, G and B (where 4:2:0 costs thin coloured
lines most). The lowest and the mean of the frames are shown. The aim: a luma SSIM of at least 0.995 in all of them.
"""
import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

AIM = 0.995
TO_RGB = "scale=in_color_matrix=bt709:in_range=tv:flags=bicubic+accurate_rnd+full_chroma_int,format=gbrp"
TO_LUMA = "scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd+full_chroma_inp,format=yuv444p,extractplanes=y"


def output_of(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}\n{done.stderr[-2000:]}")
    return done.stdout + done.stderr


def frame_count(film):
    return int(output_of("ffprobe", "-v", "error", "-select_streams", "v", "-show_entries", "stream=nb_frames", "-of",
                         "csv=p=0", str(film)))


def compare(film, k, painted):
    """SSIM of luma, SSIM of RGB, PSNR of RGB."""
    pick = f"[0:v]select=eq(n\\,{k}),setpts=0"
    graph = (f"{pick},split[a][b];[1:v]setpts=0,format=gbrp,split=3[p][q][r];[a]{TO_RGB},split[c][d];"
             f"[c][p]ssim;[d][q]psnr;[b]extractplanes=y[e];[r]{TO_LUMA}[f];[e][f]ssim")
    text = output_of("ffmpeg", "-hide_banner", "-i", str(film), "-i", str(painted), "-filter_complex", graph,
                     "-frames:v", "1", "-f", "null", "-")
    ssim = [(int(n), line) for n, line in re.findall(r"Parsed_ssim_(\d+).*SSIM (.*)", text)]
    rgb, luma = (line for _, line in sorted(ssim))
    psnr = re.search(r"PSNR .*average:(\S+)", text).group(1)
    values = [float(re.search(r"All:([0-9.]+)", line).group(1)) for line in (luma, rgb)]
    return (*values, 99.0 if psnr == "inf" else float(psnr))


def measure(gradreel, scene, profile, frames, folder):
    output_of(gradreel, "render", str(scene), "--profile", profile, "--output-dir", str(folder), "-q")
    film = next(folder.glob(f"{scene.stem}*.mp4"))
    count = frame_count(film)
    rows = []
    for i in range(frames):
        k = (count - 1) * (i + 1) // frames
        painted = folder / "painted.png"
        output_of(gradreel, "frame", str(scene), str(k), "--profile", profile, "-o", str(painted))
        rows.append(compare(film, k, painted))
    size = film.stat().st_size
    film.unlink()
    return list(zip(*rows)), size


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scenes", nargs="*", type=pathlib.Path)
    parser.add_argument("--gradreel", default="build/release/gradreel")
    parser.add_argument("--profiles", nargs="+", default=["lecture", "ci", "square", "story"])
    parser.add_argument("--frames", type=int, default=6)
    options = parser.parse_args()
    print("| Scene | Profile | luma SSIM, lowest | mean | RGB SSIM, lowest | RGB PSNR, lowest | MB |\n|---|---|---|---|---|---|---|")
    below = 0
    for scene in options.scenes:
        for profile in options.profiles:
            with tempfile.TemporaryDirectory() as name:
                (luma, rgb, psnr), size = measure(options.gradreel, scene, profile, options.frames, pathlib.Path(name))
            below += min(luma) < AIM
            print(f"| {scene.stem} | {profile} | {min(luma):.4f} | {sum(luma) / len(luma):.4f} | {min(rgb):.4f} "
                  f"| {min(psnr):.1f} dB | {size / 1e6:.1f} |", flush=True)
    if below:
        sys.exit(f"{below} films are below a luma SSIM of {AIM}")


if __name__ == "__main__":
    main()
