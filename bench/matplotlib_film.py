#!/usr/bin/python3
"""The yardstick of bench/compare: the descents of `gradreel trajectories SCENE --format json` drawn by matplotlib.

usage: matplotlib_film.py TRAJECTORIES.json FILM.mp4 FRAMES still|orbit

Tuned by hand: what stands still is painted once and copied into every frame (blitting), frames go to ffmpeg's standard
input as bytes. With an orbiting camera, the 3D panel is painted anew in each frame, as it must be.
"""
import json
import subprocess
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

COLORS = ["#d62728", "#1f77b4", "#2ca02c", "#9467bd"]


def himmelblau(x, y):
    return (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2


def surface(axes):
    x, y = np.meshgrid(np.linspace(-5, 5, 70), np.linspace(-5, 5, 70))
    axes.plot_surface(x, y, np.log1p(himmelblau(x, y)), cmap="viridis", rcount=70, ccount=70)


def main():
    numbers, film, frames, camera = json.load(open(sys.argv[1])), sys.argv[2], int(sys.argv[3]), sys.argv[4]
    figure = plt.figure(figsize=(19.2, 10.8), dpi=100)
    flat, solid, loss = figure.add_subplot(121), figure.add_subplot(222, projection="3d"), figure.add_subplot(224)
    x, y = np.meshgrid(np.linspace(-5, 5, 300), np.linspace(-5, 5, 300))
    flat.contourf(x, y, np.log1p(himmelblau(x, y)), levels=24)
    surface(solid)
    loss.set_yscale("log")
    descents = [(np.array(d["points"]), np.array(d["losses"])) for d in numbers["descents"]]
    epochs = max(len(losses) for _, losses in descents) - 1
    loss.set_xlim(0, epochs)
    loss.set_ylim(1e-3, 1.2 * max(losses.max() for _, losses in descents))
    artists = []
    for (points, losses), color in zip(descents, COLORS):
        lines = [flat.plot([], [], color=color, lw=3)[0], solid.plot([], [], [], color=color, lw=3)[0],
                 loss.plot([], [], color=color, lw=3)[0], flat.plot([], [], "o", color=color, ms=12)[0]]
        for line in lines:
            line.set_animated(True)
        artists.append((points, losses, lines))
    figure.canvas.draw()
    background = figure.canvas.copy_from_bbox(figure.bbox)
    encoder = subprocess.Popen(["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgba", "-s", "1920x1080", "-r", "60",
                                "-i", "-", "-c:v", "libx264", "-preset", "veryfast", "-crf", "16", "-pix_fmt", "yuv420p", film],
                               stdin=subprocess.PIPE)
    for k in range(frames):
        if camera == "orbit":
            solid.view_init(elev=40, azim=-60 + 12 * k / 60)
            figure.canvas.draw()
        else:
            figure.canvas.restore_region(background)
        epoch = epochs * k // max(1, frames - 1)
        for points, losses, (trail, lifted, curve, head) in artists:
            shown = points[:epoch + 1]
            trail.set_data(shown[:, 0], shown[:, 1])
            lifted.set_data_3d(shown[:, 0], shown[:, 1], np.log1p(losses[:epoch + 1]))
            curve.set_data(np.arange(len(shown)), losses[:epoch + 1])
            head.set_data(shown[-1:, 0], shown[-1:, 1])
            for artist, axes in ((trail, flat), (lifted, solid), (curve, loss), (head, flat)):
                axes.draw_artist(artist)
        encoder.stdin.write(figure.canvas.buffer_rgba())
    encoder.stdin.close()
    sys.exit(encoder.wait())


if __name__ == "__main__":
    main()
