"""Effort, coverage, rates, hotspots and gaps of a site: numbers worked out by hand from the tracks of the made site."""

from datetime import date

import numpy as np
import pytest

from pawc_planner.base.errors import NoDataError, ParameterError
from pawc_planner.base.period import Period
from pawc_planner.site.steps.coverage import coverage
from pawc_planner.site.steps.effort import patrol_effort
from pawc_planner.site.steps.evidence import data_period, finds_of, gather
from pawc_planner.site.steps.gap_analysis import gap_analysis
from pawc_planner.site.steps.hotspots import hotspots
from pawc_planner.site.steps.rates import encounter_rates

from .conftest import FINDS, JANUARY, TRACKS, cell, find

QUIET = Period(date(2024, 6, 1), date(2024, 6, 30))  # nothing happened


def said(result) -> str:
    return " | ".join(map(str, result.notes))


def by_cell(frame):
    return frame.set_index("cell")


def only(site, *finds) -> None:
    with site.transaction() as writer:
        writer.replace_all("observations", finds)


def test_the_period_of_the_data_reaches_from_the_first_to_the_last_record(site):
    assert data_period(site) == Period(date(2024, 12, 20), date(2025, 2, 10))
    with site.transaction() as writer:
        writer.update("stumps", 1, {"found": date(2025, 2, 28)})
    assert data_period(site).end == date(2025, 2, 28)


def test_an_empty_site_has_no_period_and_says_what_to_import(bare):
    with pytest.raises(NoDataError, match="Import patrols or observations"):
        data_period(bare)
    for step in (patrol_effort, coverage, encounter_rates, hotspots, gap_analysis):
        with pytest.raises(NoDataError):
            step(bare)


def test_effort_is_the_length_of_the_tracks_inside_the_boundary(site):
    result = patrol_effort(site)
    # 4 + 3 km on foot, 16 km by car of which 2 km lie before the boundary, 2 km in December
    wanted = {"KM": 23.0, "TOTAL_KM": 25.0, "RAW_KM": 29.0, "SOURCE_KM": 50.0, "HOURS": 1 + 1.5 + 14 / 16 + 1}
    assert {name: result.numbers[name] for name in wanted} == pytest.approx(wanted)
    assert (result.numbers["PATROL_DAYS"], result.numbers["PATROLS"]) == (4, 3)
    assert (result.numbers["START"], result.numbers["END"]) == ("2024-12-20", "2025-02-10")
    cells = by_cell(result.layers["OUTPUT"])
    assert len(cells) == 225
    # row 3 holds the first walk (y = 1 603 500): half a km in column 1, a whole one in 2 to 4, then the turn in 5
    assert [cells.km[cell(col, 3)] for col in range(7)] == pytest.approx([0, 0.5, 1, 1, 1, 0.5 + 0.5, 0])
    assert cells.visits[cell(5, 3)] == 2 and cells.visits[cell(3, 3)] == 1
    assert cells.days_since[cell(5, 3)] == (date(2025, 2, 10) - date(2025, 1, 6)).days
    assert np.isnan(cells.days_since[cell(0, 0)])


def test_effort_of_one_transport_and_one_month(site):
    assert patrol_effort(site, None, "vehicle").numbers["KM"] == pytest.approx(14)
    assert patrol_effort(site, None, "vehicle").numbers["RAW_KM"] == pytest.approx(17)
    january = patrol_effort(site, JANUARY).numbers
    assert (january["KM"], january["PATROL_DAYS"], january["SOURCE_KM"]) == pytest.approx((7, 2, 14))


def test_a_period_without_patrols_is_zero_and_said(site):
    result = patrol_effort(site, QUIET)
    assert (result.numbers["KM"], result.numbers["PATROLS"]) == (0, 0)
    assert "every cell is unknown" in said(result)


