"""On which days each camera worked, from its deployments and, where these say too little, from its pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from ...base.period import Period
from ...base.words import QT_TRANSLATE_NOOP, Sentence

ENDED = ("lost", "broken", "removed")  # states in which a camera works no longer
SAME_PLACE_M = 100.0  # as the import of camera tables tells places apart
SPELL_COLUMNS = ("camera", "place", "x", "y", "first", "last")
_TEXTS = {
    "no_start": QT_TRANSLATE_NOOP(
        "PawcPlanner", "Deployments without a first day, counted from the first picture of the camera: {n}."),
    "never": QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Deployments of which no working day is known, without a first day and a picture, or lost without one: {n};"
        " they count no days."),
    "until_last": QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Cameras lost, broken or removed without a last day, counted until their last picture: {n}."),
    "backwards": QT_TRANSLATE_NOOP("PawcPlanner", "Deployments that end before they begin and count no days: {n}."),
    "two_places": QT_TRANSLATE_NOOP(
        "PawcPlanner", "Camera-days of one camera at two places at once: {n}; both count. Check its deployments."),
}


@dataclass(frozen=True)
class WorkingDays:
    """Spells of work without break.

    Parameters
    ----------
    spells : pandas.DataFrame
        ``camera, place`` (number of its place, from 0), ``x, y`` (metres, NaN unknown), ``first, last``
        (``date.toordinal()``, both days included and inside the period), sorted by camera, place and first.
    unknown : pandas.DataFrame
        ``camera, place, x, y`` of deployments of which no working day is known.
    notes : tuple of Sentence
        What was assumed for lack of days.
    """

    spells: pd.DataFrame
    unknown: pd.DataFrame
    notes: tuple[Sentence, ...]


def working_days(
    deployments: pd.DataFrame, events: pd.DataFrame, period: Period, until: date | None = None
) -> WorkingDays:
    """Find the days on which each camera worked.

    Parameters
    ----------
    deployments : pandas.DataFrame
        ``camera_id, from_day, to_day`` (``datetime.date`` or empty), ``status, x, y`` (metres, NaN unknown).
    events : pandas.DataFrame
        ``camera_id, day`` (``datetime.date``).
    period : Period
        Days that count.
    until : date, optional
        Last day of which anything is known; the end of the period when it is left out.

    Notes
    -----
    The first and the last day count whole. Without a last day a camera works until the end of the period, but not
    beyond ``until``, or until the day before it is set up anew; one that is lost, broken or removed until its last
    picture. Without a first day it works from its first picture that belongs to no other deployment. Deployments of one
    camera within 100 m that overlap count once. An empty status is taken for a camera that works.
    """
    seen = {
        camera: np.sort(_ordinals(days))
        for camera, days in events.dropna(subset=["day"]).groupby("camera_id")["day"]
    }
    counts: dict[str, int] = {}
    rows, unknown = [], []
    for camera, own in deployments.groupby("camera_id", sort=True):
        history = _History(own, seen.get(camera, np.empty(0)), period, until or period.end, counts)
        for row, spell in history.spells():
            place = {"camera": str(camera), "place": row["place"], "x": row["x"], "y": row["y"]}
            if spell is None:
                unknown.append(place)
            elif spell[0] <= spell[1]:
                rows.append({**place, "first": spell[0], "last": spell[1]})
    spells = _united(pd.DataFrame(rows, columns=list(SPELL_COLUMNS)))
    counts["two_places"] = _at_two_places(spells)
    notes = tuple(Sentence(text, {"n": counts[name]}) for name, text in _TEXTS.items() if counts.get(name))
    return WorkingDays(spells, pd.DataFrame(unknown, columns=list(SPELL_COLUMNS[:4])), notes)


@dataclass
class _History:
    """The deployments of one camera."""

    rows: pd.DataFrame
    seen: np.ndarray
    period: Period
    until: date
    counts: dict[str, int]
    starts: np.ndarray = field(init=False)
    ends: np.ndarray = field(init=False)

    def __post_init__(self) -> None:
        self.starts, self.ends = _ordinals(self.rows["from_day"]), _ordinals(self.rows["to_day"])

    def spells(self) -> list[tuple[Mapping[str, Any], tuple[int, int] | None]]:
        """Return each deployment with its first and last day in the period (last before first: none), or None."""
        placed = self.rows.assign(place=_places(self.rows["x"].to_numpy(float), self.rows["y"].to_numpy(float)))
        return [(row, self._spell(number, row)) for number, row in enumerate(placed.to_dict("records"))]

    def _spell(self, number: int, row: Mapping[str, Any]) -> tuple[int, int] | None:
        start = self._start(number)
        end = np.nan if np.isnan(start) else self._end(number, start, str(row["status"] or "").strip().lower())
        if np.isnan(end):
            self._count("never")
            return None
        if end < start:
            self._count("backwards")
            return None
        first = max(int(start), self.period.start.toordinal())
        return first, min(int(end), self.period.end.toordinal())

    def _start(self, number: int) -> float:
        if not np.isnan(self.starts[number]):
            return float(self.starts[number])
        free = self.seen <= (np.inf if np.isnan(self.ends[number]) else self.ends[number])
        for start, end in zip(self.starts, self.ends):
            if not np.isnan(start):
                free &= (self.seen < start) | (self.seen > (np.inf if np.isnan(end) else end))
        if not free.any():
            return np.nan
        self._count("no_start")
        return float(self.seen[free][0])

    def _end(self, number: int, start: float, status: str) -> float:
        if not np.isnan(self.ends[number]):
            return float(self.ends[number])
        later = self.starts[self.starts > start]
        anew = float(later.min()) - 1 if len(later) else np.inf
        if status not in ENDED:
            return min(anew, max(start, float(min(self.until, self.period.end).toordinal())))
        pictures = self.seen[(self.seen >= start) & (self.seen <= anew)]
        if not len(pictures):
            return np.nan
        self._count("until_last")
        return float(pictures[-1])

    def _count(self, name: str) -> None:
        self.counts[name] = self.counts.get(name, 0) + 1


def _ordinals(days: pd.Series) -> np.ndarray:
    return np.array([day.toordinal() if isinstance(day, date) and day == day else np.nan for day in days], float)


def _places(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Number the places of one camera; what has no place is at the first."""
    place = np.zeros(len(x), np.int64)
    known: list[tuple[float, float]] = []
    for number in np.flatnonzero(np.isfinite(x) & np.isfinite(y)):
        near = [k for k, at in enumerate(known) if np.hypot(x[number] - at[0], y[number] - at[1]) <= SAME_PLACE_M]
        place[number] = near[0] if near else len(known)
        if not near:
            known.append((x[number], y[number]))
    return place


def _united(spells: pd.DataFrame) -> pd.DataFrame:
    """Unite spells of one camera at one place that overlap or follow each other."""
    spells = spells.sort_values(["camera", "place", "first"], kind="stable").reset_index(drop=True)
    rows: list[dict[str, Any]] = []
    for row in spells.to_dict("records"):
        before = rows[-1] if rows else None
        if before and (before["camera"], before["place"]) == (row["camera"], row["place"]) and (
                row["first"] <= before["last"] + 1):
            before["last"] = max(before["last"], row["last"])
            if np.isnan(before["x"]):
                before["x"], before["y"] = row["x"], row["y"]
        else:
            rows.append(row)
    return pd.DataFrame(rows, columns=list(SPELL_COLUMNS)).astype({"first": int, "last": int, "x": float, "y": float})


def _at_two_places(spells: pd.DataFrame) -> int:
    """Return the days that spells of one camera at different places have in common."""
    days = 0
    for _, own in spells.sort_values(["camera", "first"]).groupby("camera"):
        last = -1
        for start, end in zip(own["first"], own["last"]):
            days += max(0, min(end, last) - start + 1)
            last = max(last, end)
    return days
