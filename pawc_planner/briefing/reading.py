"""Read the facts of a briefing from the site database. No QGIS here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ..base.series import Series
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from ..site import cycles
from ..site.series import read_series
from ..site.store import SiteStore
from .contents import CameraRow, CellCounts, Contents, DayRow, GapRow, KeyNumber, PrintGrid, StopRow, TeamSheet
from .coordinates import places, print_grid
from .sentences import read_sentences

TOP_GAPS = 10
COVERAGE_TARGET_PERCENT = 80  # the share of the park that sites aim to cover in a year (BACKGROUND: "over 80 %")
SENSITIVE_STOPS = ("camera",)
PRINTED_CHARTS = (  # in the order of the page; of each group the first that shows more than one value
    ("km_by_month",),
    ("coverage_cumulative", "coverage_by_year", "coverage_by_month"),
    ("rate_by_year", "threats_per_km_by_year", "rate_by_month"),
)
LIKELY_CHARTS = ("hits_by_map", "risk_share", "reachable_by_delay", "coverage_cost")  # in the order of the page
YEARLY_NUMBERS = (  # rows of the table, in its order
    "coverage_by_year", "km_by_year", "patrol_days_by_year", "joint_patrol_days_by_year", "index_by_year",
    "stumps_by_year", "suspects_by_year", "arrests_by_year", "reports_by_year",
)


def read_contents(site_path: Path, cycle_id: str = "", *, redact: bool = False) -> Contents:
    """Collect what is printed for one cycle ("" = the latest).

    Parameters
    ----------
    site_path : Path
        Site database.
    cycle_id : str
        Cycle.
    redact : bool
        Leave stops at sensitive places off the team sheets; their number is kept.

    Raises
    ------
    PawcError
        No such site or cycle.
    """
    with SiteStore.open(Path(site_path)) as store:
        row = cycles.require(store, cycle_id)
        return _contents(store, row, redact)


def _contents(store: SiteStore, row: pd.Series, redact: bool) -> Contents:
    info, name = store.info, str(row["cycle_id"])
    bounds = store.boundary().bounds
    grid = print_grid(info.crs, (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2)
    cells = store.read("cell_results", "cycle_id = ?", (name,))
    plans = store.read("plans", "cycle_id = ?", (name,))
    plan = plans.iloc[-1] if len(plans) else None
    counts = cell_counts(cells)
    teams = _teams(store, name, grid, redact)
    charts = read_series(store, name)
    return Contents(
        site=info.name, notice=info.notice, year_style=info.year_style, crs=info.crs, grid=grid,
        cycle_id=name, cycle=cycles.period_of(row), data=cycles.data_period_of(row), bounds=bounds,
        numbers=key_numbers(store, row, cells, plan), findings=findings(counts, plan),
        notes=read_sentences(plan["notes"]) if plan is not None else (), counts=counts,
        gaps=_gaps(cells, info.crs, grid), teams=teams, cameras=_cameras(store, name, grid),
        hours_per_day=float(plan["hours_per_day"]) if plan is not None else None,
        days_per_team=int(plan["days"]) if plan is not None else 0, redacted=redact,
        charts=printed(charts), yearly=yearly(charts), likely=likely(charts),
        has_risk=bool(cells["risk"].notna().any()),
    )


def printed(charts: Sequence[Series]) -> tuple[Series, ...]:
    """Choose the charts that stand on paper: of each group the first with more than one value."""
    by_name = {chart.name: chart for chart in charts}
    groups = ([by_name[name] for name in group if name in by_name] for group in PRINTED_CHARTS)
    return tuple(next((one for one in group if len(one.labels) > 1), group[0]) for group in groups if group)


def likely(charts: Sequence[Series]) -> tuple[Series, ...]:
    """Choose the charts that say how far the maps can be trusted, in the order of the page."""
    by_name = {chart.name: chart for chart in charts}
    return tuple(by_name[name] for name in LIKELY_CHARTS if name in by_name)


def yearly(charts: Sequence[Series]) -> tuple[Series, ...]:
    """Choose the rows of the table of yearly numbers: those of the same years as the first."""
    by_name = {chart.name: chart for chart in charts}
    rows = [by_name[name] for name in YEARLY_NUMBERS if name in by_name]
    return tuple(row for row in rows if row.labels == rows[0].labels)


def cell_counts(cells: pd.DataFrame) -> CellCounts:
    """Count the labels of the cells and the share of the park's area that was visited."""
    if cells.empty:
        return CellCounts()
    label, weight = cells["hotspot"], cells["weight"]
    area = float(weight.sum()) or 1.0
    unknown = cells["status"] == "unknown"
    return CellCounts(
        len(cells), int((label == "hot").sum()), int((label == "cold").sum()), int(unknown.sum()),
        float(weight[cells["km"] > 0].sum()) / area, float(weight[unknown].sum()) / area,
    )


