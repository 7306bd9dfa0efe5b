"""Rates and trends of a made site: numbers by hand, and every odd kind of input."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
import shapely
from shapely.geometry import MultiPolygon, box

from pawc_planner.analysis.rates.intervals import count_interval
from pawc_planner.analysis.rates.tables import COLUMNS
from pawc_planner.base.errors import ParameterError
from pawc_planner.base.period import Period
from pawc_planner.site.steps.indicators import outcome_indicators
from pawc_planner.site.steps.rate_charts import rate_charts
from pawc_planner.site.steps.rates import encounter_rates
from pawc_planner.site.steps.trend_words import changes_note
from pawc_planner.site.steps.trends import encounter_trend
from pawc_planner.site.steps.years import base_year_note, base_year_of, part_years
from pawc_planner.site.store import SiteStore

from .conftest import EAST, NORTH, PARK, SOUTH, WEST, find, info, track

MIDDLE = (WEST + EAST) / 2
YEARS = Period(date(2020, 1, 1), date(2023, 12, 31))
SNARE, STUMP, LOG = "humanactivity.snare.", "humanactivity.timber.stump.", "humanactivity.timber.log."


def said(result) -> str:
    return " | ".join(map(str, result.notes))


def walk(name: str, day: date, km: float, x: float = WEST + 1000) -> dict:
    return track(name, day, [(x, SOUTH + 1500), (x + km * 1000, SOUTH + 1500)], 1.0)


def made(key: str, patrol: str | None, place, day: date, category: str = SNARE, count: int | None = 1) -> dict:
    return {**find(key, place, day, category), "patrol_id": patrol, "count": count}


def site_of(path, tracks, finds, sectors=(), **more) -> SiteStore:
    def fill(writer) -> None:
        writer.batch(source="made", kind="patrols")
        writer.insert("sectors", [{"name": name, "geometry": MultiPolygon([polygon])} for name, polygon in sectors])
        writer.insert("tracks", tracks)
        writer.insert("observations", finds)

    return SiteStore.create(path / "made.gpkg", replace(info(), **more), shapely.box(*PARK), fill=fill)


WEST_HALF, EAST_HALF = box(WEST, SOUTH, MIDDLE, NORTH), box(MIDDLE, SOUTH, EAST, NORTH)
DAY = date(2021, 3, 5)
HERE = (WEST + 1200, SOUTH + 1500)


@pytest.fixture
def hand(tmp_path):
    """Two patrols: A walks 4 km on two days in the west, B 10 km from west (6.5 km) to east (3.5 km)."""
    tracks = [walk("A", DAY, 3), walk("A", DAY + timedelta(1), 1), walk("B", date(2022, 7, 1), 10)]
    finds = [
        made("1", "A", HERE, DAY), made("2", "A", HERE, DAY, STUMP), made("3", "A", None, DAY, LOG, 40),
        made("4", "B", (EAST - 4500, SOUTH + 9000), date(2022, 7, 1)), made("5", "B", HERE, date(2022, 7, 1), STUMP),
        made("out", "B", (EAST + 900, SOUTH), date(2022, 7, 1)),  # outside
        made("ghost", "Z", HERE, DAY),  # a patrol without a track
        made("told", None, HERE, date(2022, 9, 9)),  # told by a villager
        made("seen", "", HERE, DAY),  # the name was lost; a patrol was there on that day
    ]
    with site_of(tmp_path, tracks, finds, [("W", WEST_HALF), ("E", EAST_HALF)]) as store:
        yield store


def row(table, by, per="km", **where):
    chosen = table[(table["by"] == by) & (table["per"] == per)]
    for name, value in where.items():
        chosen = chosen[chosen[name] == value]
    assert len(chosen) == 1, chosen
    return chosen.iloc[0]


def test_rates_of_the_site_by_hand(hand):
    result = encounter_rates(hand)
    wanted = {"RATE_FINDS": 6, "KM": 14.0, "PATROL_DAYS": 3, "PATROLS": 2, "RATE": 6 / 14, "PER_DAY": 6 / 3,
              "PER_PATROL": 6 / 2}
    assert {name: result.numbers[name] for name in wanted} == pytest.approx(wanted)
    spread = result.numbers["DISPERSION"]
    low, high = count_interval(6, dispersion=spread)
    assert result.numbers["RATE_LOW"] == pytest.approx(float(low) / 14)
    assert result.numbers["PER_PATROL_HIGH"] == pytest.approx(float(high) / 2)
    for text in ("1 of 9 finds lie outside the boundary", "1 of 9 finds belong to patrols without a track",
                 "1 of 9 finds name no patrol and lie where no patrol", "1 of 9 finds name no patrol; they count"):
        assert text in said(result)


def test_rates_by_year_sector_and_category_by_hand(hand):
    table = encounter_rates(hand).tables["TABLE"]
    assert row(table, "year", period="2021").rate == pytest.approx(4 / 4)
    assert row(table, "year", "patrol-day", period="2021").rate == pytest.approx(4 / 2)
    assert row(table, "month", period="2022-07").rate == pytest.approx(2 / 10)
    assert row(table, "season", period="2020 dry").finds == 4
    west, east = row(table, "sector", sector="W"), row(table, "sector", sector="E")
    assert (west.finds, east.finds) == (4, 1)  # the one without a place is in none
    assert (west.effort, east.effort) == pytest.approx((4 + 6.5, 3.5))
    assert row(table, "sector", "patrol", sector="E").effort == 1
    assert row(table, "category", category=SNARE).finds == 3
    assert row(table, "category", category="humanactivity.timber.").finds == 3  # stump and log together
    assert row(table, "category in sector", category=STUMP, sector="W").finds == 2
    assert set(table["whole"][(table["by"] == "year")]) == {"no"}
    assert (table["low"].dropna() <= table["rate"].dropna()).all()
    assert (table["shrunk_low"].dropna() <= table["shrunk"].dropna()).all()


def test_things_instead_of_records(hand):
    assert encounter_rates(hand, count="things").numbers["RATE_FINDS"] == 45
    with pytest.raises(ParameterError, match="COUNT"):
        encounter_rates(hand, count="logs")


def test_charts_say_what_they_show(hand):
    charts = {chart.name: chart for chart in encounter_rates(hand).series}
    assert set(charts) == {"rate_by_year", "rate_by_month", "rate_by_category", "rate_by_sector"}
    assert charts["rate_by_year"].labels == ("2021", "2022")
    assert charts["rate_by_year"].values == pytest.approx((100, 20))
    assert "the difference may be chance" in str(charts["rate_by_sector"].summary)
    for chart in charts.values():
        assert all(low <= value <= high for low, value, high in zip(chart.low, chart.values, chart.high))


def test_overlapping_sectors_count_twice_in_the_table_and_once_in_the_trend(tmp_path):
    tracks = [walk(f"P{n}", date(2020 + n, 3, 1), 4) for n in range(4)]
    finds = [made(f"{n}-{i}", f"P{n}", HERE, date(2020 + n, 3, 1)) for n in range(4) for i in range(5)]
    with site_of(tmp_path, tracks, finds, [("W", WEST_HALF), ("all", box(*PARK))]) as store:
        table, trend = encounter_rates(store).tables["TABLE"], encounter_trend(store)
    assert [row(table, "sector", sector=name).finds for name in ("W", "all")] == [20, 20]
    assert trend.numbers["FINDS"] == 20 and trend.numbers["KM"] == pytest.approx(16)


@pytest.fixture
def falling(tmp_path):
    """Four years of 48 walks of 10 km each; finds halve every year, each on a patrol of its own."""
    tracks, finds = [], []
    for year, total in zip(range(2020, 2024), (96, 48, 24, 12)):
        for n in range(48):
            day, name = date(year, n % 12 + 1, 2 + n // 12), f"{year}-{n}"
            tracks.append(walk(name, day, 10))
            finds += [made(f"{name}-{i}", name, HERE, day) for i in range(total // 48 + (n < total % 48))]
    with site_of(tmp_path, tracks, finds, [("W", WEST_HALF), ("E", EAST_HALF)]) as store:
        yield store


def test_a_fall_is_called_and_the_index_is_the_ratio(falling):
    result = encounter_trend(falling, YEARS)
    assert result.numbers["VERDICT"] == "falling" and result.numbers["P"] < 0.001
    assert result.numbers["CHANGE_LOW"] < -50 < result.numbers["CHANGE_HIGH"]
    assert (result.numbers["BASE_YEAR"], result.numbers["INDEX_YEAR"]) == (2020, 2023)
    assert result.numbers["INDEX"] == pytest.approx(12 / 96)
    assert result.numbers["INDEX_LOW"] < 12 / 96 < result.numbers["INDEX_HIGH"] < 0.3
    years = result.tables["YEARS"]
    assert years["index"].tolist() == pytest.approx([1, 0.5, 0.25, 0.125])
    assert years["km"].tolist() == pytest.approx([480] * 4)
    chart = next(chart for chart in result.series if chart.name == "index_by_year")
    assert chart.reference == 1.0 and chart.values == pytest.approx((1, 0.5, 0.25, 0.125))
    assert "falls" in str(result.notes[0]) and "0.12 times those of 2020" in said(result)
    trends = result.tables["TRENDS"].set_index("name")
    assert trends.verdict["W"] == "falling" and trends.verdict["E"] == "too few finds to tell"


def test_the_base_year_is_the_parameter_else_the_sites_else_the_first_whole_one(falling):
    assert encounter_trend(falling, YEARS, base_year=2022).numbers["INDEX"] == pytest.approx(0.5)
    late = Period(date(2020, 6, 1), date(2023, 8, 31))
    result = encounter_trend(falling, late)
    assert (result.numbers["BASE_YEAR"], result.numbers["INDEX_YEAR"]) == (2021, 2022)
    assert "2020, 2023" in said(result)
    index = next(chart for chart in result.series if chart.name == "index_by_year")
    assert np.isnan(index.values[0]) and np.isnan(index.values[3])  # parts of years are not compared
    falling.update_info(base_year=2021)
    assert encounter_trend(falling, YEARS).numbers["BASE_YEAR"] == 2021
    with pytest.raises(ParameterError, match="BASE_YEAR is 2017") as refused:
        encounter_trend(falling, YEARS, base_year=2017)
    assert "2020, 2021, 2022, 2023" in str(refused.value)


def test_nothing_found_in_the_base_year_leaves_the_index_unknown(falling):
    result = encounter_trend(falling, YEARS, "humanactivity.snare.")
    assert result.numbers["INDEX"] != ""
    with falling.transaction() as writer:
        writer.replace_all("observations", [made("x", "2021-1", HERE, date(2021, 2, 2))])
    result = encounter_trend(falling, YEARS)
    assert result.numbers["INDEX"] == "" and "Nothing was found in the base year 2020" in said(result)
    assert result.numbers["VERDICT"] == "too few finds to tell"


@pytest.mark.parametrize("finds", [[], [made("1", "A", HERE, DAY)], [made("1", None, None, DAY, count=None)]])
@pytest.mark.parametrize("tracks", [[], [walk("A", DAY, 3)], [walk("A", DAY, 3, EAST + 5000)]])
def test_little_or_nothing_is_told_and_breaks_nothing(tmp_path, finds, tracks):
    leap_day = date(2024, 2, 29)
    periods = [YEARS, Period(DAY, DAY), Period(leap_day, leap_day), *([None] if finds or tracks else [])]
    with site_of(tmp_path, tracks, finds) as store:
        for step in (encounter_rates, encounter_trend):
            for period in periods:
                result = step(store, period)
                assert result.notes and all(str(note) for note in result.notes)
                assert all(chart.labels for chart in result.series)
        assert result.numbers["VERDICT"] == "too few finds to tell"


def test_names_of_patrols_may_be_thai_or_numbers(tmp_path):
    tracks = [walk("ชุดที่ ๑", DAY, 3), walk("7", DAY, 3)]
    finds = [made("1", "ชุดที่ ๑", HERE, DAY), made("2", "7 ", HERE, DAY)]
    with site_of(tmp_path, tracks, finds) as store:
        assert encounter_rates(store).numbers["RATE_FINDS"] == 2


def test_progress_never_runs_backwards(falling):
    seen: list[float] = []

    class Watch:
        def report(self, fraction, text=""):
            seen.append(fraction)

        def cancelled(self):
            return False

    for step in (encounter_rates, encounter_trend):
        seen.clear()
        step(falling, progress=Watch())
        assert seen == sorted(seen) and seen[-1] <= 1 + 1e-9


def test_whole_years_may_lack_the_first_days():
    assert part_years(Period(date(2020, 1, 15), date(2022, 6, 30))) == {"2022"}
    assert part_years(Period(date(2020, 3, 1), date(2021, 12, 31))) == {"2020"}
    assert base_year_of(0, 0, ["2020", "2021"], [1.0, 1.0], {"2020"}) == "2021"
    assert base_year_of(0, 0, ["2020"], [1.0], {"2020"}) == "2020"
    assert base_year_of(0, 0, [], [], set()) == ""


def test_a_base_year_of_the_site_without_patrols_is_told_and_one_asked_for_is_refused():
    years, km = ["2020", "2021"], [1.0, 1.0]
    assert base_year_of(0, 2011, years, km, set()) == "2020" and base_year_of(0, 2021, years, km, set()) == "2021"
    assert "2011" in str(base_year_note(0, 2011, "2020")[0])
    assert base_year_note(0, 2020, "2020") == base_year_note(2021, 2011, "2021") == base_year_note(0, 0, "2020") == ()
    with pytest.raises(ParameterError, match="BASE_YEAR"):
        base_year_of(2011, 2020, years, km, set())


def test_extremes_of_many_months_are_not_told_as_a_difference():
    """Among 72 months at one rate the best and the worst have intervals that do not overlap in two cases of three."""
    def chart(counts):
        months = [f"{2020 + i // 12}-{i % 12 + 1:02d}" for i in range(len(counts))]
        counts = np.asarray(counts, float)
        low, high = count_interval(counts)
        table = pd.DataFrame({"by": "month", "period": months, "sector": "", "category": "", "per": "km",
                              "finds": counts, "effort": 100.0, "rate": counts / 100, "low": low / 100,
                              "high": high / 100, "dispersion": 1.0}).reindex(columns=COLUMNS)
        return str(rate_charts(table, set(), {})[0].summary)

    rng = np.random.default_rng(8)
    told = ["chance" not in chart(rng.poisson(10, 72)) for _ in range(60)]
    assert sum(told) <= 5
    assert "chance" not in chart([60, *rng.poisson(10, 71)])


def test_charts_and_sentences_call_categories_by_their_names(hand):
    charts = {one.name: one for one in encounter_rates(hand, names={SNARE: "Snares"}).series}
    assert "Snares" in charts["rate_by_category"].labels and LOG.rstrip(".") in charts["rate_by_category"].labels
    called = pd.DataFrame({"by": ["category", "sector"], "name": [SNARE, "W"], "verdict": ["falling", "falling"]})
    said = "Falling, also when the number of tests is allowed for: Snares, W."
    assert [str(note) for note in changes_note(called, {SNARE: "Snares"})] == [said]


def test_a_year_has_one_interval_in_the_trend_and_in_the_yearly_numbers(tmp_path):
    """Bunched finds of five years, one of which differs for itself but not when all are looked at."""
    tracks, finds, tries = [], [], np.random.default_rng(4)
    for year, each in zip(range(2018, 2023), (2.0, 1.9, 1.8, 1.15, 0.85)):
        for day in (date(year, 1, 3) + timedelta(9 * n) for n in range(41)):
            tracks.append(walk(f"P{day}", day, 3))
            finds += [made(f"{day} {i}", f"P{day}", HERE, day) for i in range(2 * tries.poisson(each / 2))]
    with site_of(tmp_path, tracks, finds) as store:
        trend, table = encounter_trend(store), outcome_indicators(store).tables["INDICATORS"]
        yearly = table[(table["indicator"] == "threat_index") & (table["year"] != "total")]
        per_km = table[(table["indicator"] == "threats_per_km") & (table["year"] != "total")]
    years = trend.tables["YEARS"]
    assert years["whole"].eq("yes").all() and len(yearly) == 5
    for name, column in (("index", "value"), ("index_low", "low"), ("index_high", "high")):
        np.testing.assert_allclose(yearly[column], years[name])
    for name, column in (("rate", "value"), ("low", "low"), ("high", "high")):
        np.testing.assert_allclose(per_km[column], years[name])
    ends = yearly.iloc[-1][["low", "high"]].tolist()
    assert (trend.numbers["INDEX_LOW"], trend.numbers["INDEX_HIGH"]) == pytest.approx(ends)
    hint = "a sign of a difference from 2018, but of 4 years compared one may look so by chance"
    assert yearly["note"].tolist()[-2:] == [hint, "shown different from 2018"]
