#!/usr/bin/env python3
"""Writes networks.json: losses and gradients of small networks by PyTorch (Debian: apt-get install python3-torch).

Weights are as torch.nn.Linear has them, layer by layer: its weight, row by row, then its bias.
"""
import json

import torch

torch.set_default_dtype(torch.float64)
torch.manual_seed(3)


def case(activation, hidden, rows, l2):
    sizes = [2, *hidden, 1]
    layers = [torch.nn.Linear(a, b) for a, b in zip(sizes, sizes[1:])]
    x = torch.randn(rows, 2) * 1.5
    y = (torch.rand(rows) < 0.5).double()
    act = {"tanh": torch.tanh, "relu": torch.relu, "gelu": torch.nn.functional.gelu}[activation]
    z = x
    for layer in layers[:-1]:
        z = act(layer(z))
    z = layers[-1](z).squeeze(1)
    loss = torch.nn.functional.binary_cross_entropy_with_logits(z, y)
    loss = loss + l2 / 2 * sum((layer.weight**2).sum() for layer in layers)
    loss.backward()
    parts = [p for layer in layers for p in (layer.weight, layer.bias)]
    return {
        "activation": activation,
        "hidden": hidden,
        "l2": l2,
        "points": x.flatten().tolist(),
        "labels": y.tolist(),
        "weights": torch.cat([p.detach().flatten() for p in parts]).tolist(),
        "outputs": z.detach()[:5].tolist(),
        "loss": loss.item(),
        "gradient": torch.cat([p.grad.flatten() for p in parts]).tolist(),
    }


cases = [
    case("tanh", [4, 3], 7, 0),
    case("relu", [5], 9, 0.01),
    case("gelu", [3, 4], 6, 0),
    case("tanh", [6, 5], 130, 0.1),
]
with open(__file__.replace("make_network_references.py", "networks.json"), "w") as file:
    json.dump({"torch": torch.__version__, "cases": cases}, file)
    file.write("\n")
