"""Proposed routes: time recomputed from the line, ends, ground that cannot be crossed, and the same answer twice."""

from datetime import date

import numpy as np
import pytest
import shapely
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Point, box

from pawc_planner.base.errors import NoDataError
from pawc_planner.base.period import Period
from pawc_planner.base.progress import Silent
from pawc_planner.base.words import Sentence
from pawc_planner.planning.errors import DayTooShortError
from pawc_planner.planning.routes import RouteDay, RouteStop
from pawc_planner.site.steps.evidence import gather
from pawc_planner.site.steps.gaps import gap_maps
from pawc_planner.site.steps.ground import entries_of, ground_of
from pawc_planner.site.steps.routes import Doors, RouteRows, patrol_routes
from pawc_planner.site.steps.starts import NO_LINES, Station, start_nodes, stations_of, teams_of

from .conftest import ASKED, BRIDGE, CLIFF, CYCLE, NO_GO, PARK, RIVER, ROAD, STATIONS, copy_of
from .walking import heights, hours_along

HOURS = ASKED["hours_per_day"]


def coordinates(row):
    return shapely.get_coordinates(row.geometry)


def crossings(row):
    return [part for part in shapely.get_parts(row.geometry.intersection(RIVER)) if not part.is_empty]


def days_of_teams(routes):
    return [team.sort_values("day") for _, team in routes.groupby("team")]


@pytest.fixture(scope="module")
def plan(made, quick_search, tmp_path_factory):
    with copy_of(made, tmp_path_factory.mktemp("routes") / "site") as store:
        return patrol_routes(store, None, CYCLE, 3, 3, HOURS, seed=7)


@pytest.fixture(scope="module")
def routes(plan):
    return plan.layers["OUTPUT"]


def test_every_team_goes_out_and_most_of_its_time_is_used(plan, routes):
    assert plan.numbers["TEAMS"] == 3 and sorted(routes.team.unique()) == ["1", "2", "3"]
    assert routes.hours.sum() > 0.75 * 9 * HOURS
    assert 0 < plan.numbers["EXPECTED_PERCENT"] <= plan.numbers["BOUND_PERCENT"] <= 100
    assert routes.served.sum() * 100 == pytest.approx(plan.numbers["EXPECTED_PERCENT"])


def test_walking_hours_recomputed_from_line_and_elevation_stay_within_the_day(made, routes):
    for row in routes.itertuples():
        hours = hours_along(made, row.geometry, row.start_place in STATIONS, row.end_place in STATIONS)
        assert hours == pytest.approx(row.hours, rel=0.02)
        assert hours <= HOURS
        assert row.km == pytest.approx(row.geometry.length / 1000)


def test_climb_is_the_sum_of_the_rises(made, routes):
    for row in routes.itertuples():
        inner = coordinates(row)[int(row.start_place in STATIONS) : -1 if row.end_place in STATIONS else None]
        rise = np.diff(heights(made, inner))
        assert row.climb_m == pytest.approx(rise[rise > 0].sum(), abs=0.5)


def test_teams_leave_from_their_station_come_back_and_go_on_where_they_slept(routes):
    for days in days_of_teams(routes):
        rows = list(days.itertuples())
        assert [row.day for row in rows] == list(range(1, len(rows) + 1))
        station = STATIONS[rows[0].station]
        assert rows[0].start_place == rows[-1].end_place == rows[0].station
        assert tuple(coordinates(rows[0])[0]) == tuple(coordinates(rows[-1])[-1]) == station
        for before, after in zip(rows, rows[1:]):
            assert tuple(coordinates(before)[-1]) == tuple(coordinates(after)[0])
            assert before.end_place == after.start_place
            if before.end_place not in STATIONS:
                assert tuple(coordinates(before)[-1]) != station
        assert [row.date for row in rows] == [f"2025-03-0{row.day}" for row in rows]


