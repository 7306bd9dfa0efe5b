"""Kilometres as the source states them, as recorded and as they count, per patrol and month, and what explains it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd
import shapely

from ..base.period import Period
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from .store import SiteStore

KEY = ("patrol_id", "month")
MEASURES = ("source_km", "raw_km", "clean_km", "inside_km")
LEAST_KM = 0.05  # a cause that took less is not worth a word
MOST_CAUSES = 3
# What each rule took away, in words; "{km}" is filled in.
CAUSES: Mapping[str, str] = {
    "repeat": QT_TRANSLATE_NOOP("PawcPlanner", "the same fixes recorded again: {km} km"),
    "order": QT_TRANSLATE_NOOP("PawcPlanner", "fixes not in the order of their times: {km} km"),
    "member_copy": QT_TRANSLATE_NOOP("PawcPlanner", "copies for other members of the team: {km} km"),
    "late_copy": QT_TRANSLATE_NOOP("PawcPlanner", "copies whose clock was in another time zone: {km} km"),
    "overlap": QT_TRANSLATE_NOOP("PawcPlanner", "legs that overlap in time: {km} km"),
    "spike": QT_TRANSLATE_NOOP("PawcPlanner", "excursions of the receiver: {km} km"),
    "teleport": QT_TRANSLATE_NOOP("PawcPlanner", "jumps to places out of reach: {km} km"),
    "ride": QT_TRANSLATE_NOOP("PawcPlanner", "stretches driven, too fast for the transport: {km} km"),
    "stationary": QT_TRANSLATE_NOOP("PawcPlanner", "scatter while the team stayed in one place: {km} km"),
    "gap": QT_TRANSLATE_NOOP("PawcPlanner", "straight lines over silences of the receiver: {km} km"),
    "joined_days": QT_TRANSLATE_NOOP("PawcPlanner", "days joined by a straight line: {km} km"),
    "zero": QT_TRANSLATE_NOOP("PawcPlanner", "trips to 0° N 0° E: {km} km"),
    "outside": QT_TRANSLATE_NOOP("PawcPlanner", "fixes far outside of the site: {km} km"),
    "bridged": QT_TRANSLATE_NOOP("PawcPlanner", "short ways put between recordings: {km} km"),
}


def reconciliation(store: SiteStore, period: Period | None = None) -> pd.DataFrame:
    """Return one row per patrol and month.

    Parameters
    ----------
    store : SiteStore
        The site.
    period : Period, optional
        Local days to take; None is all.

    Returns
    -------
    DataFrame
        ``patrol_id``, ``month`` (2025-01), ``station``, ``team``, ``transport`` (comma separated), ``leg_days``;
        ``source_km`` (NaN where the source states none), ``raw_km``, ``clean_km``, ``inside_km`` (inside the boundary);
        ``ratio`` of what the source states, or else of what was recorded, to the clean kilometres (NaN when these are
        0); a column ``<rule>_km`` for each rule that took kilometres away anywhere; and ``why``, a list of
        :class:`Sentence` with the largest causes first.

    Notes
    -----
    The rules add up to ``raw_km - clean_km``, but for ``zero`` and ``outside``: fixes without a position or far from
    the site are no part of what was recorded there, so their trips stand in what the source states only.

    A month of one public site was reported with 63,617 km for a true 11,867 km, because leg-days were repeated for each
    member, days were joined and legs overlapped (ecoscope, issue 741). Such a ratio, and its causes, are seen here.
    """
    conditions, parameters = ("", ()) if period is None else (
        "day BETWEEN ? AND ?", (period.start.isoformat(), period.end.isoformat()))
    days = store.read("leg_days", conditions, parameters)
    days["month"] = [day.strftime("%Y-%m") for day in days["day"]]
    causes = [{**_causes(text), **trips} for text, trips in zip(days["explained"], _stated_trips(store, days))]
    rules = sorted({rule for found in causes for rule in found}, key=_order)
    for rule in rules:
        days[f"{rule}_km"] = [found.get(rule, 0.0) for found in causes]
    rows = _summed(days, rules).merge(_inside(store, conditions, parameters), on=list(KEY), how="left")
    rows["inside_km"] = rows["inside_km"].fillna(0.0)
    patrols = store.read("patrols")[["patrol_id", "station", "team"]]
    rows = rows.merge(patrols, on="patrol_id", how="left").fillna({"station": "", "team": ""})
    rows["ratio"] = _ratio(rows)
    rows["why"] = [why({rule: row[f"{rule}_km"] for rule in rules}) for row in rows.to_dict("records")]
    causes_km = [f"{rule}_km" for rule in rules]
    order = [*KEY, "station", "team", "transport", "leg_days", *MEASURES, "ratio", *causes_km, "why"]
    return rows[order].sort_values(list(KEY), ignore_index=True)


def total(rows: pd.DataFrame) -> pd.Series:
    """Return the sums over a reconciliation, its ratio and its causes, in the same columns."""
    summed = rows[[name for name in rows.columns if name.endswith("_km") or name == "leg_days"]].sum()
    known = rows["source_km"].notna()
    if not known.any():
        summed["source_km"] = np.nan
    rules = [name[:-3] for name in rows.columns if name.endswith("_km") and name not in MEASURES]
    summed["ratio"] = float(_ratio(summed.to_frame().T)[0])
    summed["why"] = why({rule: summed[f"{rule}_km"] for rule in rules})
    return summed


def why(taken: Mapping[str, float]) -> list[Sentence]:
    """Return the largest causes in words, the largest first; kilometres may be negative where they were added."""
    largest = sorted(taken.items(), key=lambda item: -abs(item[1]))[:MOST_CAUSES]
    return [
        Sentence(CAUSES[rule], {"km": f"{km:,.1f}"}) for rule, km in largest if abs(km) >= LEAST_KM and rule in CAUSES
    ]


def _causes(text: str) -> dict[str, float]:
    found = json.loads(text) if text else {}
    return {str(rule): float(km) for rule, km in found.items()}


def _stated_trips(store: SiteStore, days: pd.DataFrame) -> list[dict[str, float]]:
    """Return what a source states beyond the recorded way, on days on which fixes lie at 0° N 0° E or far outside."""
    dropped = store.read("repairs", "table_name = 'tracks' AND rule IN ('zero', 'outside')")
    rules: dict[tuple[str, str], str] = {}
    for record, rule in zip(dropped["record"], dropped["rule"]):
        patrol, _, rest = str(record).partition(" / ")
        rules[patrol, rest.rpartition(" / ")[2]] = rule
    beyond = (days["source_km"] - days["raw_km"]).fillna(0.0)
    found = (rules.get((patrol, day.isoformat()), "") for patrol, day in zip(days["patrol_id"], days["day"]))
    return [{rule: float(km)} if rule and km >= LEAST_KM else {} for rule, km in zip(found, beyond)]


def _order(rule: str) -> tuple[int, str]:
    names = list(CAUSES)
    return (names.index(rule) if rule in names else len(names), rule)


def _summed(days: pd.DataFrame, rules: Iterable[str]) -> pd.DataFrame:
    groups = days.groupby(list(KEY), sort=True)
    sums = groups[["raw_km", "clean_km", *(f"{rule}_km" for rule in rules)]].sum()
    sums["source_km"] = groups["source_km"].sum(min_count=1)
    sums["leg_days"] = groups.size()
    sums["transport"] = groups["transport"].agg(lambda found: ", ".join(sorted(Counter(found))))
    return sums.reset_index()


def _inside(store: SiteStore, conditions: str, parameters: tuple[str, ...]) -> pd.DataFrame:
    """Return the clean kilometres inside the boundary."""
    tracks = store.read("tracks", conditions, parameters)
    lines = tracks.geometry.to_numpy()
    outline = store.boundary()
    shapely.prepare(outline)
    km = tracks["km"].to_numpy(float).copy()
    whole = shapely.contains_properly(outline, lines) if len(lines) else np.zeros(0, bool)
    km[~whole] = shapely.length(shapely.intersection(lines[~whole], outline)) / 1000
    frame = pd.DataFrame({
        "patrol_id": tracks["patrol_id"], "month": [day.strftime("%Y-%m") for day in tracks["day"]], "inside_km": km})
    return frame.groupby(list(KEY), as_index=False).sum()


def _ratio(rows: pd.DataFrame) -> np.ndarray:
    stated = rows["source_km"].astype(float).fillna(rows["raw_km"].astype(float)).to_numpy()
    clean = rows["clean_km"].to_numpy(float)
    return np.divide(stated, clean, out=np.full(len(clean), np.nan), where=clean > 0)
