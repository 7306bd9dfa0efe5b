"""Rows brought together by an integer key; the work of adding effort up."""

from __future__ import annotations

import numpy as np

_BITS = 16  # numpy sorts integers of 16 bits by counting
_MASK = (1 << _BITS) - 1
_FEW = 1 << 12


def order_of(key: np.ndarray) -> np.ndarray:
    """Return the stable order that sorts integers from 0 on; shape (n,).

    As ``numpy.argsort(key, kind="stable")``, but twice as fast on many keys of up to 32 bits.
    """
    most = int(key.max()) if len(key) else 0
    if len(key) < _FEW or most >> 2 * _BITS:
        return np.argsort(key, kind="stable")
    order = np.argsort((key & _MASK).astype(np.uint16), kind="stable")
    if most >> _BITS:
        order = order[np.argsort((key >> _BITS).astype(np.uint16)[order], kind="stable")]
    return order


def starts_of(*keys: np.ndarray) -> np.ndarray:
    """Return where each run of rows with equal keys begins."""
    change = np.zeros(len(keys[0]), bool)
    change[:1] = True
    for key in keys:
        change[1:] |= key[1:] != key[:-1]
    return np.flatnonzero(change)


def sums_of(values: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """Add up the values of each run."""
    return np.add.reduceat(values, starts) if len(starts) else np.empty(0)


def numbered(*codes: np.ndarray) -> np.ndarray:
    """Return one number, 0 to n - 1, for each combination of codes from 0 on, in the order of the first, second ..."""
    combined = np.zeros(len(codes[0]), np.int64)
    for code in codes:
        # Made dense each time, so that no product grows beyond 64 bits.
        combined = np.unique(combined * (int(code.max(initial=0)) + 1) + code, return_inverse=True)[1]
    return combined