def _day_range(row: pd.Series) -> tuple[str, tuple[str, ...]]:
    data = cycles.data_period_of(row)
    return ("", ()) if data is None else ("day BETWEEN ? AND ?", (data.start.isoformat(), data.end.isoformat()))


def _patrolled_km(store: SiteStore, row: pd.Series, cells: pd.DataFrame) -> float:
    km = store.read("leg_days", *_day_range(row))["clean_km"].sum()
    return float(km) if km > 0 else float(cells["km"].sum())


def key_numbers(store: SiteStore, row: pd.Series, cells: pd.DataFrame, plan: pd.Series | None) -> tuple[KeyNumber, ...]:
    """Return the numbers of the front page, with those of the cycle before where it was computed."""
    now = _data_numbers(store, row, cells)
    earlier = cycles.cycles(store)
    earlier = earlier[earlier["end"] < row["start"]]
    before: dict[str, Sentence] = {}
    if len(earlier):
        past = earlier.iloc[-1]
        past_cells = store.read("cell_results", "cycle_id = ?", (past["cycle_id"],))
        before = _data_numbers(store, past, past_cells) if len(past_cells) else {}
    found = [KeyNumber(Sentence(label), value, before.get(label)) for label, value in now.items()]
    return tuple(found + (_plan_numbers(plan) if plan is not None else []))


def _data_numbers(store: SiteStore, row: pd.Series, cells: pd.DataFrame) -> dict[str, Sentence]:
    counts = cell_counts(cells)
    where, days = _day_range(row)
    threats = store.count("observations", (where + " AND " if where else "") + "is_threat = 1", days)
    finds = threats or store.count("observations", where, days)  # as the analysis: all finds where none is a threat
    stumps = store.count("stumps", where.replace("day", "found"), days)
    patrols = store.read("leg_days", where, days)["patrol_id"].nunique()
    plain = QT_TRANSLATE_NOOP("PawcPlanner", "{value}")
    return {
        QT_TRANSLATE_NOOP("PawcPlanner", "Patrolled"): _patrolled(_patrolled_km(store, row, cells), patrols),
        QT_TRANSLATE_NOOP("PawcPlanner", "Park visited"): Sentence(
            QT_TRANSLATE_NOOP("PawcPlanner", "{percent} % of the area (target {target} %)"),
            {"percent": f"{100 * counts.visited_share:.0f}", "target": COVERAGE_TARGET_PERCENT}),
        (QT_TRANSLATE_NOOP("PawcPlanner", "Threats found") if threats or not finds
         else QT_TRANSLATE_NOOP("PawcPlanner", "Finds")): Sentence(plain, {"value": f"{finds:,}"}),
        QT_TRANSLATE_NOOP("PawcPlanner", "Stumps found"): Sentence(plain, {"value": f"{stumps:,}"}),
        QT_TRANSLATE_NOOP("PawcPlanner", "Hot cells"): Sentence(
            QT_TRANSLATE_NOOP("PawcPlanner", "{hot} of {cells}; {unknown} unknown"),
            {"hot": counts.hot, "cells": f"{counts.cells:,}", "unknown": f"{counts.unknown:,}"}),
    }


def _patrolled(km: float, patrols: int) -> Sentence:
    if not patrols:
        return Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "{km} km"), {"km": f"{km:,.0f}"})
    return Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "{km} km in {patrols} patrols"),
                    {"km": f"{km:,.0f}", "patrols": f"{patrols:,}"})


def _plan_numbers(plan: pd.Series) -> list[KeyNumber]:
    found = [KeyNumber(
        Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "Patrols planned")),
        Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "{teams} teams, {days} days, {km} km"),
                 {"teams": int(plan["teams"]), "days": int(plan["days"]), "km": _number(plan["km"], "{:,.0f}")}))]
    if not np.isnan(plan["expected"]):
        found.append(KeyNumber(Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "Share of gaps served")), _bounded(
            plan["expected"], plan["bound"])))
    if not np.isnan(plan["caught"]):
        found.append(KeyNumber(
            Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "Intruders that cameras catch")),
            _bounded(plan["caught"], plan["caught_bound"]), _today(plan["caught_before"])))
    return found


def _today(share: float) -> Sentence | None:
    if np.isnan(share):
        return None
    return Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "{percent} % with today's cameras"), {"percent": _percent(share)})


def _bounded(share: float, bound: float) -> Sentence:
    if np.isnan(bound):
        return Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "{percent} %"), {"percent": _percent(share)})
    return Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "{percent} % (no plan can reach more than {bound} %)"),
                    {"percent": _percent(share), "bound": _percent(bound)})


