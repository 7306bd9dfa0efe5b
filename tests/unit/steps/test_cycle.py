"""The whole job: what it stores, that it replaces itself, that it can be remade, and that a cancel leaves nothing."""

import json
import sqlite3
from contextlib import closing
from datetime import date

import pytest
import shapely
from shapely.geometry import Point, box

from pawc_planner.base.errors import Cancelled, NoDataError, ParameterError
from pawc_planner.base.period import Period
from pawc_planner.base.series import series_json
from pawc_planner.site import cycles
from pawc_planner.site.errors import OpenedForReading
from pawc_planner.site.schema import TABLES
from pawc_planner.site.series import read_series
from pawc_planner.site.steps.cameras import camera_placement
from pawc_planner.site.steps.cycle import plan_cycle
from pawc_planner.site.steps.routes import patrol_routes
from pawc_planner.site.store import SiteStore

from .conftest import ASKED, CYCLE, JANUARY, PARK, TRACKS, copy_of, find, info

RESULTS = ("cell_effort", "cell_results", "plans", "plan_routes", "plan_stops", "plan_cameras", "cycle_series")
SMALL = {"teams": 1, "days": 2, "hours_per_day": 5.0, "cameras": 2, "seed": 3}
CLOCK = ("created", "finished")  # columns that hold the time of the run
NAME = "2025-03-01_2025-03-14"


def dump(store, skip=("fid",)) -> dict[str, list]:
    """Everything that the database holds, byte for byte."""
    with closing(sqlite3.connect(store.path)) as base:
        found = {}
        for table in [*(t.name for t in TABLES), "gpkg_contents"]:
            rows = base.execute(f"SELECT * FROM {table}")
            names = [column[0] for column in rows.description]
            keep = [at for at, name in enumerate(names) if name not in skip]
            found[table] = [tuple(row[at] for at in keep) for row in rows]
    return found


class Stop:
    """A user who cancels after ``reports`` reports."""

    def __init__(self, reports: int) -> None:
        self.left = reports

    def report(self, fraction, text=""):
        self.left -= 1

    def cancelled(self):
        return self.left <= 0


class Count:
    def __init__(self) -> None:
        self.fractions: list[float] = []

    def report(self, fraction, text=""):
        self.fractions.append(fraction)

    def cancelled(self):
        return False


def test_every_result_table_is_filled_and_agrees_with_the_numbers(planned):
    store, result = planned
    assert not store.faults()
    cells, effort, plan = store.read("cell_results"), store.read("cell_effort"), store.read("plans").iloc[0]
    assert len(cells) == 225 and set(cells.cycle_id) == {NAME}
    assert cells.finds.sum() == result.numbers["FINDS"] == 9
    assert (cells.status == "unknown").sum() == result.numbers["UNKNOWN"] == 201
    assert set(cells.hotspot[cells.status == "unknown"]) == {"unknown"} and cells.rate[cells.km == 0].isna().all()
    assert sorted(cells.gap_rank.dropna()) == list(range(1, 226))
    assert cells.gap_rank[cells.gap.idxmax()] == 1
    assert cells.geometry.area.sum() == pytest.approx(225e6)
    by_cell = effort.groupby("cell").km.sum()
    assert by_cell.reindex(cells.cell, fill_value=0).to_numpy() == pytest.approx(cells.km.to_numpy())
    months = {("2024-12", "foot"), ("2025-01", "foot"), ("2025-02", "vehicle")}
    assert set(zip(effort.month, effort.transport)) == months
    routes, stops, cameras = (store.read(name) for name in ("plan_routes", "plan_stops", "plan_cameras"))
    for frame in (routes, stops, cameras):
        assert len(frame) and set(frame.plan_id) == {plan.plan_id} and set(frame.cycle_id) == {NAME}
    assert plan.km == pytest.approx(routes.km.sum()) == pytest.approx(result.numbers["ROUTES_KM"])
    assert routes.served.sum() == pytest.approx(plan.expected) and 0 < plan.expected <= plan.bound <= 1
    assert plan.cameras == (cameras.action == "add").sum() == result.numbers["ADDED"]
    assert cameras.share.sum() == pytest.approx(plan.caught) and plan.caught_before <= plan.caught <= plan.caught_bound
    assert set(zip(stops.team, stops.day)) == set(zip(routes.team, routes.day))
    assert (plan.teams, plan.days, plan.hours_per_day, plan.seed) == (3, 3, 6.0, 7)
    assert routes.date.min() >= CYCLE.start and routes.date.max() <= CYCLE.end