def test_coverage_counts_the_cells_that_a_track_entered(site):
    result = coverage(site)
    # row 3: columns 1 to 5; column 5 rows 4 to 6; row 4: all but the last (5 counted); row 12: columns 10 to 12
    visited = {(c, 3) for c in range(1, 6)} | {(5, r) for r in (4, 5, 6)} | {(c, 4) for c in range(14)}
    visited |= {(c, 12) for c in (10, 11, 12)}
    assert result.numbers["CELLS_PERCENT"] == pytest.approx(100 * len(visited) / 225)
    assert result.numbers["CELLS_PERCENT[A]"] == pytest.approx(100 * sum(c < 8 for c, _ in visited) / 120)
    assert result.numbers["CELLS_PERCENT[Far]"] == ""  # a sector outside the boundary has no share
    assert result.numbers["TARGET_PERCENT"] == 80
    cells = result.layers["OUTPUT"]
    assert set(cells.cell[cells.status == "visited"]) == {cell(*place) for place in visited}
    assert by_cell(cells).sector[cell(2, 2)] == "A" and by_cell(cells).sector[cell(9, 2)] is None
    # the walk of 3 km runs along x = 205 500, through 15 of the 200 m sub-cells from y = 1 603 500 to 1 606 500
    assert 0 < result.numbers["SUBCELLS_PERCENT"] < result.numbers["CELLS_PERCENT"]


def test_subcells_of_one_walk_by_hand(site):
    # 4 km from x = 201 500 to 205 500 touch 200 m columns 7 to 27: 21; 3 km up touch rows 17 to 32: 16
    # the turn at column 27, row 17 counts once
    assert coverage(site, JANUARY).numbers["SUBCELLS_PERCENT"] == pytest.approx(100 * (21 + 16 - 1) / 75**2)


def test_rates_are_finds_per_km_where_patrols_went(site):
    result = encounter_rates(site, JANUARY)
    # nine threats lie inside; one of them where nobody went; 7 km
    assert result.numbers["FINDS"] == 9 and result.numbers["KM"] == pytest.approx(7)
    assert result.numbers["RATE"] == pytest.approx(8 / 7)
    assert result.numbers["RATE_LOW"] < 8 / 7 < result.numbers["RATE_HIGH"]
    assert result.numbers["RATE_FINDS"] == 8
    assert "1 of 11 finds lie outside the boundary" in said(result)
    assert "2 of 11 finds name no patrol and lie where no patrol was" in said(result)
    assert "8 of 11 finds name no patrol; they count" in said(result)
    cells = by_cell(result.layers["OUTPUT"])
    assert cells.finds[cell(4, 3)] == 6 and cells.finds.sum() == 9
    assert np.isnan(cells.rate[cell(11, 0)]) and cells.status[cell(11, 0)] == "unknown"
    assert 8 / 7 < cells.rate[cell(4, 3)] < 6  # shrunk from 6 per km towards the mean


def test_without_patrols_there_is_no_rate(site):
    numbers = encounter_rates(site, QUIET).numbers
    assert (numbers["FINDS"], numbers["RATE"], numbers["RATE_LOW"], numbers["RATE_HIGH"]) == (0, "", "", "")


def test_a_category_chooses_the_finds_and_a_wrong_one_lists_those_there_are(site):
    assert encounter_rates(site, None, "humanactivity.timber.").numbers["FINDS"] == 2
    assert encounter_rates(site, None, "HumanActivity.Timber.").numbers["FINDS"] == 2
    assert encounter_rates(site, None, "animals.").numbers["FINDS"] == 1
    with pytest.raises(NoDataError, match="humanactivity.snare") as refused:
        encounter_rates(site, None, "mining.")
    assert "begins with “mining”" in str(refused.value) and ".." not in str(refused.value)
    assert encounter_rates(site, QUIET, "mining.").numbers["FINDS"] == 0  # nothing was seen, so nothing is misspelt


def test_a_site_without_threats_uses_all_observations_and_says_so(site):
    only(site, *({**row, "is_threat": False} for row in FINDS))
    found, notes = finds_of(site, data_period(site))
    assert len(found) == len(FINDS) and "all 12 observations were used" in str(notes[0])


@pytest.mark.parametrize("finds", [(), (find("one", (204_500, 1_603_400)),), (find("nowhere", None),)])
def test_too_few_finds_give_no_hotspot_and_no_fault(site, finds):
    only(site, *finds)
    result = hotspots(site)
    assert (result.numbers["HOT"], result.numbers["COLD"]) == (0, 0)
    assert result.numbers["FINDS"] == sum(row["geometry"] is not None for row in finds)
    assert result.numbers["UNKNOWN"] == 225 - 24
    assert gap_analysis(site).numbers["UNKNOWN"] == 225 - 24


