"""Patrol coverage: how much of the site was visited, when, how often, against the target."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from ...analysis.calendars import Calendar
from ...analysis.coverage import CoverageParams, CoverageResult
from ...analysis.coverage import coverage as compute
from ...analysis.coverage.curve import cumulative_coverage, years_reached
from ...analysis.coverage.revisits import RevisitResult, revisits
from ...analysis.coverage.words import A_YEAR, OUTSIDE, YearReached, change_sentence, passed_sentence, year_sentence
from ...base.params import within
from ...base.period import Period
from ...base.progress import Part, Progress, Silent, step
from ...base.words import Sentence
from ..store import SiteStore
from .coverage_charts import coverage_charts
from .evidence import Evidence, cells_frame, gather, sectors_of
from .result import Number, StepResult, known_number


def coverage(
    store: SiteStore,
    period: Period | None = None,
    progress: Progress | None = None,
    *,
    swath_m: Mapping[str, float] | None = None,
    target_percent: float | None = None,
    subcells: int = 5,
    transport: str = "",
) -> StepResult:
    """Compute coverage by cells, by sub-cells and by swath, of the site and its sectors, in each year, season, month.

    Parameters
    ----------
    store : SiteStore
    period : Period, optional
        Local days; None takes all data.
    progress : Progress, optional
        Told the share done; may cancel.
    swath_m : mapping, optional
        Full width looked over in metres by transport, before that of the site.
    target_percent : float, optional
        Share of the site that should be visited in a year; None takes the site's.
    subcells : int
        Sub-cells along the side of a cell.
    transport : str
        One transport; "" is all.

    Returns
    -------
    StepResult
        As :func:`coverage_result`, with the swath in each period.
    """
    params = coverage_params(store, swath_m, target_percent, subcells)
    progress = progress or Silent()
    evidence = gather(store, period, transport=transport, progress=Part(progress, 0.0, 0.15))
    return coverage_result(evidence, Part(progress, 0.15, 1.0), params, swath_in_spans=True)


def coverage_params(
    store: SiteStore, swath_m: Mapping[str, float] | None = None, target_percent: float | None = None,
    subcells: int = 5,
) -> CoverageParams:
    """Return how coverage is measured: as asked, else as the site says."""
    info = store.info
    if target_percent is not None:
        within("TARGET", target_percent, 0, 100)
    within("SUBCELLS", subcells, 1, 20)
    target = info.coverage_target if target_percent is None else target_percent / 100
    return CoverageParams(subcells=subcells, swath_m={**info.swath_m, **(swath_m or {})}, target=target)


def coverage_result(
    evidence: Evidence, progress: Progress, params: CoverageParams | None = None, swath_in_spans: bool = False
) -> StepResult:
    """Put the coverage of ``evidence`` into numbers, layers, tables and charts.

    Returns
    -------
    StepResult
        ``CELLS_PERCENT``, ``SUBCELLS_PERCENT``, ``SWATH_PERCENT``, ``TARGET_PERCENT``, ``KM``, ``MEDIAN_REVISIT_DAYS``,
        ``UNVISITED_PERCENT``, ``NOT_VISITED_90_PERCENT``, ``TARGET_DAY`` (of the last year that is known; "" when the
        target was not passed) and ``CELLS_PERCENT[sector]``; layers ``OUTPUT`` (cells with ``km, covered, visits,
        visit_days, days_since, revisit_days, longest_gap, status``) and ``SECTORS``; tables ``PERIODS``
        (:func:`~pawc_planner.analysis.coverage.periods.coverage_periods`), ``CUMULATIVE``, ``REVISITS`` and
        ``TRANSPORTS``; charts of :func:`~pawc_planner.site.steps.coverage_charts.coverage_charts`. The swath in each
        year, season and month is unknown unless ``swath_in_spans``.
    """
    params = params or coverage_params(evidence.store)
    store, period, grid = evidence.store, evidence.period, evidence.grid
    calendar = Calendar(period, patrol_records(store), store.info.seasons)
    known = calendar.known or period  # after the last record nobody knows who was where
    found = compute(
        evidence.tracks, grid, evidence.boundary, params, sectors_of(store), known.end,
        Part(progress, 0.0, 0.95), calendar, swath_in_spans,
    )
    step(progress, 0.95, "coverage")
    again = revisits(found.visits, found.areas, known.start, known.end)
    if calendar.known is None:
        found, again = _nothing_known(found, again)
    curve = cumulative_coverage(found.visits, found.areas[0], calendar)
    years = years_reached(curve, calendar, found.target_percent)
    # Without tracks the evidence says so.
    notes = _said(found, years, curve, grid.spec.cell_size) if len(evidence.tracks) else ()
    notes += (again.sentence,) if again.visit_days.any() else ()
    return StepResult(
        _numbers(evidence, found, again, years), (*notes, *evidence.notes),
        {"OUTPUT": _cells(evidence, found, again), "SECTORS": _sectors(evidence, found)},
        {"PERIODS": found.periods, "CUMULATIVE": curve, "REVISITS": again.by_area, "TRANSPORTS": found.by_transport},
        coverage_charts(found, again, curve, years, calendar, grid.spec.cell_size),
    )


def _nothing_known(found: CoverageResult, again: RevisitResult) -> tuple[CoverageResult, RevisitResult]:
    """Return results without a percentage: where no record reaches, nothing visited is not none visited."""
    nan = float("nan")
    return replace(
        found, cells_percent=nan, subcells_percent=nan, swath_percent=nan, by_sector=_blank(found.by_sector),
    ), replace(again, by_area=_blank(again.by_area))


def _blank(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(**dict.fromkeys((name for name in table if name not in ("sector", "area_km2", "km")), np.nan))


def patrol_records(store: SiteStore) -> Period | None:
    """Return the days from the first to the last patrol track of the site; None when it has none."""
    first, last = store.connection.execute("SELECT min(day), max(day) FROM tracks").fetchone()
    return None if not first else Period(date.fromisoformat(first[:10]), date.fromisoformat(last[:10]))


def _said(
    found: CoverageResult, years: list[YearReached], curve: pd.DataFrame, cell_size: float
) -> tuple[Sentence, ...]:
    """Say how far patrols came, and of the last year against the target and the year before."""
    days = found.visits.days[:-1]
    if not years or not len(days) or found.sentence.template == OUTSIDE:
        return (found.sentence,)
    said: tuple[Sentence | None, ...]
    if days[-1] - days[0] + 1 <= A_YEAR:
        said = (found.sentence, passed_sentence(years[-1], found.target_percent))
    else:
        last = year_sentence(years[-1], found.target_percent, cell_size)
        said = (last, change_sentence(years[-1], found.periods, curve), found.sentence)
    return tuple(sentence for sentence in said if sentence is not None)


def _numbers(
    evidence: Evidence, found: CoverageResult, again: RevisitResult, years: list[YearReached]
) -> dict[str, Number]:
    site = again.by_area.iloc[0]
    target_day = years[-1].target_day if years else None
    numbers: dict[str, Number] = {
        "CELLS_PERCENT": known_number(found.cells_percent),
        "SUBCELLS_PERCENT": known_number(found.subcells_percent),
        "SWATH_PERCENT": known_number(found.swath_percent),
        "TARGET_PERCENT": float(found.target_percent),
        "KM": float(evidence.effort.inside_km),
        "MEDIAN_REVISIT_DAYS": known_number(site["revisit_days"]),
        "UNVISITED_PERCENT": known_number(site["unvisited_percent"]),
        "NOT_VISITED_90_PERCENT": known_number(site["not_visited_90_percent"]),
        "TARGET_DAY": "" if target_day is None else target_day.isoformat(),
    }
    for sector, percent in zip(found.by_sector["sector"], found.by_sector["cells_percent"]):
        numbers[f"CELLS_PERCENT[{sector}]"] = known_number(percent)
    return numbers


def _cells(evidence: Evidence, found: CoverageResult, again: RevisitResult) -> gpd.GeoDataFrame:
    columns: dict[str, np.ndarray] = {
        "km": evidence.effort.km, "covered": found.covered, "visits": evidence.effort.visits,
        "visit_days": again.visit_days, "days_since": again.days_since, "revisit_days": again.median,
        "longest_gap": again.longest,
    }
    cells = cells_frame(evidence.store, columns)
    cells["status"] = ["visited" if km > 0 else "unknown" for km in cells["km"]]
    return cells


def _sectors(evidence: Evidence, found: CoverageResult) -> gpd.GeoDataFrame:
    polygons: list[Any] = [polygon for _, polygon in sectors_of(evidence.store)]
    return gpd.GeoDataFrame(found.by_sector, geometry=polygons, crs=evidence.store.info.crs)