def test_the_charts_of_the_cycle_are_stored_as_they_were_made(planned):
    store, result = planned
    stored = read_series(store, NAME)
    assert series_json(stored) == series_json(chart for chart in result.series if chart.labels)
    months = next(chart for chart in stored if chart.name == "km_by_month")
    assert months.labels == ("2024-12", "2025-01", "2025-02")
    assert sum(months.values) == pytest.approx(result.numbers["TOTAL_KM"])
    assert all(chart.title and chart.summary for chart in stored)


def test_numbers_of_the_steps_keep_their_meaning_when_joined(planned):
    store, result = planned
    numbers = result.numbers
    assert numbers["KM"] == pytest.approx(23) and numbers["ROUTES_KM"] > 100
    assert numbers["BOUND_PERCENT"] == pytest.approx(100 * store.read("plans").bound[0])
    assert numbers["CAUGHT_BOUND_PERCENT"] == pytest.approx(100 * store.read("plans").caught_bound[0])
    assert numbers["EXPECTED_PERCENT"] <= numbers["BOUND_PERCENT"]
    assert numbers["CAUGHT_PERCENT"] <= numbers["CAUGHT_BOUND_PERCENT"]
    json.dumps(dict(numbers), allow_nan=False)
    said = [str(note) for note in result.notes]
    assert len(said) == len(set(said))


def test_the_run_record_holds_what_was_asked_and_the_cycle_its_data(planned):
    store, _ = planned
    record = store.read("run_records").iloc[-1]
    asked = json.loads(record.parameters)
    assert {name: asked[name] for name in ASKED} == ASKED  # three cameras asked for, though one was placed
    assert (record.algorithm, record.cycle_id, len(record.inputs_hash)) == ("plancycle", NAME, 64)
    assert json.loads(record.results)["KM"] == pytest.approx(23)
    cycle = cycles.require(store, NAME)
    assert cycles.data_period_of(cycle) == Period(date(2024, 12, 20), date(2025, 2, 10))


def test_two_copies_of_a_site_get_byte_identical_plans(made, tmp_path):
    dumps = []
    for name in ("one", "two"):
        with copy_of(made, tmp_path / name) as store:
            plan_cycle(store, None, CYCLE, **SMALL)
            dumps.append(dump(store, skip=(*CLOCK, "last_change")))
    assert dumps[0] == dumps[1] and dumps[0]["plan_routes"]


def test_a_second_run_replaces_the_first_and_leaves_other_cycles_alone(site):
    april = Period(date(2025, 4, 1), date(2025, 4, 14))
    plan_cycle(site, None, april, **SMALL)
    plan_cycle(site, None, CYCLE, **SMALL)
    before = dump(site, skip=("fid", *CLOCK, "last_change"))
    plan_cycle(site, None, CYCLE, **SMALL)
    after = dump(site, skip=("fid", *CLOCK, "last_change"))
    for table in (*RESULTS, "cycles"):
        assert sorted(map(repr, after[table])) == sorted(map(repr, before[table])), table
    plan_cycle(site, JANUARY, CYCLE, **{**SMALL, "teams": 2, "days": 1, "cameras": 0})
    assert site.count("plans") == 2 and site.count("cell_results") == 2 * 225
    mine = site.read("plan_routes", "cycle_id = ?", (NAME,))
    assert set(zip(mine.team, mine.day)) == {("1", 1), ("2", 1)}
    assert site.read("cell_effort", "cycle_id = ?", (NAME,)).km.sum() == pytest.approx(7)
    assert cycles.data_period_of(cycles.require(site, NAME)) == JANUARY
    assert not site.faults()


