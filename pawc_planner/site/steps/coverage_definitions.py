"""The coverage of the same patrols by several definitions, in one table."""

from __future__ import annotations

from ...analysis.calendars import YEAR, Calendar
from ...analysis.coverage.definitions import CELLS, SUBCELLS, SWATH, DefinitionParams, DefinitionResult
from ...analysis.coverage.definitions import coverage_definitions as compute
from ...analysis.coverage.words import OUTSIDE, percent_text
from ...base.period import Period
from ...base.progress import Part, Progress, Silent, step
from ...base.series import Series
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..store import SiteStore
from .coverage import patrol_records
from .evidence import data_period, no_tracks_note
from .result import Number, StepResult, known_number

_BY_CELL = QT_TRANSLATE_NOOP("PawcPlanner", "Share of the site reached, by the side of the cell (m)")
_BY_STRIP = QT_TRANSLATE_NOOP("PawcPlanner", "Share of the site within sight, by the width of the strip (m)")
_FROM_TO = QT_TRANSLATE_NOOP("PawcPlanner", "From {least} % at {small} m to {most} % at {large} m.")
_ONE_SIZE = QT_TRANSLATE_NOOP("PawcPlanner", "{least} % at {small} m.")
_PLANNING = QT_TRANSLATE_NOOP(
    "PawcPlanner", "From {start} to {end}, by the site's planning cells of {cell} m, it is {cells} %; by sub-cells of "
    "{fine} m {subcells} %."
)
_PLANNING_CELLS = QT_TRANSLATE_NOOP(
    "PawcPlanner", "From {start} to {end}, by the site's planning cells of {cell} m, it is {cells} %."
)


def coverage_definitions(
    store: SiteStore, period: Period | None = None, params: DefinitionParams | None = None,
    progress: Progress | None = None,
) -> StepResult:
    """Compute the coverage of the same patrols by cells of several sizes, by sub-cells and by strips of several widths.

    Parameters
    ----------
    store : SiteStore
    period : Period, optional
        Local days; None takes the last whole year of patrol data, or all data when there is no whole year.
    params : DefinitionParams, optional
        Sizes and widths.
    progress : Progress, optional
        Told the share done; may cancel.

    Returns
    -------
    StepResult
        ``START``, ``END``, ``CELLS_PERCENT`` and ``SUBCELLS_PERCENT`` (planning cells), ``MOST_PERCENT``,
        ``LEAST_PERCENT``; table ``TABLE`` (``measure, size_m, covered_percent, covered_km2,
        site_km2``); charts
        ``coverage_by_cell_size`` and ``coverage_by_strip_width``.
    """
    params, progress = params or DefinitionParams(), progress or Silent()
    step(progress, 0.0, "tracks")
    period = period or usual_period(store)
    tracks = store.tracks(period)
    grid = store.grid()
    found = compute(tracks, grid, store.boundary(), params, Part(progress, 0.05, 1.0))
    numbers: dict[str, Number] = {
        "START": period.start.isoformat(), "END": period.end.isoformat(),
        "CELLS_PERCENT": known_number(_percent(found, CELLS, grid.spec.cell_size)),
        "SUBCELLS_PERCENT": known_number(_percent(found, SUBCELLS, grid.spec.cell_size / params.subcells)),
        "MOST_PERCENT": known_number(found.table["covered_percent"].max()),
        "LEAST_PERCENT": known_number(found.table["covered_percent"].min()),
    }
    notes: tuple[Sentence, ...] = (no_tracks_note(period),)
    if len(tracks):
        notes = (found.sentence,) if found.sentence.template == OUTSIDE else (
            found.sentence, _planning(period, numbers, grid.spec.cell_size, params.subcells))
    step(progress, 1.0)
    return StepResult(numbers, notes, tables={"TABLE": found.table}, series=_charts(found))


def usual_period(store: SiteStore) -> Period:
    """Return the last whole year of patrol data; all data when there is none."""
    records = patrol_records(store)
    if records is not None:
        whole = Period(records.start.replace(month=1, day=1), records.end.replace(month=12, day=31))
        years = [span for span in Calendar(whole, records, store.info.seasons).spans(YEAR) if span.complete]
        if years:
            return years[-1].days
    return data_period(store)


def _percent(found: DefinitionResult, measure: str, size: float) -> float:
    rows = found.table[(found.table["measure"] == measure) & (abs(found.table["size_m"] - size) < 1e-6)]
    return float(rows["covered_percent"].iloc[0]) if len(rows) else float("nan")


def _planning(period: Period, numbers: dict[str, Number], cell: float, subcells: int) -> Sentence:
    facts = {
        "start": period.start.isoformat(), "end": period.end.isoformat(), "cell": f"{cell:g}",
        "cells": percent_text(float(numbers["CELLS_PERCENT"])),
    }
    if numbers["SUBCELLS_PERCENT"] == "":
        return Sentence(_PLANNING_CELLS, facts)
    fine = {"fine": f"{cell / subcells:g}", "subcells": percent_text(float(numbers["SUBCELLS_PERCENT"]))}
    return Sentence(_PLANNING, {**facts, **fine})


def _charts(found: DefinitionResult) -> tuple[Series, ...]:
    charts = []
    for measure, name, title in ((CELLS, "cell_size", _BY_CELL), (SWATH, "strip_width", _BY_STRIP)):
        rows = found.table[found.table["measure"] == measure].reset_index(drop=True)
        if rows.empty:
            continue
        first, last = rows.iloc[0], rows.iloc[-1]
        facts = {"least": percent_text(first["covered_percent"]), "small": f"{first['size_m']:g}",
                 "most": percent_text(last["covered_percent"]), "large": f"{last['size_m']:g}"}
        charts.append(Series(
            tuple(f"{size:g}" for size in rows["size_m"]), tuple(rows["covered_percent"]), "%",
            name=f"coverage_by_{name}",
            title=Sentence(title), summary=Sentence(_FROM_TO if len(rows) > 1 else _ONE_SIZE, facts),
        ))
    return tuple(charts)
