#!/usr/bin/python3
"""The basins of Adam on Himmelblau's function in NumPy, beside bench/basins_bench.cpp: the same grid, stop rules
and times of arrival, with the gradient in closed form, in blocks that stay in a core's cache.

    basins_numpy.py SIDE EPOCHS

Prints how many places end in each minimum (-1: elsewhere, -2: diverged). Needs python3-numpy.
"""
import sys

import numpy as np

MINIMA = [(3, 2), (-2.805118086952745, 3.131312518250573), (-3.779310253377747, -3.2831859912861696),
          (3.5844283403304917, -1.8481265269644036)]
BLOCK = 4096


def evaluate(x, y):
    a = x * x
    a += y
    a -= 11.0
    b = y * y
    b += x
    b -= 7.0
    return a * a + b * b, 4.0 * a * x + 2.0 * b, 2.0 * a + 4.0 * b * y


def fates(x, y, epochs, lr=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8, tolerance=0.1):
    x, y = x.copy(), y.copy()
    mx, my, vx, vy = (np.zeros_like(x) for _ in range(4))
    target, arrival = np.full(x.size, -1), np.zeros(x.size, int)
    running = np.ones(x.size, bool)
    for t in range(epochs + 1):
        near = np.full(x.size, -1)
        for i, (mi_x, mi_y) in enumerate(MINIMA):
            dx, dy = x - mi_x, y - mi_y
            dx *= dx
            dy *= dy
            dx += dy
            near[dx <= tolerance * tolerance] = i
        moved = (near != target) & running
        if moved.any():
            target[moved] = near[moved]
            arrival[moved] = t
        f, gx, gy = evaluate(x, y)
        if t == 0:
            limit = 1000 * np.maximum(1.0, f)
        lost = running & ~(f <= limit)
        if lost.any():
            target[lost] = -2
            arrival[lost] = t
            running &= ~lost
        if t == epochs:
            return target, arrival
        bias1, bias2 = 1 - beta1 ** (t + 1), 1 - beta2 ** (t + 1)
        for p, m, v, g in ((x, mx, vx, gx), (y, my, vy, gy)):
            m *= beta1
            m += (1 - beta1) * g
            v *= beta2
            g *= g
            g *= 1 - beta2
            v += g
            root = v / bias2
            np.sqrt(root, out=root)
            root += epsilon
            step = m / bias1
            step /= root
            step *= lr
            p -= step


side, epochs = (int(argument) for argument in sys.argv[1:3])
middles = -5 + 10 * (np.arange(side) + 0.5) / side
x, y = (a.ravel() for a in np.meshgrid(middles, -middles))
counts = {}
for first in range(0, x.size, BLOCK):
    target, _ = fates(x[first:first + BLOCK], y[first:first + BLOCK], epochs)
    for value, count in zip(*np.unique(target, return_counts=True)):
        counts[int(value)] = counts.get(int(value), 0) + int(count)
print("".join(f" {target}:{count}" for target, count in sorted(counts.items())))
