"""Breakdowns of effort against shapely, pandas and hand-made tracks."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest
import shapely

from pawc_planner.analysis.effort import cell_effort
from pawc_planner.analysis.effort.params import EffortParams
from pawc_planner.analysis.effort.tables import COUNTS, KEYS, LENGTHS, effort_ledger
from pawc_planner.analysis.grid import planning_grid
from pawc_planner.analysis.lines import sector_parts
from pawc_planner.analysis.lines.sector_parts import NO_SECTOR, OUTSIDE
from pawc_planner.analysis.tracks import TrackSet
from pawc_planner.base.errors import ParameterError
from pawc_planner.base.seasons import Seasons

from .parks import clipped_km, square_grid, track_set, wandering_tracks

SQUARE = shapely.box(0, 0, 3000, 3000)
WEST, EAST = shapely.box(0, 0, 1250, 3000), shapely.box(1250, 0, 2000, 3000)
MIDNIGHT = 1738281600.0  # 2025-01-31T00:00Z


def timed(tracks: TrackSet, *hours: float) -> TrackSet:
    """The same tracks with fixes at hours of 31 January 2025, UTC."""
    tracks.t[:] = MIDNIGHT + 3600 * np.array(hours)
    return tracks


def ledger(tracks, sectors=(), boundary=SQUARE, **more):
    return effort_ledger(tracks, planning_grid(boundary, 1000).spec, boundary, sectors, **more)


def column(table, key, name="km"):
    return table.set_index(key)[name].to_dict()


def test_sectors_cut_cells_and_with_what_lies_outside_they_add_up():
    # 5 km east along the middle: 1 km before the park, 1.25 in the west, 0.75 in the east, 1 in no sector, 1 beyond.
    table = ledger(track_set([(-1000, 1500), (4000, 1500)]), [("West", WEST), ("East", EAST)]).by("sector")
    assert column(table, "sector") == pytest.approx({"West": 1.25, "East": 0.75, NO_SECTOR: 1.0, OUTSIDE: 2.0})
    assert table["hours"].sum() == pytest.approx(1 / 60)
    assert table["patrol_days"].tolist() == [1, 1, 1, 1]


def test_where_sectors_overlap_the_first_counts_and_it_is_said():
    both = ledger(track_set([(0, 1500), (3000, 1500)]), [("West", WEST), ("All", SQUARE)])
    assert column(both.by("sector"), "sector") == pytest.approx({"West": 1.25, "All": 1.75, NO_SECTOR: 0, OUTSIDE: 0})
    assert "3.75 km²" in str(both.notes[0])


def test_a_sector_beyond_the_boundary_counts_inside_it_only():
    table = ledger(track_set([(-1000, 1500), (1000, 1500)]), [("Wide", shapely.box(-5000, 0, 5000, 3000))]).by("sector")
    assert column(table, "sector") == pytest.approx({"Wide": 1.0, NO_SECTOR: 0.0, OUTSIDE: 1.0})


def test_a_sector_nobody_visited_stands_with_nothing_and_two_of_one_name_are_one():
    sectors = [("A", WEST), ("A", EAST), ("ไกล", shapely.box(2500, 0, 3000, 3000))]
    table = ledger(track_set([(1000, 1500), (1500, 1500)]), sectors).by("sector")
    assert column(table, "sector") == pytest.approx({"A": 0.5, "ไกล": 0.0, NO_SECTOR: 0.0, OUTSIDE: 0.0})
    assert column(table, "sector", "patrol_days") == {"A": 1, "ไกล": 0, NO_SECTOR: 0, OUTSIDE: 0}


def test_along_a_shared_edge_nothing_counts_twice():
    table = ledger(track_set([(1250, 500), (1250, 2500)]), [("West", WEST), ("East", EAST)]).by("sector")
    assert table["km"].sum() == pytest.approx(2.0, rel=1e-12)
    assert column(table, "sector")["West"] == pytest.approx(2.0)


@pytest.mark.parametrize("seed", range(4))
def test_kilometres_of_sectors_equal_clipping_and_every_breakdown_adds_up(seed):
    rng = np.random.default_rng(seed)
    boundary = shapely.Point(10_000, 10_000).buffer(9_000).difference(shapely.box(9_000, 9_000, 10_500, 12_345))
    centres = rng.uniform(4_000, 16_000, (5, 2))
    sectors = [(f"S{i}", shapely.Point(*centre).buffer(3_000)) for i, centre in enumerate(centres)]
    tracks = wandering_tracks(30, 90, 20_000, seed)
    found = ledger(tracks, sectors, boundary, params=EffortParams(timezone="Asia/Bangkok"))
    taken = shapely.Polygon()
    for name, polygon in sectors:
        own = shapely.intersection(polygon, boundary).difference(taken)
        taken = shapely.union(taken, polygon)
        assert column(found.by("sector"), "sector")[name] == pytest.approx(clipped_km(tracks, own)[0], rel=1e-9)
    inside = clipped_km(tracks, boundary)[0]
    assert found.inside().by()["km"][0] == pytest.approx(inside, rel=1e-9)
    for size in (0, 1, 2, 3, 9):
        keys = list(rng.permutation(KEYS)[:size])
        table = found.by(*keys)
        assert list(table.columns) == [*keys, *LENGTHS, *COUNTS]
        assert table["km"].sum() == pytest.approx(tracks.km, rel=1e-9)
        assert table["hours"].sum() == pytest.approx(30 * 89 / 60, rel=1e-9)


def test_breakdowns_equal_pandas_on_parts_that_stay_in_one_place():
    rng = np.random.default_rng(3)
    n = 60
    lines = [[(100, 100), (100 + float(length), 100)] for length in rng.uniform(10, 800, n)]
    days = [date(2024, 2, 29) if k % 7 == 0 else date(2024 + k % 2, 1 + k % 12, 1) for k in range(n)]
    tracks = track_set(
        *lines, day=days, transport=rng.choice(["foot", "boat"], n), station=rng.choice(["HQ", None], n),
        team=rng.choice(["A", "ทีม ข", np.nan], n).astype(object), patrol_id=rng.choice([f"P{k}" for k in range(9)], n),
        leg_id=rng.choice(["1", "2"], n))
    seasons, joint = Seasons(), frozenset({"P1", "P4"})
    found = ledger(tracks, [("A", WEST)], seasons=seasons, joint=joint)
    plain = tracks.parts.assign(
        km=np.hypot(np.diff(tracks.x)[::2], np.diff(tracks.y)[::2]) / 1000, month=[f"{d:%Y-%m}" for d in days],
        season=seasons.labels(days), station=tracks.parts["station"].fillna(""),
        joint=np.where(tracks.parts["patrol_id"].isin(joint), "yes", "no"))
    for keys in (["transport"], ["station", "month"], ["season", "transport"], ["joint", "station", "season"]):
        groups = plain.groupby(keys)
        table = found.by(*keys).set_index(keys)
        pd.testing.assert_series_equal(table["km"], groups["km"].sum(), check_names=False)
        pairs = plain.drop_duplicates([*keys, "patrol_id", "day"]).groupby(keys).size()
        assert table["patrol_days"].to_dict() == pairs.to_dict()
        legs = plain.drop_duplicates([*keys, "patrol_id", "leg_id", "day"]).groupby(keys).size()
        assert table["leg_days"].to_dict() == legs.to_dict()
        assert table["patrols"].to_dict() == groups["patrol_id"].nunique().to_dict()


def test_a_patrol_day_counts_in_each_group_that_it_entered_and_once_in_all():
    line = [(100, 500), (900, 500)]
    tracks = track_set(line, line, line, line, patrol_id=["A", "A", "A", "B"], leg_id=["1", "1", "2", "1"],
                       transport=["foot", "boat", "foot", "foot"])
    found = ledger(tracks)
    assert found.by()[list(COUNTS)].to_numpy().tolist() == [[2, 2, 3]]
    assert column(found.by("transport"), "transport", "patrol_days") == {"boat": 1, "foot": 2}
    assert column(found.by("transport"), "transport", "leg_days") == {"boat": 1, "foot": 3}


def test_a_stretch_over_sunset_is_cut_at_the_hour():
    # 4 km from 16:00 to 20:00 local: half before and half after 18:00.
    tracks = timed(track_set([(0, 500), (4000, 500)]), 9, 13)
    found = ledger(tracks, params=EffortParams(timezone="Asia/Bangkok", max_gap_hours=5))
    assert column(found.by("light"), "light") == pytest.approx({"day": 2.0, "night": 2.0})
    assert column(found.by("light"), "light", "hours") == pytest.approx({"day": 2.0, "night": 2.0})
    cells = cell_effort(tracks, square_grid(4), EffortParams(timezone="Asia/Bangkok", max_gap_hours=5))
    assert cells.night_km[3] == pytest.approx([0, 0, 1, 1])


def test_unknown_times_have_kilometres_of_unknown_light_and_no_hours():
    tracks = track_set([(0, 500), (1000, 500)])
    tracks.t[:] = np.nan
    table = ledger(tracks).by("light")
    assert table["light"].tolist() == ["unknown"] and table["km"].tolist() == pytest.approx([1.0])
    assert table[list(LENGTHS[1:])].isna().all(axis=None)


def test_movement_and_rest_worked_by_hand():
    # An hour's walk of 2 km, half an hour within 60 m, an hour's walk back.
    tracks = timed(track_set([(0, 500), (2000, 500), (2060, 500), (100, 500)]), 2, 3, 3.5, 4.5)
    row = ledger(tracks).by().iloc[0]
    assert row[list(LENGTHS[1:])].tolist() == pytest.approx([2.5, 2.0, 0.5, 0.0])
    cells = cell_effort(tracks, square_grid(3))
    assert cells.rest_hours[2] == pytest.approx([0, 0, 0.5]) and cells.moving_hours.sum() == pytest.approx(2.0)


@pytest.mark.parametrize(("metres", "minutes", "rest"), [(100, 15, 0.25), (101, 15, 0), (100, 14, 0), (0, 60, 1.0)])
def test_a_rest_keeps_within_100_m_for_a_quarter_of_an_hour(metres, minutes, rest):
    tracks = timed(track_set([(0, 500), (metres, 500)]), 2, 2 + minutes / 60)
    row = ledger(tracks).by().iloc[0]
    assert row["rest_hours"] == pytest.approx(rest)
    assert row["moving_hours"] == pytest.approx(minutes / 60 - rest)


def test_a_night_in_camp_between_two_tracks_is_rest_on_both_days_and_not_under_way():
    # In camp from 18:00 to 06:00 local; both days 1 h of walking.
    days = [date(2025, 1, 31), date(2025, 2, 1)]
    tracks = track_set([(0, 500), (2000, 500)], [(2030, 500), (0, 500)], day=days, patrol_id=["P", "P"])
    tracks = timed(tracks, 10, 11, 23, 24)
    found = ledger(tracks, params=EffortParams(timezone="Asia/Bangkok"))
    assert column(found.by("month"), "month", "camp_hours") == pytest.approx({"2025-01": 6.0, "2025-02": 6.0})
    row = found.by().iloc[0]
    assert row[list(LENGTHS[1:])].tolist() == pytest.approx([2.0, 2.0, 12.0, 12.0])
    assert found.silent_hours == 0
    assert column(found.by("light"), "light", "camp_hours") == pytest.approx({"day": 0.0, "night": 12.0})
    cells = cell_effort(tracks, square_grid(3), EffortParams(timezone="Asia/Bangkok"))
    assert cells.camp_hours[2] == pytest.approx([0, 0, 12.0]) and cells.hours.sum() == pytest.approx(2.0)


def test_hours_without_fixes_are_told_and_not_counted():
    # 3 h between two tracks of one leg 5 km apart; another patrol at the same time changes nothing.
    lines = [[(0, 500), (1000, 500)], [(6000, 500), (7000, 500)], [(0, 500), (1000, 500)]]
    tracks = timed(track_set(*lines, patrol_id=["P", "P", "Q"]), 2, 3, 6, 7, 2, 9)
    found = ledger(tracks)
    assert found.silent_hours == pytest.approx(3 + 7)  # and 7 h between the two fixes of Q, longer than a gap
    assert found.by().iloc[0][["hours", "rest_hours"]].tolist() == pytest.approx([2.0, 0.0])
    assert cell_effort(tracks, square_grid(3)).silent_hours == pytest.approx(10)


def test_halves_of_a_team_that_had_split_make_no_rest_of_each_others_time():
    lines = [[(0, 500), (2000, 500)], [(0, 600), (50, 600)], [(2000, 500), (3000, 500)]]
    tracks = timed(track_set(*lines, patrol_id=["P"] * 3), 2, 6, 2, 3, 7, 8)
    found = ledger(tracks, params=EffortParams(max_gap_hours=5))
    assert found.by()["camp_hours"][0] == pytest.approx(1.0)  # from 6 to 7, where the first half had ended
    assert found.silent_hours == 0


def test_the_result_does_not_depend_on_the_grid_that_helps_to_clip(monkeypatch):
    tracks, sectors = wandering_tracks(10, 60, 3_000, seed=2), [("West", WEST), ("East", EAST)]
    fine = ledger(tracks, sectors).by("sector")
    monkeypatch.setattr(sector_parts, "_MOST_SHARES", 8)
    coarse = ledger(tracks, sectors).by("sector")
    assert sector_parts.clipping_grid(square_grid(3).spec, 4).size <= 2
    pd.testing.assert_frame_equal(fine, coarse, rtol=1e-9)


def test_a_clock_beyond_every_calendar_is_no_fault():
    tracks = track_set([(0, 500), (1000, 500)])
    tracks.t[:] = [1e15, 1e15 + 60]
    found = ledger(tracks, params=EffortParams(timezone="Asia/Bangkok"))
    assert found.by()["km"][0] == pytest.approx(1.0)


def test_more_than_two_days_at_one_place_are_no_rest_of_one_patrol():
    """Where a table gives the team as the patrol, the weeks between two patrols are no camp."""
    tracks = timed(track_set([(0, 500), (1000, 500)], [(1000, 500), (0, 500)], patrol_id=["P", "P"]), 0, 1, 50, 51)
    found = ledger(tracks)
    assert found.by()["camp_hours"][0] == 0 and found.silent_hours == pytest.approx(49)


def test_sectors_that_cross_themselves_or_only_touch_the_park_are_no_fault():
    bow = shapely.Polygon([(0, 0), (2000, 2000), (2000, 0), (0, 2000)])
    sectors = [("bow", bow), ("beside", shapely.box(3000, 0, 4000, 3000)), ("nothing", shapely.Polygon())]
    table = ledger(track_set([(0, 500), (4000, 500)]), sectors).by("sector")
    assert column(table, "sector") == pytest.approx(
        {"bow": 1.0, "beside": 0.0, "nothing": 0.0, NO_SECTOR: 2.0, OUTSIDE: 1.0})


def test_no_tracks_single_fixes_and_unknown_days():
    nothing = ledger(track_set(), [("A", WEST)])
    assert column(nothing.by("sector"), "sector") == {"A": 0, NO_SECTOR: 0, OUTSIDE: 0}
    assert len(nothing.by("month")) == 0 and len(nothing.by()) == 0
    lone = ledger(track_set([(500, 500)], day=[None]), [("A", WEST)])
    table = lone.by("sector", "month", "season", "year")
    assert table[["sector", "month", "season", "year", "km", "patrol_days"]].to_numpy().tolist() == [
        ["A", "", "", "", 0.0, 1]]


def test_slivers_between_sectors_are_no_visits_but_lose_no_metre():
    sectors = [("W", shapely.box(0, 0, 1500, 3000)), ("E", shapely.box(1500.001, 0, 3000, 3000))]
    table = ledger(track_set([(1000, 500), (2000, 500)]), sectors).by("sector")
    assert column(table, "sector", "patrol_days") == {"W": 1, "E": 1, NO_SECTOR: 0, OUTSIDE: 0}
    assert table["km"].sum() == pytest.approx(1.0, rel=1e-12)


def test_an_unknown_group_is_named():
    with pytest.raises(ParameterError, match="GROUP_BY is district"):
        ledger(track_set()).by("district")
