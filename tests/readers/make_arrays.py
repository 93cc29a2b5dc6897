#!/usr/bin/env python3
"""Writes the arrays of tests/readers/npy_test.cpp: tests/readers/make_arrays.py, with python3-numpy."""
import pathlib
import zipfile

import numpy as np

folder = pathlib.Path(__file__).parent / "arrays"
folder.mkdir(exist_ok=True)
grid = np.arange(6).reshape(2, 3) - 1.5
for name in ["<f8", ">f8", "<f4", "<f2", ">f2"]:
    np.save(folder / f"{name[1:]}{'big' if name[0] == '>' else ''}.npy", grid.astype(name))
for name in ["<i8", ">i4", "<i2", "i1", "<u8", "<u4", ">u2", "u1"]:
    np.save(folder / f"{name.strip('<>')}.npy", np.arange(6).reshape(2, 3).astype(name))
np.save(folder / "bool.npy", np.array([True, False]))
np.save(folder / "fortran.npy", np.asfortranarray(np.arange(24.0).reshape(2, 3, 4)))
np.save(folder / "scalar.npy", np.float64(2.5))
np.save(folder / "complex.npy", np.array([1j]))
np.save(folder / "text.npy", np.array(["a"]))
np.save(folder / "objects.npy", np.array([{}], dtype=object))
np.save(folder / "record.npy", np.array([(1, 2)], dtype=[("a", "f8"), ("b", "f8")]))
np.save(folder / "longdouble.npy", np.array([1], dtype=np.longdouble))
np.save(folder / "large.npy", np.array([2**53 + 1]))
np.save(folder / "special.npy", np.array([np.inf, -np.inf, np.nan, 2**-24], dtype="f2"))
np.savez(folder / "plain.npz", x=np.array([1.0, 2.0]), z=grid)
np.savez_compressed(folder / "packed.npz", x=np.array([1.0, 2.0]), z=grid)

x, y = np.array([-1.0, 0.0, 2.0]), np.array([0.0, 1.0, 3.0, 4.0])
columns, rows = np.meshgrid(x, y)
z = columns**2 + 10 * rows
run = np.array([[-0.5, 3.5, 36.0], [0.0, 1.0, 10.0], [0.25, 0.5, 5.0]])
np.savez_compressed(folder / "landscape.npz", x=x, y=y, z=z, Adam=run, Adam_step=np.array([0, 5, 7]), explained=[0.6, 0.2])
np.savez_compressed(folder / "mesh.npz", x=columns, y=rows, z=z)
columns, rows = np.meshgrid(x, y, indexing="ij")
np.savez_compressed(folder / "mesh_ij.npz", x=columns, y=rows, z=z.T)
np.savetxt(folder / "matrix.txt", z, fmt="%g", header="from numpy.savetxt")


def with_stated_size(source, target, size):
    """A copy of an archive of one array whose headers say another size."""
    data = bytearray((folder / source).read_bytes())
    for magic, offset in [(b"PK\x01\x02", 24), (b"PK\x03\x04", 22)]:
        at = data.index(magic) + offset
        data[at:at + 4] = size.to_bytes(4, "little")
    (folder / target).write_bytes(data)


with zipfile.ZipFile(folder / "one.npz", "w", zipfile.ZIP_DEFLATED) as archive:
    archive.write(folder / "f8.npy", "a.npy")
with_stated_size("one.npz", "stated_large.npz", 300_000_000)
with_stated_size("one.npz", "stated_small.npz", 100)
