#!/usr/bin/env python3
"""MP4 films in players: mpv and GStreamer's openh264dec.

usage: test.py GRADREEL

Of a film with a still and of one with a turning camera, each of three segments: mpv plays them, and seeks to frames on both sides
of the cuts, which are those of libav bit by bit; GStreamer decodes them whole. Neither may warn. Exit code 1 if anything is
wrong.

Frames of openh264 are counted only: its decoder, 2.3.1, makes B frames of x264 slightly wrong, those of any program
(https://github.com/cisco/openh264/issues/3712).
"""
import pathlib
import subprocess
import sys
import tempfile

WIDTH, HEIGHT, FPS, SECONDS = 640, 360, 25, 12
FRAMES = [0, 1, 57, 99, 100, 101, 199, 200, 250, 299]  # ends, both sides of cuts between segments, in between
SCENE = """surface: himmelblau
title: In a player
optimizers: [momentum, adam]
epochs: 60
timeline: {{duration: {seconds}}}
view: {{camera: {{orbit: {orbit}}}}}
outputs: [{{profile: ci, width: {width}, height: {height}, fps: {fps}}}]
"""
FRAME_BYTES = WIDTH * HEIGHT * 3 // 2


def silent(*command):
    """Runs it; what it says is a mistake."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode != 0 or done.stdout.strip():
        sys.exit(f"{' '.join(map(str, command))}: exit code {done.returncode}\n{done.stdout[-2000:]}")


def mpv(film, *options):
    silent("mpv", "--no-config", "--no-audio", "--msg-level=all=warn", *options, film)


def film_of(gradreel, folder, orbit):
    scene = folder / f"orbit{orbit}.yaml"
    scene.write_text(SCENE.format(seconds=SECONDS, orbit=orbit, width=WIDTH, height=HEIGHT, fps=FPS))
    silent(gradreel, "render", scene, "--output-dir", folder, "--no-cache", "--quiet")
    return folder / f"orbit{orbit}.mp4"


def look_at(film, folder):
    whole, one = folder / "whole.yuv", folder / "one.yuv"
    silent("ffmpeg", "-v", "warning", "-y", "-i", film, "-pix_fmt", "yuv420p", "-f", "rawvideo", whole)
    frames = whole.read_bytes()
    assert len(frames) == FPS * SECONDS * FRAME_BYTES, f"libav decodes {len(frames) / FRAME_BYTES} frames"

    mpv(film, "--vo=null", "--untimed")
    for k in FRAMES:
        mpv(film, f"--start={k / FPS}", "--frames=1", "--of=rawvideo", "--ovc=rawvideo", f"--o={one}")
        assert one.read_bytes() == frames[k * FRAME_BYTES:(k + 1) * FRAME_BYTES], f"mpv shows another frame than {k}"

    silent("gst-launch-1.0", "-q", "filesrc", f"location={film}", "!", "qtdemux", "!", "h264parse", "!", "openh264dec", "!",
           "video/x-raw,format=I420", "!", "filesink", f"location={whole}")
    decoded = whole.stat().st_size / FRAME_BYTES
    assert decoded == FPS * SECONDS, f"openh264 decodes {decoded} frames"


def main():
    gradreel = pathlib.Path(sys.argv[1]).resolve()
    for orbit in (0, 12):
        with tempfile.TemporaryDirectory() as folder:
            look_at(film_of(gradreel, pathlib.Path(folder), orbit), pathlib.Path(folder))
    print(f"players: mpv and openh264 play both films; {len(FRAMES)} seeks in mpv are exact")


if __name__ == "__main__":
    main()