def test_no_line_crosses_the_river_but_on_the_bridge_enters_the_closed_area_or_takes_the_cliff(made, routes):
    crossed = 0
    for row in routes.itertuples():
        places = coordinates(row)
        for meeting in crossings(row):
            assert meeting.distance(BRIDGE) <= 250
            crossed += 1
        assert row.geometry.intersection(NO_GO).is_empty
        assert not row.geometry.intersects(CLIFF)
        run = np.hypot(*np.diff(places, axis=0).T)
        assert (run <= 250 * 5**0.5 + 1e-6).all()  # from cell to cell, never straight over unknown ground
        slope = np.abs(np.diff(heights(made, places)))[run > 0] / run[run > 0]
        assert (slope <= np.tan(np.radians(40))).all()
    assert crossed  # the plan does use the bridge


def test_way_points_lie_on_their_line_in_order_and_say_where_they_are(plan, routes):
    stops = plan.layers["STOPS"]
    lon_lat = stops.to_crs("EPSG:4326").geometry
    assert stops.lon.to_numpy() == pytest.approx(lon_lat.x.to_numpy())
    assert stops.lat.to_numpy() == pytest.approx(lon_lat.y.to_numpy())
    assert stops.name.is_unique
    for row in routes.itertuples():
        own = stops[(stops.team == row.team) & (stops.day == row.day)]
        assert list(own.seq) == list(range(1, len(own) + 1))
        assert (own.geometry.distance(row.geometry) < 1e-6).all()
        assert own.hours.is_monotonic_increasing and own.km.is_monotonic_increasing
        assert own.km.iloc[0] == 0 and own.km.iloc[-1] == pytest.approx(row.km)
        assert own.hours.iloc[-1] == pytest.approx(row.hours)
        assert own.geometry.iloc[0].equals(Point(coordinates(row)[0]))
        assert own.geometry.iloc[-1].equals(Point(coordinates(row)[-1]))
        assert own.kind.iloc[0] == "start"
        assert own.kind.iloc[-1] == ("end" if row.end_place in STATIONS else "camp")


def test_the_sentences_state_the_kilometres_of_the_table(plan, routes):
    assert f"walk {routes.km.sum():.0f} km" in str(plan.notes[0])
    for row in routes.itertuples():
        assert f"on {row.km:.1f} km" in row.reason


def test_one_seed_gives_the_same_bytes_and_another_seed_another_plan(site, plan):
    again = patrol_routes(site, None, CYCLE, 3, 3, HOURS, seed=7)
    for name in ("OUTPUT", "STOPS"):
        assert again.layers[name].to_wkb().to_csv() == plan.layers[name].to_wkb().to_csv()
    assert again.numbers == plan.numbers
    other = patrol_routes(site, None, CYCLE, 3, 3, HOURS, seed=8)
    assert other.layers["OUTPUT"].to_wkb().to_csv() != plan.layers["OUTPUT"].to_wkb().to_csv()


def test_more_days_than_one_team_needs_do_not_lengthen_its_days(site):
    result = patrol_routes(site, None, CYCLE, teams=1, days=1, hours_per_day=4.0)
    assert list(result.layers["OUTPUT"].day) == [1]
    assert result.numbers["LONGEST_DAY_HOURS"] <= 4


def test_teams_are_those_of_the_stations_unless_a_number_is_asked_for(site):
    evidence = gather(site, None)
    stations, notes = stations_of(evidence)
    assert [(s.name, s.teams) for s in stations] == [("West", 2), ("East", 1)] and not notes  # a camp has no teams
    ground = ground_of(site, Silent())
    assert [t.station for t in teams_of(stations, ground, 0, 2, "foot")[0]] == ["West", "West", "East"]
    assert [t.station for t in teams_of(stations, ground, 6, 2, "foot")[0]] == ["West"] * 4 + ["East"] * 2
    assert [t.station for t in teams_of(stations, ground, 1, 2, "foot")[0]] == ["West"]


def test_a_day_that_begins_and_ends_at_one_camp_does_not_lead_through_the_station(site):
    evidence = gather(site, None)
    maps = gap_maps(evidence, Silent())
    graph = maps.ground.teams("foot")
    home, camp = graph.spec.cells_at(np.array([203_130.0, 204_625.0]), np.array([1_604_190.0, 1_606_125.0]))
    doors = Doors.of((Station("West", *STATIONS["West"], 1),), {"West": int(home)}, graph)
    nodes = np.array([camp, camp + 1, camp])
    day = RouteDay("1", "West", "foot", 2, nodes, graph.leg_km(nodes), graph.leg_hours(nodes), 0.0, int(camp),
                   int(camp), 0.0, (RouteStop(int(camp), "start", 0, 0, -1),), Sentence("{km}", {"km": 0}))
    row = RouteRows(evidence, maps, graph, CYCLE, doors).routes([day]).iloc[0]
    assert (row.start_place, row.end_place) == ("T1-C1", "T1-C2")
    assert row.km == pytest.approx(0.5) and row.geometry.length == pytest.approx(500)


