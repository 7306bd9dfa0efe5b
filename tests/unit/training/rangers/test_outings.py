"""Patrols of parks of several sizes: distance, habits, days, and what devices record."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
import scipy.ndimage
import shapely

from pawc_planner.base.progress import Silent
from pawc_planner.training.clock import LOCAL
from pawc_planner.training.errors import TooFewTeamsError
from pawc_planner.training.parameters import KINDS, ParkParams, RangerParams
from pawc_planner.training.rangers.outings import make_patrols
from pawc_planner.training.rangers.tracks import legs_in_order, outing_table, presence_of

from .grounds import ground_of

# size in km2, cell in m, years, kind
PARKS = ((200.0, 100.0, 2, "rosewood"), (900.0, 250.0, 1, "nests"), (2240.0, 500.0, 2, "snares"),
         (10_000.0, 1000.0, 1, "nests"))


@pytest.fixture(scope="module", params=PARKS, ids=lambda park: f"{park[0]:.0f}km2-{park[1]:.0f}m-{park[3]}")
def history(request):
    size, cell, years, kind = request.param
    params = ParkParams(size_km2=size, cell_m=cell, years=years, kind=KINDS[kind])
    ground = ground_of(size, cell, stations=max(3, round(3.6 * size / 1000)))
    return ground, params, make_patrols(ground, params, np.random.default_rng(5), Silent())


def test_the_years_distance_is_what_the_parameters_say(history):
    _, params, patrols = history
    wanted = params.rangers.km_per_1000km2_year * params.size_km2 / 1000
    table = outing_table(patrols)
    per_year = table.groupby([day.year for day in table["day"]])["walked_km"].sum()
    assert per_year.to_numpy() == pytest.approx(np.full(params.years, wanted), rel=0.05)


def test_shares_of_transport_are_what_the_parameters_say(history):
    _, params, patrols = history
    km = outing_table(patrols).groupby("transport")["walked_km"].sum()
    assert km["vehicle"] / km.sum() == pytest.approx(params.rangers.vehicle_share, abs=0.03)
    assert km.get("boat", 0.0) / km.sum() == pytest.approx(params.kind.boat_share, abs=0.03)


def test_the_dry_season_has_more_distance_by_the_parameters_rate(history):
    _, params, patrols = history
    table = outing_table(patrols)
    dry = np.array([day.month in (11, 12, 1, 2, 3, 4) for day in table["day"]])
    # 181 dry days of 365 at 1.12, the others at 0.88; a vehicle's day is half a year's quota of a small park
    share = table["walked_km"][dry].sum() / table["walked_km"].sum()
    assert share == pytest.approx(0.558, abs=0.03 if params.size_km2 > 500 else 0.08)


def test_a_team_and_a_ranger_are_in_one_place_at_a_time(history):
    _, params, patrols = history
    for names in (lambda patrol: (patrol.team,), lambda patrol: patrol.members):
        days = [(name, leg.day) for patrol in patrols for leg in patrol.days for name in names(patrol)]
        assert len(days) == len(set(days))
    last = params.first_day + timedelta(days=params.n_days - 1)
    assert all(params.first_day <= leg.day <= last for patrol in patrols for leg in patrol.days)


def on_foot_from(ground, patrols):
    """Patrols on foot with the place where they begin, and how far that is from their station."""
    stations = ground.places.stations[["x", "y"]].to_numpy()
    for patrol in patrols:
        if patrol.transport == "foot":
            x, y = patrol.days[0].x[0], patrol.days[0].y[0]
            yield patrol, (x, y), float(np.hypot(x - stations[patrol.station, 0], y - stations[patrol.station, 1]))


def test_patrols_begin_and_end_at_the_station_or_where_a_vehicle_drops_them_off_at_a_road(history):
    ground, _, patrols = history
    stations = ground.places.stations[["x", "y"]].to_numpy()
    roads = np.concatenate(ground.landscape.roads)
    driven = total = 0
    for patrol, (x, y), off in on_foot_from(ground, patrols):
        last = patrol.days[-1]
        assert np.hypot(last.x[-1] - x, last.y[-1] - y) < 70
        total += 1
        if off > 50:
            driven += 1
            assert np.hypot(ground.terrain.x[roads] - x, ground.terrain.y[roads] - y).min() < 800
            assert np.hypot(stations[:, 0] - x, stations[:, 1] - y).min() > 9900
    assert driven <= 0.5 * total
    assert driven > 0.15 * total or ground.terrain.outline.area < 1e9  # small parks have no road so far from stations


def test_without_drop_offs_or_without_vehicles_everybody_starts_at_the_station():
    ground = ground_of(2240.0)
    for stay in (RangerParams(dropped=0.0), RangerParams(vehicle_share=0.0)):
        if stay.dropped:
            ground.places.stations["transport"] = "foot"
        params = ParkParams(years=1, rangers=stay)
        patrols = make_patrols(ground, params, np.random.default_rng(3), Silent())
        assert max(off for _, _, off in on_foot_from(ground, patrols)) < 50


def test_drop_offs_let_a_park_be_seen_farther_from_its_stations():
    seen = []
    for dropped in (0.0, 0.5):
        ground, params = ground_of(2240.0, stations=4), ParkParams(years=1, rangers=RangerParams(dropped=dropped))
        presence = presence_of(make_patrols(ground, params, np.random.default_rng(3), Silent()), params)
        cells = ground.terrain.spec.cells_at(presence.x.astype(float), presence.y.astype(float))
        seen.append(np.isin(np.flatnonzero(ground.terrain.inside.ravel()), cells).mean())
    assert seen[1] > 1.08 * seen[0]


def test_days_follow_each_other_from_camp_to_camp(history):
    _, _, patrols = history
    for patrol in patrols:
        assert patrol.transport != "foot" or 1 <= len(patrol.days) <= 4
        for one, other in zip(patrol.days[:-1], patrol.days[1:]):
            assert other.day - one.day == timedelta(days=1)
            assert other.t[0] - one.t[-1] > 4 * 3600
            assert np.hypot(other.x[0] - one.x[-1], other.y[0] - one.y[-1]) < 60


def test_presence_has_every_kilometre_walked_in_steps_of_a_hundred_metres(history):
    _, params, patrols = history
    presence = presence_of(patrols, params)
    walked = sum(leg.walked_km for patrol in patrols for leg in patrol.days)
    assert presence.total_km == pytest.approx(walked, rel=1e-4)
    assert (np.diff(presence.t) >= 0).all()
    assert np.median(presence.km) == pytest.approx(0.1, abs=0.02)
    assert presence.km.max() < 0.3
    legs = legs_in_order(patrols)
    number = len(legs) // 2
    patrol, leg = legs[number]
    own = presence.outing == number
    assert presence.km[own].sum() == pytest.approx(leg.walked_km, rel=1e-4)
    assert presence.t[own].min() >= leg.t[0] and presence.t[own].max() <= leg.t[-1]
    seen = {"foot": 1.0, "vehicle": 0.12, "boat": 0.5}[patrol.transport]
    assert set(presence.sees[own].tolist()) == {np.float32(seen)}


def test_recorded_fixes_follow_the_steps_within_the_receivers_error(history):
    _, _, patrols = history
    for patrol in patrols[:: max(1, len(patrols) // 40)]:
        for leg in patrol.days:
            assert (np.diff(leg.t) > 0).all() and (leg.t == np.round(leg.t)).all()
            off = np.hypot(np.interp(leg.t, leg.step_t, leg.step_x) - leg.x,
                           np.interp(leg.t, leg.step_t, leg.step_y) - leg.y)
            # the steps' middles leave half a step at both ends; over the rest no fix is taken
            assert np.quantile(off, 0.95) < 90
            assert leg.km == pytest.approx(leg.walked_km, rel=0.15)


def test_a_day_on_foot_has_the_hours_and_the_rest_of_the_parameters(history):
    _, params, patrols = history
    hours, gaps, starts = [], [], []
    for patrol in patrols:
        if patrol.transport == "foot":
            for leg in patrol.days:
                hours.append((leg.t[-1] - leg.t[0]) / 3600 - 0.75)
                gaps.append(np.diff(leg.t).max() / 60)
                starts.append((leg.t[0] + LOCAL.utcoffset(None).total_seconds()) % 86400 / 3600)
    assert np.mean(hours) == pytest.approx(params.rangers.hours_per_day, rel=0.2)
    assert 45 <= np.median(gaps) <= 52
    assert min(starts) >= 6.5 and max(starts) <= 8.0


def test_boats_stay_on_the_river(history):
    ground, params, patrols = history
    boats = [leg for patrol in patrols if patrol.transport == "boat" for leg in patrol.days]
    river = ground.rivers[0][0]
    x = np.concatenate([leg.step_x for leg in boats] or [np.empty(0)])
    y = np.concatenate([leg.step_y for leg in boats] or [np.empty(0)])
    assert len(x) or params.kind.boat_share < 0.02
    assert (shapely.distance(river, shapely.points(x, y)) < max(60.0, 0.2 * params.cell_m)).all()


def test_effort_leans_to_roads_trails_and_stations_and_away_from_the_neglected_sector(history):
    ground, params, patrols = history
    terrain = ground.terrain
    presence = presence_of(patrols, params)
    x, y = presence.x.astype(float), presence.y.astype(float)
    cells = terrain.spec.cells_at(x, y)
    inside = terrain.inside.ravel()
    lines = ground.landscape.on_line(terrain, [*ground.landscape.roads, *ground.landscape.trails])
    far = scipy.ndimage.distance_transform_edt(~lines.reshape(terrain.spec.shape)) * terrain.spec.cell_size
    near = (far <= 1000).ravel()
    walked = presence.km * inside[cells] * (presence.sees == 1)
    share_of_effort = walked[near[cells]].sum() / walked.sum()
    share_of_area = near[inside].mean()
    assert share_of_effort > 1.25 * share_of_area
    per_km2 = []
    for area in ground.places.sectors["geometry"]:
        per_km2.append(walked[shapely.contains_xy(area, x, y)].sum() / area.area)
    assert per_km2[0] < 0.85 * min(per_km2[1:])


def test_the_same_seed_gives_the_same_bytes():
    ground, params = ground_of(400.0), ParkParams(size_km2=400.0, years=1)
    one, two = (make_patrols(ground, params, np.random.default_rng(8), Silent()) for _ in range(2))
    for a, b in zip(legs_in_order(one), legs_in_order(two)):
        assert a[0].patrol_id == b[0].patrol_id and a[0].members == b[0].members
        for name in ("t", "x", "y", "step_t", "step_x", "step_y", "step_km"):
            assert getattr(a[1], name).tobytes() == getattr(b[1], name).tobytes()


def test_teams_go_back_to_where_they_were():
    """Two patrols of one team share more of their ground when teams return than when each goal is new."""
    ground = ground_of(1500.0)
    shared = []
    for returns in (0.0, 0.9):
        params = ParkParams(size_km2=1500.0, years=1, rangers=RangerParams(returns=returns, own_habit=0.0))
        patrols = make_patrols(ground, params, np.random.default_rng(4), Silent())
        visited: dict[int, int] = {}
        for patrol in patrols:
            if patrol.transport == "foot":
                xs = np.concatenate([leg.step_x for leg in patrol.days])
                ys = np.concatenate([leg.step_y for leg in patrol.days])
                for block in np.unique(ground.terrain.spec.cells_at(xs, ys)).tolist():
                    visited[block] = visited.get(block, 0) + 1
        shared.append(len(visited) / sum(visited.values()))
    assert shared[1] < 0.9 * shared[0]


def test_more_kilometres_than_the_teams_can_walk_is_an_error_with_its_numbers():
    params = ParkParams(size_km2=400.0, years=1, rangers=RangerParams(km_per_1000km2_year=150_000.0))
    with pytest.raises(TooFewTeamsError) as fault:
        make_patrols(ground_of(400.0), params, np.random.default_rng(8), Silent())
    assert "less patrol distance" in str(fault.value)


def test_a_history_of_a_few_days_has_patrols_inside_it():
    params = replace(ParkParams(size_km2=300.0, years=1), rangers=RangerParams(mean_patrol_days=4.0))
    patrols = make_patrols(ground_of(300.0), params, np.random.default_rng(1), Silent())
    assert max(len(patrol.days) for patrol in patrols if patrol.transport == "foot") == 4
    assert max(leg.day for patrol in patrols for leg in patrol.days) < params.end


def test_boats_go_to_the_long_river_in_the_park_and_not_to_a_stub_beside_the_station():
    ground, params = ground_of(900.0), ParkParams(size_km2=900.0, years=1, kind=KINDS["nests"])
    boats = ground.places.stations[ground.places.stations["transport"] == "foot,boat"]
    stub = [shapely.LineString([(x, y), (x, y - 5000)]) for x, y in zip(boats["x"], boats["y"])]
    cells = shapely.points(ground.terrain.x, ground.terrain.y)
    ground.landscape.river_cells |= np.any([shapely.dwithin(line, cells, 300) for line in stub], axis=0)
    patrols = make_patrols(ground, params, np.random.default_rng(1), Silent())
    legs = [leg for patrol in patrols if patrol.transport == "boat" for leg in patrol.days]
    assert np.mean([leg.walked_km for leg in legs]) == pytest.approx(params.rangers.boat_km, rel=0.15)
    for leg in legs:
        assert shapely.distance(ground.rivers[0][0], shapely.points(leg.step_x, leg.step_y)).max() < 100


def test_what_no_free_boat_can_do_is_walked():
    ground = ground_of(900.0)
    boats = ground.places.stations["transport"] == "foot,boat"
    ground.places.stations["teams"] = np.where(boats, 1, 4)
    rangers = RangerParams(km_per_1000km2_year=20_000.0, boat_km=9.0)
    params = ParkParams(size_km2=900.0, years=1, kind=KINDS["nests"], rangers=rangers)
    table = outing_table(make_patrols(ground, params, np.random.default_rng(1), Silent()))
    # 6,300 km by boat would be 700 days of the two teams with a boat
    boat_days = (table["transport"] == "boat").sum()
    assert int(boats.sum()) == 2 and 600 < boat_days <= 730
    assert table["walked_km"].sum() == pytest.approx(18_000, rel=0.05)
    km = table.groupby("transport")["walked_km"].sum()
    assert km["boat"] < 0.35 * km.sum() < km["foot"]
