"""Records how a network trains, and the loss around its path, for gradreel. Copy this file; it needs torch and numpy.

    recorder = Recorder(model)
    for inputs, targets in batches:
        recorder.log()                                # before each step, and once after the last
        optimizer.zero_grad()
        criterion(model(inputs), targets).backward()
        optimizer.step()
    recorder.log()
    recorder.save("landscape.npz", lambda: criterion(model(all_inputs), all_targets))

save() prints the scene that shows the file. Several runs share a plane: recorder.log("Adam"), recorder.log("SGD").
"""
import os

import numpy as np
import torch


class Recorder:
    """Parameters of a model, flattened, at the steps at which log() was called."""

    def __init__(self, model, every=1):
        self.parameters = [p for p in model.parameters() if p.requires_grad]
        self.every = every  # steps: others are counted but not kept
        self.runs = {}  # name: [(step, parameters)]
        self.steps = {}

    def log(self, run="run"):
        step = self.steps[run] = self.steps.get(run, -1) + 1
        if step % self.every == 0:
            flat = torch.nn.utils.parameters_to_vector(self.parameters)
            self.runs.setdefault(run, []).append((step, flat.detach().to("cpu", torch.float64, copy=True)))

    def save(self, path, loss, directions="pca", nodes=41, margin=0.3, seed=0):
        """Writes x, y, z (the loss on a plane), and for each run its path: columns x, y, loss.

        loss() gives the loss of the model as it stands, on all data; call model.eval() in it if there are layers that
        differ in training, such as dropout. The plane goes through the end of the first run, along the two directions
        in which the runs spread most from there ("pca") or two "random" ones, normalised filter by filter (Li et al.,
        Visualizing the Loss Landscape of Neural Nets, 2018).
        """
        runs = {name: torch.stack([flat for _, flat in log]) for name, log in self.runs.items()}
        origin = next(iter(runs.values()))[-1].clone()
        before = torch.nn.utils.parameters_to_vector(self.parameters).detach().clone()
        moves = torch.cat([path - origin for path in runs.values()])  # T x n
        if directions == "pca":
            plane, explained = principal_directions(moves)
        else:
            torch.manual_seed(seed)
            plane = torch.stack([random_direction(self.parameters, origin) for _ in range(2)])
            explained = shares_along(moves, plane)
        try:
            arrays = {"explained": explained}
            for name, log in self.runs.items():
                places = torch.linalg.lstsq(plane.T, (runs[name] - origin).T).solution.T.numpy()
                losses = [self.loss_at(flat, loss) for flat in runs[name]]
                arrays[name] = np.column_stack([places, losses])
                arrays[name + "_step"] = np.array([step for step, _ in log])
            x, y = axes_around(np.concatenate([arrays[name][:, :2] for name in runs]), nodes, margin)
            z = np.array([[self.loss_at(origin + a * plane[0] + b * plane[1], loss) for a in x] for b in y])
            np.savez_compressed(path, x=x, y=y, z=z, **arrays)
        finally:
            self.set(before)
        print(scene_text(path, directions, explained))

    def set(self, flat):
        torch.nn.utils.vector_to_parameters(flat.to(self.parameters[0]), self.parameters)

    def loss_at(self, flat, loss):
        self.set(flat)
        with torch.no_grad():
            return float(loss())


def principal_directions(moves):
    """The two directions along which the rows are longest, and their shares of the sum of squares.

    From the T x T matrix of products, whose eigenvectors combine the rows to directions: T is much less than n.
    """
    values, vectors = torch.linalg.eigh(moves @ moves.T)  # rising
    values, vectors = values.flip(0)[:2], vectors.flip(1)[:, :2]
    plane = (moves.T @ vectors / values.sqrt()).T
    plane *= torch.where(plane.sum(1) < 0, -1.0, 1.0)[:, None].double()  # of the two signs always the same
    return plane, (values / (moves ** 2).sum()).numpy()


def random_direction(parameters, origin):
    """Each filter as long as the network's; biases and the like stay."""
    parts = []
    for p, weights in zip(parameters, origin.split([p.numel() for p in parameters])):
        if p.dim() < 2:
            parts.append(torch.zeros_like(weights))
            continue
        filters = weights.reshape(p.shape[0], -1)
        random = torch.randn(filters.shape, dtype=filters.dtype)
        lengths = filters.norm(dim=1, keepdim=True) / random.norm(dim=1, keepdim=True)
        parts.append((random * lengths).flatten())
    return torch.cat(parts)


def shares_along(moves, plane):
    """Of the sum of squares, in the first direction and in what the second adds to it."""
    basis = torch.linalg.qr(plane.T).Q
    return ((moves @ basis) ** 2).sum(0).div((moves ** 2).sum()).numpy()


def axes_around(places, nodes, margin):
    """Around all places and the origin, and neither side less than half of the other."""
    low, high = np.minimum(places.min(0), 0), np.maximum(places.max(0), 0)
    half = (high - low) / 2 * (1 + 2 * margin)
    half = np.maximum(half, half.max() / 2)
    return [np.linspace(m - h, m + h, nodes) for m, h in zip((low + high) / 2, half)]


def scene_text(path, directions, explained):
    name = "PC" if directions == "pca" else "Direction"
    x, y = (f"{name} {i + 1} ({100 * share:.0f} %)" for i, share in enumerate(explained))
    file = os.path.basename(path)
    return f'surface: {{grid: {file}}}\ntrajectories: [{{file: {file}}}]\nview: {{labels: {{x: "{x}", y: "{y}"}}}}'