def test_two_stations_of_one_name_keep_their_own_doors(site):
    with site.transaction() as writer:
        writer.replace_all("stations", [
            {"name": "Post", "teams": 1, "geometry": Point(place)} for place in STATIONS.values()
        ])
    routes = patrol_routes(site, None, CYCLE, 0, 1, HOURS).layers["OUTPUT"]
    assert {tuple(coordinates(row)[0]) for row in routes.itertuples()} == set(STATIONS.values())
    assert set(routes.station) == {"Post", "Post (2)"}


def test_without_stations_teams_start_where_patrols_started(site):
    with site.transaction() as writer:
        writer.delete("stations")
    stations, notes = stations_of(gather(site, None))
    # P1 starts at its first fix of two days, P2 and P3 elsewhere; all more than 2 km apart
    assert {(s.x, s.y) for s in stations} == {(201_500, 1_603_500), (198_000, 1_604_100), (210_500, 1_612_500)}
    assert "the 3 places where most past patrols started" in str(notes[0])


def test_neither_stations_nor_tracks_is_said(site):
    with site.transaction() as writer:
        writer.delete("stations")
        writer.delete("tracks")
    with pytest.raises(NoDataError, match="Add a stations layer"):
        patrol_routes(site, None, CYCLE)


def test_a_station_off_the_walkable_ground_is_left_out_with_a_note(site):
    with site.transaction() as writer:
        writer.insert("stations", [{"name": "Bangkok", "teams": 3, "geometry": Point(100_000, 1_520_000)}])
    result = patrol_routes(site, None, CYCLE, 0, 1, HOURS)
    assert result.numbers["TEAMS"] == 3
    assert any("left out" in str(note) and "Bangkok" in str(note) for note in result.notes)
    with site.transaction() as writer:
        writer.delete("stations", "name <> ?", ("Bangkok",))
    with pytest.raises(NoDataError, match="Bangkok"):
        patrol_routes(site, None, CYCLE, 0, 1, HOURS)


def test_stations_without_teams_are_refused_until_a_number_is_given(site):
    with site.transaction() as writer:
        writer.replace_all("stations", [{"name": "Post", "teams": 0, "geometry": Point(STATIONS["West"])}])
    with pytest.raises(NoDataError, match="no teams"):
        patrol_routes(site, None, CYCLE)
    assert patrol_routes(site, None, CYCLE, 1, 1, HOURS).numbers["TEAMS"] == 1


def test_a_station_on_the_bank_starts_on_its_own_side_of_the_river(site):
    # 60 m west of the river; the middle of its movement cell lies 25 m east of it
    with site.transaction() as writer:
        writer.replace_all("stations", [{"name": "Bank", "teams": 1, "geometry": Point(207_540, 1_602_660)}])
    row = next(patrol_routes(site, None, CYCLE, 1, 1, HOURS).layers["OUTPUT"].itertuples())
    assert tuple(coordinates(row)[0]) == (207_540, 1_602_660)
    assert all(meeting.distance(BRIDGE) <= 250 for meeting in crossings(row))


def test_a_station_inside_a_closed_area_starts_at_its_edge_when_that_is_near(site):
    ground = ground_of(site, Silent())
    graph = ground.teams("foot")
    middle = Station("Inside", 204_400, 1_601_000, 1)
    node = start_nodes((middle,), graph, ground.terrain.barriers)
    x, y = graph.spec.centres(node)
    assert node[0] >= 0 and not NO_GO.intersects(Point(x[0], y[0])) and np.hypot(x - 204_400, y - 1_601_000) < 400
    assert start_nodes((Station("Off", 100_000, 1_520_000, 1),), graph, NO_LINES).tolist() == [-1]