def test_a_cancel_at_any_time_leaves_the_database_as_it_was(site):
    plan_cycle(site, JANUARY, CYCLE, **SMALL)
    before, count = dump(site, skip=()), Count()
    plan_cycle(site, None, CYCLE, progress=count, **SMALL)
    assert count.fractions == sorted(count.fractions)
    with site.transaction() as writer:  # what is there must survive the cancel, so begin with one cycle stored
        writer.delete("run_records")
    before, total = dump(site, skip=()), len(count.fractions)
    for reports in (0, 1, 5, total // 4, total // 2, 3 * total // 4, total - 3, total - 1):
        with pytest.raises(Cancelled, match="Nothing was changed"):
            plan_cycle(site, None, CYCLE, progress=Stop(reports), **{**SMALL, "seed": 4})
        assert dump(site, skip=()) == before, reports
    plan_cycle(site, None, CYCLE, **SMALL)  # and it can still be planned


@pytest.mark.parametrize("wrong, said", [
    ({"teams": -1}, "TEAMS is -1"),
    ({"teams": 1000}, "TEAMS is 1000"),
    ({"days": 0}, "DAYS is 0"),
    ({"days": 15}, "DAYS is 15, but it must be between 1 and 14"),
    ({"hours_per_day": 0.5}, "HOURS_PER_DAY is 0.5"),
    ({"hours_per_day": float("nan")}, "HOURS_PER_DAY is nan"),
    ({"cameras": -1}, "CAMERAS is -1"),
    ({"seed": -1}, "SEED is -1"),
])
def test_impossible_parameters_are_refused_before_any_work(site, wrong, said):
    count, before = Count(), dump(site)
    with pytest.raises(ParameterError) as refused:
        plan_cycle(site, None, CYCLE, progress=count, **{**SMALL, **wrong})
    assert said in str(refused.value) and str(refused.value).endswith("Correct it and run again.")
    assert not count.fractions and dump(site) == before


def test_the_single_steps_refuse_the_same(site):
    for wrong in ({"teams": -1}, {"days": 15}, {"hours_per_day": 0.5}, {"seed": -1}, {"transport": "balloon"}):
        with pytest.raises(ParameterError):
            patrol_routes(site, None, CYCLE, **wrong)
    with pytest.raises(ParameterError, match="CAMERAS is -1"):
        camera_placement(site, None, CYCLE, -1)


def test_a_site_opened_for_reading_is_refused_before_any_work(made, tmp_path):
    with copy_of(made, tmp_path / "site") as store:
        path = store.path
    count = Count()
    with SiteStore.open(path) as store, pytest.raises(OpenedForReading):
        plan_cycle(store, None, CYCLE, progress=count, **SMALL)
    assert not count.fractions


def test_a_site_with_a_boundary_and_one_station_alone_is_planned_from_nothing(bare):
    with bare.transaction() as writer:
        writer.batch(source="a", kind="observations")
        writer.insert("stations", [{"name": "Post", "teams": 1, "geometry": Point(205_000, 1_605_000)}])
        writer.insert("observations", [find("one", (206_000, 1_606_000))])
    result = plan_cycle(bare, None, CYCLE, **SMALL)
    said = " | ".join(map(str, result.notes))
    assert "every cell is unknown" in said and "assume flat ground" in said and "No cell-signal layer" in said
    assert "anywhere along the boundary" in said and "No land cover" in said
    assert result.numbers["UNKNOWN"] == 225 and result.numbers["ROUTES_KM"] > 5
    assert set(bare.read("cell_results").status) == {"unknown"} and not bare.faults()
    assert result.layers["ROUTES"].within(box(*PARK).buffer(2_001)).all()


def test_a_site_without_records_or_stations_says_what_is_missing(bare):
    with pytest.raises(NoDataError, match="Import patrols or observations"):
        plan_cycle(bare, None, CYCLE, **SMALL)
    with pytest.raises(NoDataError, match="Add a stations layer"):
        plan_cycle(bare, JANUARY, CYCLE, **SMALL)


def test_an_odd_boundary_and_a_period_before_all_data_are_planned(tmp_path):
    star = shapely.Polygon([(200_400, 1_600_300), (214_000, 1_603_100), (209_700, 1_607_000), (213_100, 1_613_900),
                            (204_200, 1_609_900)])
    with SiteStore.create(tmp_path / "odd.gpkg", info(), star) as store:
        with store.transaction() as writer:
            writer.batch(source="a", kind="patrols")
            writer.insert("patrols", [{"patrol_id": "P1", "source": "gpx", "content_key": "p", "batch_id": 1}])
            writer.insert("tracks", TRACKS[:1])
        result = plan_cycle(store, Period(date(2020, 1, 1), date(2020, 12, 31)), CYCLE, 1, 1, 5.0, 1)
        assert result.numbers["KM"] == 0
        # no station, and no track in the period: the team starts where patrols started at other times
        first = shapely.get_coordinates(store.read("plan_routes").geometry[0])[0]
        assert tuple(first) == (201_500, 1_603_500)
        assert (store.read("cell_results").weight * 1e6).sum() == pytest.approx(star.area)


def test_charts_of_years_reach_back_to_the_first_patrol_and_not_beyond_the_data_of_the_plan(site):
    """A plan on January alone still shows the year before; the patrol of February is no part of it."""
    plan_cycle(site, JANUARY, CYCLE, **SMALL)
    charts = {chart.name: chart for chart in read_series(site, NAME)}
    assert charts["km_by_year"].labels == ("2024", "2025")
    assert charts["km_by_year"].values == pytest.approx((2.0, 7.0))
    assert set(charts["km_by_month"].labels) == {"2025-01"}
