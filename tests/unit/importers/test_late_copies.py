"""Copies of a recording whose clock was read in another time zone, and walks that only look like one."""

from __future__ import annotations

import json

import numpy as np
import pytest

from pawc_planner.importers.batch import import_files
from pawc_planner.importers.patrols.late_copies import late_copies

from .wrong_months import Leg, Month, Patrol, Recording, as_csv, as_smart, length_km


def walk(seed: int = 1, n: int = 300) -> Recording:
    rng = np.random.default_rng(seed)
    heading = np.cumsum(rng.normal(0, 0.2, n))
    x, y = 190_000 + np.cumsum(20 * np.cos(heading)), 1_570_000 + np.cumsum(20 * np.sin(heading))
    return Recording(x, y, 1_735_700_000 + 30.0 * np.arange(n))


def late(one: Recording, *others: Recording) -> list[bool]:
    """Return for each other recording whether it is a copy of one."""
    every = (one, *others)
    x, y, t = (np.concatenate([getattr(found, name) for found in every]) for name in ("x", "y", "t"))
    number = np.repeat(np.arange(len(every)), [len(found.t) for found in every])
    copied = late_copies(x, y, t, number)
    assert not copied[number == 0].any()
    return [bool(copied[number == at + 1].all()) for at in range(len(others))]


def moved(one: Recording, seconds: float, metres: float = 0.0) -> Recording:
    shift = np.random.default_rng(2).normal(0, metres, (2, len(one.t))) if metres else np.zeros((2, len(one.t)))
    return Recording(one.x + shift[0], one.y + shift[1], one.t + seconds)


@pytest.mark.parametrize("seconds", [3600, -7 * 3600, 300])
def test_the_same_places_with_all_times_moved_are_a_copy(seconds):
    one = walk()
    assert late(one, moved(one, seconds), moved(one.part(slice(20, -40)), seconds)) == [True, True]


def test_what_was_walked_again_is_none():
    one = walk()
    back = Recording(one.x[::-1], one.y[::-1], one.t + 3 * 3600)
    assert late(one, back, moved(one, 86400), moved(one, 5 * 3600, metres=3), walk(2)) == [False] * 4


@pytest.mark.parametrize("form", [as_csv, as_smart])
def test_a_leg_in_another_zone_counts_once_now_and_later(site, tmp_path, form):
    one = walk()
    for number, legs in enumerate(([one], [one, moved(one, 7 * 3600)])):
        found = [Leg(str(at + 1), {1: [recording]}) for at, recording in enumerate(legs)]
        source = tmp_path / f"patrol {number}.{'csv' if form is as_csv else 'xml'}"
        source.write_text(form(Month([Patrol("P1", found)], 0, 0)), encoding="utf-8")
        report = import_files(site, source)
        assert report.stored + report.repaired + report.present == report.read
    assert site.read("leg_days")["clean_km"].sum() == pytest.approx(length_km(one), rel=1e-4)
    assert set(site.read("repairs")["rule"]) == {"late_copy"}


def test_a_longer_copy_that_comes_later_is_explained_as_one(site, tmp_path):
    one = walk()
    longer = moved(one, 9, metres=4)
    for number, recording in enumerate((one.part(slice(80, -40)), longer)):
        source = tmp_path / f"part {number}.csv"
        source.write_text(as_csv(Month([Patrol("P1", [Leg("1", {1: [recording]})])], 0, 0)), encoding="utf-8")
        import_files(site, source)
    row = site.read("leg_days").iloc[0]
    assert row["clean_km"] == pytest.approx(length_km(one), rel=0.05)
    explained = json.loads(row["explained"])
    assert explained["overlap"] == pytest.approx(row["raw_km"] - row["clean_km"], rel=0.02)
