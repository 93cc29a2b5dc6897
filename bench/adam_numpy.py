#!/usr/bin/python3
"""Adam on Himmelblau's function in NumPy, beside bench/batch_bench.cpp: the same update, vectorised, float64,
with the gradient in closed form.

    adam_numpy.py COLUMNS EPOCHS ROUNDS

Prints the median of column-steps per second, and the sum of all end positions. Needs python3-numpy.
"""
import sys
import time

import numpy as np


def gradient(x, g):
    a = x[0] * x[0] + x[1] - 11.0
    b = x[0] + x[1] * x[1] - 7.0
    g[0] = 4.0 * a * x[0] + 2.0 * b
    g[1] = 2.0 * a + 4.0 * b * x[1]


def descend(x, epochs, lr=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    x = x.copy()
    g, m, v = np.empty_like(x), np.zeros_like(x), np.zeros_like(x)
    for t in range(1, epochs + 1):
        gradient(x, g)
        m *= beta1
        m += (1 - beta1) * g
        v *= beta2
        v += (1 - beta2) * g * g
        x -= lr * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + epsilon)
    return x


columns, epochs, rounds = (int(argument) for argument in sys.argv[1:4])
i = np.arange(columns)
start = np.stack([-5 + 10 * ((i * 0.6180339887498949) % 1), -5 + 10 * ((i + 0.5) / columns)])
rates = []
for _ in range(rounds):
    begin = time.perf_counter()
    end = descend(start, epochs)
    rates.append(columns * epochs / (time.perf_counter() - begin))
print(sorted(rates)[rounds // 2], float(end.sum()))