def _percent(share: float) -> str:
    """Write a share with one decimal below 10 %, so that small shares do not read as nothing."""
    return f"{100 * share:.1f}" if share < 0.0995 else f"{100 * share:.0f}"


def _number(value: float, form: str) -> str:
    return "–" if value is None or np.isnan(value) else form.format(value)


def findings(counts: CellCounts, plan: pd.Series | None) -> tuple[Sentence, ...]:
    """Say in plain words what the maps of a cycle show."""
    if not counts.cells:
        return (Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "Nothing has been computed for this cycle yet.")),)
    found = [Sentence(
        QT_TRANSLATE_NOOP(
            "PawcPlanner", "Patrols reached {visited} % of the park; {unknown} cells ({share} % of the park) were "
            "not visited. Nothing is known about them: they are unknown, not safe."),
        {"visited": f"{100 * counts.visited_share:.0f}", "unknown": f"{counts.unknown:,}",
         "share": f"{100 * counts.unknown_share:.0f}"})]
    if plan is None:
        found.append(Sentence(QT_TRANSLATE_NOOP(
            "PawcPlanner", "No routes or cameras are proposed for this cycle yet.")))
    elif not np.isnan(plan["caught"]):
        best = QT_TRANSLATE_NOOP(
            "PawcPlanner", "The camera answer is proven: no other choice of as many sites catches more.")
        good = QT_TRANSLATE_NOOP("PawcPlanner", "The camera answer is good but not proven to be the best.")
        found.append(Sentence(best if plan["proven"] else good))
    return tuple(found)


def _gaps(cells: pd.DataFrame, crs: str, grid: PrintGrid) -> tuple[GapRow, ...]:
    ranked = cells[cells["gap_rank"] > 0].sort_values("gap_rank").head(TOP_GAPS)
    if ranked.empty:
        return ()
    middle = ranked.geometry.representative_point()
    return tuple(
        GapRow(int(row.gap_rank), row.sector or "", float(row.gap), _or_none(row.days_since), float(row.km), place)
        for row, place in zip(_rows(ranked), places(crs, grid, middle.x.to_numpy(), middle.y.to_numpy())))


def _teams(store: SiteStore, name: str, grid: PrintGrid, redact: bool) -> tuple[TeamSheet, ...]:
    routes = store.read("plan_routes", "cycle_id = ?", (name,))
    stops = store.read("plan_stops", "cycle_id = ?", (name,))
    return tuple(
        _team_sheet(str(team), days.sort_values("day"), stops[stops["team"] == team].sort_values(["day", "seq"]),
                    (store.info.crs, grid), redact)
        for team, days in routes.groupby("team", sort=False))


def _team_sheet(
    team: str, days: pd.DataFrame, stops: pd.DataFrame, where: tuple[str, PrintGrid], redact: bool
) -> TeamSheet:
    shown = stops[~stops["kind"].isin(SENSITIVE_STOPS)] if redact else stops
    spots = places(*where, shown.geometry.x.to_numpy(), shown.geometry.y.to_numpy()) if len(shown) else []
    first = days.iloc[0]
    return TeamSheet(
        team, first["station"], first["transport"], tuple(_day_row(day) for day in _rows(days)),
        tuple(StopRow(int(s.day), s.name, s.kind, float(s.km), float(s.hours), spot)
              for s, spot in zip(_rows(shown), spots)),
        _bounds(days), len(stops) - len(shown))


def _day_row(day: Any) -> DayRow:
    reasons = read_sentences(day.reason)
    return DayRow(int(day.day), day.date, day.start_place, day.end_place, float(day.km), float(day.hours),
                  _or_none(day.climb_m), reasons[0] if reasons else None)


def _cameras(store: SiteStore, name: str, grid: PrintGrid) -> tuple[CameraRow, ...]:
    rows = store.read("plan_cameras", "cycle_id = ?", (name,))
    if rows.empty:
        return ()
    rows = rows.sort_values("rank")
    spots = places(store.info.crs, grid, rows.geometry.x.to_numpy(), rows.geometry.y.to_numpy())
    return tuple(
        CameraRow(int(c.rank), c.action, c.camera_id or "", float(c.share), _or_none(c.signal),
                  _or_none(c.reach_hours), _or_none(c.lead_hours), spot)
        for c, spot in zip(_rows(rows), spots))


def _rows(frame: pd.DataFrame) -> Iterator[Any]:
    """Rows whose fields are read by name."""
    return frame.itertuples(index=False)


def _bounds(frame: Any) -> tuple[float, float, float, float]:
    west, south, east, north = (float(value) for value in frame.total_bounds)
    return west, south, east, north


def _or_none(value: float | None) -> float | None:
    return None if value is None or np.isnan(value) else float(value)
