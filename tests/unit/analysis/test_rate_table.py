"""The table of rates adds up, whatever was found; kilometres of patrol-days equal clipping by shapely."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from pawc_planner.analysis.effort.patrol_days import patrol_days
from pawc_planner.analysis.rates.tables import PatrolFinds, categories_of, rate_table
from pawc_planner.analysis.tracks import TrackSet
from pawc_planner.base.seasons import Seasons

from .parks import clipped_km, square_grid

CATEGORIES = ("a.", "a.b.", "a.b.c.", "a.d.", "e.f.", "ก.ข.")
days = st.integers(0, 1200).map(lambda n: date(2019, 12, 1) + timedelta(n))
finds = st.lists(st.tuples(st.sampled_from(["P", "Q", "R", ""]), days, st.sampled_from(CATEGORIES),
                           st.integers(1, 50), st.booleans(), st.booleans()), max_size=12)
lengths, shares = st.sampled_from([0, 1e-12, 0.01, 3, 25]), st.sampled_from([0, 0.4, 1])
walks = st.lists(st.tuples(st.sampled_from(["P", "Q", "R"]), days, lengths, shares), max_size=12)


def patrol_finds(found, walked) -> PatrolFinds:
    table = pd.DataFrame([(p, d, c, float(n)) for p, d, c, n, *_ in found],
                         columns=["patrol_id", "day", "category", "count"])
    inside = np.array([[a, b] for *_, a, b in found], bool).reshape(len(found), 2)
    patrols = pd.DataFrame([(p, d, km) for p, d, km, _ in walked], columns=["patrol_id", "day", "km"])
    patrols["km"] = patrols["km"].astype(float)
    sector_km = np.array([[km * share, km] for *_, km, share in walked], float).reshape(len(walked), 2)
    return PatrolFinds(table, inside, patrols, sector_km, ("west", "all"))


@settings(max_examples=15, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate])
@given(finds, walks)
def test_rates_add_up_and_lie_within_their_intervals(found, walked):
    made = patrol_finds(found, walked)
    table = rate_table(made, Seasons())
    per_km = table[table["per"] == "km"]
    total, km = made.finds["count"].sum(), made.days["km"].sum()
    for by in ("site", "year", "season", "month"):
        rows = per_km[per_km["by"] == by]
        assert rows["finds"].sum() == total and rows["effort"].sum() == pytest.approx(km, abs=1e-9)
    leaves, parents = categories_of(made.finds["category"])
    rows = per_km[per_km["by"] == "category"].set_index("category")
    for name in (*leaves, *parents):
        below = made.finds["category"].str.startswith(name)
        assert rows.finds[name] == made.finds["count"][below].sum()
    known = table[table["effort"] > 0]
    assert table["rate"][table["effort"] == 0].isna().all()
    for low, value, high in (("low", "rate", "high"), ("shrunk_low", "shrunk", "shrunk_high")):
        assert (known[low] <= known[value] * (1 + 1e-9)).all() and (known[value] <= known[high] * (1 + 1e-9)).all()
    assert (table["dispersion"] >= 1).all()


def test_parents_join_several_and_stand_once():
    leaves, parents = categories_of(["a.b.c.", "a.b.d.", "a.b.c.", "x.y.", "q.r.s.t.", "q.r.s.u."])
    assert leaves == ["a.b.c.", "a.b.d.", "q.r.s.t.", "q.r.s.u.", "x.y."]
    assert parents == ["a.b.", "q.r.s."]
    assert categories_of(["a.", "a.b."]) == (["a.", "a.b."], [])
    assert categories_of([]) == ([], [])


def test_kilometres_of_patrol_days_equal_clipping():
    rng = np.random.default_rng(5)
    grid = square_grid(12)
    x, y = rng.uniform(-500, 12_500, (2, 60))
    part = np.repeat(np.arange(6), 10)
    parts = pd.DataFrame({"patrol_id": ["P", "P", "Q", "Q", "P", None], "leg_id": "1",
                          "day": [date(2024, 2, 29)] * 3 + [date(2024, 3, 1)] * 3, "transport": "foot"})
    tracks = TrackSet(x, y, np.full(60, np.nan), part, parts)
    areas = [shapely.box(0, 0, 12_000, 12_000), shapely.Polygon([(0, 0), (9_000, 400), (5_000, 11_000)]),
             shapely.Polygon()]
    found = patrol_days(tracks, grid, areas)
    assert list(zip(found.table["patrol_id"], found.table["day"])) == [
        ("", date(2024, 3, 1)), ("P", date(2024, 2, 29)), ("P", date(2024, 3, 1)), ("Q", date(2024, 2, 29)),
        ("Q", date(2024, 3, 1)),
    ]
    members = [[5], [0, 1], [4], [2], [3]]
    for row, rows in enumerate(members):
        some = tracks.where(np.isin(np.arange(6), rows))
        assert found.km[row, 0] == pytest.approx(clipped_km(some, areas[0])[0])
        assert found.km[row, 1] == pytest.approx(clipped_km(some, areas[1])[0])
    assert (found.km[:, 2] == 0).all()
    visited = set(zip(found.visits["row"], found.visits["cell"]))
    assert len(visited) == len(found.visits)
    seen = {(0, int(cell)) for cell in grid.spec.cells_at(x[50:], y[50:]) if cell >= 0}
    assert seen and seen <= visited