def test_a_cluster_on_even_effort_is_hot_and_the_unvisited_stay_unknown(site):
    walks = [
        {**TRACKS[0], "patrol_id": "P1", "content_key": f"w{row}",
         "geometry": np.array([[200_000, 1_600_500 + 1000 * row, 0], [215_000, 1_600_500 + 1000 * row, 7200]])}
        for row in range(10)
    ]
    with site.transaction() as writer:
        writer.replace_all("tracks", walks)
    cluster = [find(f"c{n}", (203_500 + 1000 * (n % 3), 1_603_500 + 1000 * (n // 3 % 3))) for n in range(45)]
    only(site, *cluster, find("far", (213_500, 1_609_500)))
    result = hotspots(site)
    cells = by_cell(result.layers["OUTPUT"])
    assert cells.hotspot[cell(4, 4)] == "hot"
    assert (cells.hotspot[[cell(c, r) for c in range(15) for r in range(10, 15)]] == "unknown").all()
    assert result.numbers["UNKNOWN"] == 75
    assert cells.density.idxmax() in {cell(c, r) for c in (3, 4, 5) for r in (3, 4, 5)}


@pytest.mark.parametrize("wrong", [{"fdr": 2.0}, {"bandwidth_m": -5.0}])
def test_impossible_parameters_of_hotspots_are_refused(site, wrong):
    with pytest.raises(ParameterError):
        hotspots(site, **wrong)


def test_an_unvisited_cell_on_the_way_in_outranks_a_visited_one(site):
    cells = by_cell(gap_analysis(site).layers["OUTPUT"])
    unknown = cells[(cells.status == "unknown") & (cells.intrusion > 0.3)]
    visited = cells[(cells.status == "visited") & (cells.intrusion <= unknown.intrusion.max())]
    assert len(unknown) and len(visited)
    best = unknown.gap_rank.min()
    alike = visited[visited.intrusion >= 0.5 * unknown.intrusion.loc[unknown.gap_rank.idxmin()]]
    assert (alike.gap_rank > best).all()


def test_unknown_cells_keep_a_gap_above_zero_and_no_visit(site):
    result = gap_analysis(site)
    cells = by_cell(result.layers["OUTPUT"])
    unknown = cells[cells.status == "unknown"]
    assert len(unknown) == result.numbers["UNKNOWN"] == 225 - 24
    assert (unknown.gap > 0).all() and unknown.days_since.isna().all() and (unknown.km == 0).all()
    assert result.numbers["NOT_VISITED_90_DAYS"] == 225 - 24
    top = cells[cells.gap_rank == 1].iloc[0]
    assert (top.geometry.centroid.x, top.geometry.centroid.y) == pytest.approx(
        (result.numbers["TOP_GAP_X"], result.numbers["TOP_GAP_Y"])
    )
    assert top.gap == cells.gap.max() == 1


def test_patrolling_a_cell_lowers_its_gap_against_one_that_is_alike(site):
    before = by_cell(gap_analysis(site).layers["OUTPUT"])
    top = int(before.gap_rank.idxmin())
    x, y = before.geometry[top].centroid.coords[0]
    with site.transaction() as writer:
        writer.insert("tracks", [
            {**TRACKS[2], "content_key": f"n{n}", "transport": "foot",
             "geometry": np.array([[x - 490, y + 20 * n, 0], [x + 490, y + 20 * n, 1000]])} for n in range(10)
        ])
    after = by_cell(gap_analysis(site).layers["OUTPUT"])
    assert after.gap_rank[top] > 1 and after.days_since[top] == 0


def test_progress_never_runs_backwards(site):
    class Watch:
        seen: list[float] = []

        def report(self, fraction, text=""):
            self.seen.append(fraction)

        def cancelled(self):
            return False

    for step in (patrol_effort, coverage, encounter_rates, hotspots, gap_analysis):
        Watch.seen.clear()
        step(site, progress=Watch())
        assert Watch.seen == sorted(Watch.seen) and Watch.seen[-1] <= 1 + 1e-9, step.__name__


def test_all_is_read_when_no_period_is_given(site):
    assert len(gather(site, None).tracks) == len(TRACKS)
