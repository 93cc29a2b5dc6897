#!/usr/bin/env python3
"""How near the frames of a film are to what was painted: a table of SSIM and PSNR.

usage: quality.py [--gradreel build/release/gradreel] [--profiles lecture ci square story] [--frames 6] [SCENE ...]

Renders each scene in each profile, decodes some frames with ffmpeg (which must be installed; Pillow for WebP, which it
does not know), and compares them with the same frames painted by `gradreel frame`: SSIM of the luma, SSIM and PSNR over
R, G and B (where 4:2:0 costs thin coloured lines most). The lowest and the mean of the frames are shown. The aim: a luma
SSIM of at least 0.995 in all of them. A profile may have another format and other settings: blog,webp,lossless=false is
the size and rate of blog.
"""
import argparse
import pathlib
import re
import shutil
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


def read_settings(path):
    return dict(line.split(": ", 1) for line in path.read_text().splitlines() if ": " in line and line[0] not in "# ")


def make_configs(configs, profile, folder):
    """Configs whose profile `measured` is the wanted one; and its settings."""
    base, *changes = profile.split(",")
    settings = read_settings(configs / "profiles" / f"{base}.yaml")
    if changes:
        settings = {key: settings[key] for key in ("description", "width", "height", "fps")}
        settings["format"] = changes[0]
        settings.update(change.split("=") for change in changes[1:])
    shutil.copytree(configs, folder)
    (folder / "profiles/measured.yaml").write_text("".join(f"{k}: {v}\n" for k, v in settings.items()))
    return settings


def frame_count(film, fps):
    if film.suffix == ".webp":
        return round(sum(ms for ms, _ in webp_pictures(film)) * fps / 1000)
    return int(output_of("ffprobe", "-v", "error", "-count_packets", "-select_streams", "v", "-show_entries",
                         "stream=nb_read_packets", "-of", "csv=p=0", str(film)))


def webp_pictures(film):
    """Duration in ms and pixels of each."""
    from PIL import Image, ImageSequence
    with Image.open(film) as images:
        for image in ImageSequence.Iterator(images):
            pixels = image.convert("RGB")
            yield image.info["duration"], pixels


def webp_frame(film, k, fps, path):
    """Writes the picture that is shown at frame k as a PNG."""
    end = 0
    for ms, picture in webp_pictures(film):
        end += ms
        if end > (k + 0.5) * 1000 / fps:
            break
    picture.save(path)
    return path


def compare(film, k, fps, painted):
    """SSIM of luma, SSIM of RGB, PSNR of RGB."""
    to_rgb, luma = TO_RGB, "extractplanes=y"
    if film.suffix == ".webp":
        film, k = webp_frame(film, k, fps, painted.with_name("shown.png")), 0
        to_rgb, luma = "format=gbrp", TO_LUMA
    pick = f"[0:v]select=eq(n\\,{k}),setpts=0"
    graph = (f"{pick},split[a][b];[1:v]setpts=0,format=gbrp,split=3[p][q][r];[a]{to_rgb},split[c][d];"
             f"[c][p]ssim;[d][q]psnr;[b]{luma}[e];[r]{TO_LUMA}[f];[e][f]ssim")
    text = output_of("ffmpeg", "-hide_banner", "-i", str(film), "-i", str(painted), "-filter_complex", graph,
                     "-frames:v", "1", "-f", "null", "-")
    ssim = [(int(n), line) for n, line in re.findall(r"Parsed_ssim_(\d+).*SSIM (.*)", text)]
    rgb, luma = (line for _, line in sorted(ssim))
    psnr = re.search(r"PSNR .*average:(\S+)", text).group(1)
    values = [float(re.search(r"All:([0-9.]+)", line).group(1)) for line in (luma, rgb)]
    return (*values, 99.0 if psnr == "inf" else float(psnr))


def measure(options, scene, profile, folder):
    settings = make_configs(options.configs, profile, folder / "configs")
    fps = float(settings["fps"])
    given = ("--config-dir", str(folder / "configs"), "--profile", "measured")
    output_of(options.gradreel, "render", str(scene), *given, "--output-dir", str(folder / "films"), "-q", "--no-cache")
    film = next((folder / "films").iterdir())
    count = frame_count(film, fps)
    rows = []
    for i in range(options.frames):
        k = (count - 1) * (i + 1) // options.frames
        painted = folder / "painted.png"
        output_of(options.gradreel, "frame", str(scene), str(k), *given, "-o", str(painted))
        rows.append(compare(film, k, fps, painted))
    return list(zip(*rows)), film.stat().st_size


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scenes", nargs="*", type=pathlib.Path)
    parser.add_argument("--gradreel", default="build/release/gradreel")
    parser.add_argument("--configs", type=pathlib.Path, default=pathlib.Path(__file__).parents[1] / "configs")
    parser.add_argument("--profiles", nargs="+", default=["lecture", "ci", "square", "story"])
    parser.add_argument("--frames", type=int, default=6)
    options = parser.parse_args()
    print("| Scene | Profile | luma SSIM, lowest | mean | RGB SSIM, lowest | RGB PSNR, lowest | MB |\n|---|---|---|---|---|---|---|")
    below = 0
    for scene in options.scenes:
        for profile in options.profiles:
            with tempfile.TemporaryDirectory() as name:
                (luma, rgb, psnr), size = measure(options, scene, profile, pathlib.Path(name))
            below += min(luma) < AIM
            print(f"| {scene.stem} | {profile} | {min(luma):.4f} | {sum(luma) / len(luma):.4f} | {min(rgb):.4f} "
                  f"| {min(psnr):.1f} dB | {size / 1e6:.1f} |", flush=True)
    if below:
        sys.exit(f"{below} films are below a luma SSIM of {AIM}")


if __name__ == "__main__":
    main()