def test_a_place_enclosed_by_rivers_sends_its_team_nowhere_else(site):
    ring = MultiLineString([LineString(box(202_000, 1_603_000, 205_000, 1_605_500).exterior.coords)])
    with site.transaction() as writer:
        writer.insert("rivers", [{"name": "Ring", "fordable": False, "geometry": ring}])
        writer.delete("roads")
        writer.delete("trails")
        writer.delete("stations", "name = ?", ("East",))
    routes = patrol_routes(site, None, CYCLE, 1, 2, HOURS).layers["OUTPUT"]
    assert len(routes) and all(box(202_000, 1_603_000, 205_000, 1_605_500).contains(line) for line in routes.geometry)


def test_when_all_is_closed_no_team_can_start(site):
    with site.transaction() as writer:
        writer.replace_all("no_go", [{"geometry": MultiPolygon([box(*PARK).buffer(5_000)])}])
    with pytest.raises(NoDataError, match="no team can start: West, East"):
        patrol_routes(site, None, CYCLE)


def test_a_day_too_short_to_reach_anything_says_how_long_it_must_be(site):
    # all ground around the station for 6 km is outside the site
    with site.transaction() as writer:
        writer.replace_all("stations", [{"name": "Far", "teams": 1, "geometry": Point(193_000, 1_604_100)}])
    with pytest.raises(DayTooShortError, match="too short"):
        patrol_routes(site, None, CYCLE, 1, 1, 1.0)


def test_a_cycle_of_one_day_takes_one_day(site):
    cycle = Period(date(2025, 3, 1), date(2025, 3, 1))
    assert set(patrol_routes(site, None, cycle, 1, 1, 5.0).layers["OUTPUT"].date) == {"2025-03-01"}


@pytest.mark.parametrize("transport, way", [("vehicle", ROAD), ("boat", RIVER)])
def test_vehicles_keep_to_roads_and_boats_to_rivers(site, transport, way):
    with site.transaction() as writer:
        writer.replace_all("stations", [{"name": "Bridge", "teams": 1, "geometry": Point(207_540, 1_604_160)}])
    routes = patrol_routes(site, None, CYCLE, 1, 1, 3.0, transport=transport).layers["OUTPUT"]
    assert len(routes) and routes.km.sum() > 5
    for row in routes.itertuples():
        assert row.transport == transport
        assert max(Point(place).distance(way) for place in coordinates(row)) <= 180  # half a cell's diagonal


def test_without_roads_no_vehicle_can_start(site):
    with site.transaction() as writer:
        writer.delete("roads")
    with pytest.raises(NoDataError, match="no team can start: West, East"):
        patrol_routes(site, None, CYCLE, transport="vehicle")


def test_people_of_a_village_inside_the_park_start_at_home_and_those_outside_at_its_edge(site):
    with site.transaction() as writer:
        writer.delete("entry_points")
        writer.insert("villages", [
            {"name": "Inside", "geometry": Point(206_130, 1_603_120)},
            {"name": "Near", "geometry": Point(210_100, 1_595_000)},
            {"name": "Far", "geometry": Point(210_100, 1_570_000)},
        ])
    graph = ground_of(site, Silent()).intruders
    entries = entries_of(site, graph)
    places = dict(zip(entries.name, zip(*graph.spec.centres(entries.node))))
    assert set(places) == {"Inside", "Near"}
    assert places["Inside"] == (206_125, 1_603_125) and places["Near"] == (210_125, 1_599_875)
    weight = dict(zip(entries.name, entries.weight))
    assert weight["Inside"] == 1 and weight["Near"] == pytest.approx(np.exp(-1))  # 5 km away


def test_every_team_that_gets_no_route_is_named(site):
    result = patrol_routes(site, None, CYCLE, 40, 1, 2.0)
    out = set(result.layers["OUTPUT"].team)
    said = " | ".join(map(str, result.notes))
    idle = {str(number) for number in range(1, 41)} - out
    assert idle and "Teams without a route" in said
    listed = said.split("Teams without a route: ")[1].split(". No further")[0]
    assert {name.split(" ")[0] for name in listed.split(", ")} == idle
