#!/usr/bin/env python3
"""Writes the arrays of tests/readers/npy_test.cpp: tests/readers/make_arrays.py, with python3-numpy."""
import pathlib
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
