from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pawc_planner.analysis.grouping import numbered, order_of, starts_of, sums_of


@pytest.mark.parametrize("most", [1, 70_000, 2**32 - 1, 2**32, 2**60])
@pytest.mark.parametrize("n", [0, 1, 4095, 50_000])
def test_order_is_that_of_a_stable_sort(n, most):
    key = np.random.default_rng(1).integers(0, most, n, endpoint=True)
    key[n // 2:] = key[:n - n // 2]  # each twice, so that only a stable sort has one answer
    np.testing.assert_array_equal(order_of(key), np.argsort(key, kind="stable"))


def test_rows_of_one_key_add_up():
    first, second = np.array([0, 0, 1, 1, 1]), np.array([5, 5, 5, 6, 6])
    starts = starts_of(first, second)
    assert starts.tolist() == [0, 2, 3]
    assert sums_of(np.array([1.0, 2, 4, 8, 16]), starts).tolist() == [3, 4, 24]
    none = np.empty(0)
    assert len(starts_of(none)) == len(sums_of(none, starts_of(none))) == 0


def test_combinations_are_numbered_in_order_however_many_codes_there_are():
    codes = np.random.default_rng(2).integers(0, 2**40, (4, 300))
    codes[:, 200:] = codes[:, :100]
    expected = pd.DataFrame(codes.T).groupby([0, 1, 2, 3]).ngroup().to_numpy()
    np.testing.assert_array_equal(numbered(*codes), expected)
