#!/usr/bin/env python3
"""Makes sine.npz: how two optimizers train a small network, on the plane of their paths. Needs python3-torch.

A network with one hidden layer (1-16-1, tanh, 49 parameters) learns a noisy sine by SGD with momentum and by Adam, from the
same initial parameters and with the same batches.
"""
import pathlib
import sys

import torch

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here.parent.parent / "scripts"))
from landscape import Recorder  # noqa: E402

STEPS, BATCH, POINTS = 200, 32, 128

torch.manual_seed(1)
torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
x = torch.linspace(-1, 1, POINTS)[:, None]
y = torch.sin(5 * x) + 0.1 * torch.randn(POINTS, 1)
model = torch.nn.Sequential(torch.nn.Linear(1, 16), torch.nn.Tanh(), torch.nn.Linear(16, 1))
initial = [p.detach().clone() for p in model.parameters()]
criterion = torch.nn.MSELoss()
batches = [torch.randint(POINTS, (BATCH,)) for _ in range(STEPS)]
recorder = Recorder(model)

for name, make in {
    "SGD with momentum": lambda: torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9),
    "Adam": lambda: torch.optim.Adam(model.parameters(), lr=0.03),
}.items():
    with torch.no_grad():
        for p, start in zip(model.parameters(), initial):
            p.copy_(start)
    optimizer = make()
    for batch in batches:
        recorder.log(name)
        optimizer.zero_grad()
        criterion(model(x[batch]), y[batch]).backward()
        optimizer.step()
    recorder.log(name)

recorder.save(here / "sine.npz", lambda: criterion(model(x), y), nodes=61)
