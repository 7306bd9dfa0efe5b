from __future__ import annotations

import numpy as np
import pytest
import shapely

from pawc_planner.analysis.grid import GridSpec
from pawc_planner.analysis.lines import crossings
from pawc_planner.analysis.lines.crossings import split_in_chunks, split_segments
from pawc_planner.base.errors import ParameterError

SPEC = GridSpec(0.0, 3000.0, 1000.0, 3, 3)


def one(x0: float, y0: float, x1: float, y1: float) -> list[tuple[int, float, float]]:
    pieces = split_segments([x0], [y0], [x1], [y1], SPEC)
    return [(int(c), round(a, 12), round(b, 12)) for c, a, b in zip(pieces.cell, pieces.start, pieces.end)]


def metres_per_cell(spec: GridSpec, x0, y0, x1, y1) -> np.ndarray:
    pieces = split_segments(x0, y0, x1, y1, spec)
    metres = np.hypot(x1 - x0, y1 - y0)[pieces.segment] * pieces.share
    return np.bincount(pieces.cell + 1, metres, minlength=spec.size + 1)


def test_segment_is_cut_where_it_crosses_edges():
    assert one(500, 2500, 2500, 2500) == [(0, 0.0, 0.25), (1, 0.25, 0.75), (2, 0.75, 1.0)]
    assert one(500, 500, 500, 2500) == [(6, 0.0, 0.25), (3, 0.25, 0.75), (0, 0.75, 1.0)]


def test_passing_through_a_corner_makes_no_empty_piece():
    assert one(500, 2500, 1500, 1500) == [(0, 0.0, 0.5), (4, 0.5, 1.0)]


def test_segment_along_an_edge_belongs_to_one_cell_east_or_south_of_it():
    assert one(1000, 2900, 1000, 2100) == [(1, 0.0, 1.0)]
    assert one(1100, 2000, 1900, 2000) == [(4, 0.0, 1.0)]


def test_outer_edges_belong_to_the_last_cells():
    assert one(3000, 2900, 3000, 2100) == [(2, 0.0, 1.0)]
    assert one(100, 0, 900, 0) == [(6, 0.0, 1.0)]
    assert one(0, 2900, 0, 2100) == [(0, 0.0, 1.0)]


def test_what_leaves_the_grid_has_no_cell():
    assert one(-1000, 2500, 500, 2500) == [(-1, 0.0, round(2 / 3, 12)), (0, round(2 / 3, 12), 1.0)]
    assert [cell for cell, _, _ in one(-500, 4500, 3500, 4500)] == [-1]
    assert [cell for cell, _, _ in one(np.nan, 500, 500, 500)] == [-1]


def test_standing_still_is_one_piece():
    assert one(1500, 1500, 1500, 1500) == [(4, 0.0, 1.0)]


def test_a_spike_across_the_world_is_cut_only_at_the_grid():
    assert len(split_segments([-1e300], [1500], [1e9], [1500], SPEC)) <= 5
    assert [cell for cell, _, _ in one(-1e8, 1500, 1e8, 1500)] == [-1, 3, 4, 5, -1]


def test_lengths_equal_shapely_clipping_and_nothing_is_lost():
    rng = np.random.default_rng(7)
    spec = GridSpec(250.0, 20_250.0, 500.0, 40, 40)
    start = rng.uniform(-1000, 22_000, (2, 400))
    x1, y1 = start + rng.normal(0, 4000, (2, 400))
    x0, y0 = start
    got = metres_per_cell(spec, x0, y0, x1, y1)
    lines = shapely.linestrings(np.stack([np.column_stack([x0, y0]), np.column_stack([x1, y1])], axis=1))
    everything = shapely.multilinestrings(lines)
    expected = shapely.length(shapely.intersection(everything, spec.boxes()))
    np.testing.assert_allclose(got[1:], expected, rtol=1e-6, atol=1e-9)
    assert got.sum() == pytest.approx(np.hypot(x1 - x0, y1 - y0).sum(), rel=1e-9)


def test_chunks_give_the_same_pieces(monkeypatch):
    rng = np.random.default_rng(3)
    ends = rng.uniform(-500, 3500, (4, 200))
    whole = split_segments(*ends, SPEC)
    monkeypatch.setattr(crossings, "CHUNK_SEGMENTS", 37)
    monkeypatch.setattr(crossings, "CHUNK_CROSSINGS", 5)
    parts = [pieces for _, pieces in split_in_chunks(*ends, SPEC)]
    assert len(parts) > 20
    for name in ("segment", "cell", "start", "end"):
        np.testing.assert_array_equal(np.concatenate([getattr(p, name) for p in parts]), getattr(whole, name))


def test_no_segments_and_unequal_lengths():
    assert len(split_segments([], [], [], [], SPEC)) == 0
    with pytest.raises(ParameterError, match="of one length"):
        split_segments([1.0], [1.0], [1.0, 2.0], [1.0], SPEC)
