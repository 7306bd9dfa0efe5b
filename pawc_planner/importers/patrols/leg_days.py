"""Rows of the site's leg-days and track parts from clean tracks."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from ...analysis.cleaning import CleanTrack
from ...analysis.cleaning.explained import share_before
from ...site.store import SiteStore, Writer
from ..ledger import Ledger
from ..places.site_places import SitePlaces
from ..records import PatrolHead, Track, content_key

Key = tuple[str, str, date]  # patrol, leg, day
_ONE_DAY = "patrol_id = ? AND leg_id = ? AND day = ?"
_LEAST_KM = 1e-9
_COMPLETED = ("mandate", "objective", "partners")


@dataclass
class PatrolRows:
    """Rows of one patrol: leg-days and track parts by (patrol, leg, day), and those of the site that they replace."""

    leg_days: dict[Key, dict[str, Any]] = field(default_factory=dict)
    tracks: dict[Key, list[dict[str, Any]]] = field(default_factory=dict)
    replaced: list[Key] = field(default_factory=list)
    clean_km: float = 0.0

    def write(self, writer: Writer, ledger: Ledger) -> None:
        """Write them; leg-days that gained fixes are put in place of the old ones, which are kept for undoing."""
        for patrol_id, leg_id, day in self.replaced:
            key = (patrol_id, leg_id, day.isoformat())
            for table in ("leg_days", "tracks"):
                writer.keep_before(ledger.import_id, table, _ONE_DAY, key)
                writer.delete(table, _ONE_DAY, key)
        writer.insert("leg_days", [with_batch(row, ledger) for row in self.leg_days.values()])
        writer.insert("tracks", [with_batch(row, ledger) for rows in self.tracks.values() for row in rows])


def with_batch(row: Mapping[str, Any], ledger: Ledger) -> dict[str, Any]:
    """Return the row of a table with the import of its file in place of the file."""
    found = {key: value for key, value in row.items() if key != "file"}
    return {**found, "batch_id": ledger.files[row["file"]].batch_id}


@dataclass
class DayPieces:
    """What cleaning left of one leg on one day: parts as arrays of (x, y, t), and seconds at rest."""

    parts: list[np.ndarray] = field(default_factory=list)
    rest_s: float = 0.0

    @property
    def km(self) -> float:
        """Length of the parts."""
        return sum(_km(part) for part in self.parts)

    def measured(self) -> dict[str, Any]:
        """Return the figures of the leg-day."""
        seconds = [part[-1, 2] - part[0, 2] for part in self.parts if np.isfinite(part[0, 2])]
        return {
            "clean_km": self.km, "fixes": sum(len(part) for part in self.parts),
            "hours": float(sum(seconds)) / 3600 if seconds else None,
            "rest_hours": self.rest_s / 3600 if seconds else None,
        }


def divide(clean: CleanTrack, day: np.ndarray, places: SitePlaces, pieces: dict[int, DayPieces]) -> None:
    """Add a clean track to the days of its leg; what runs over midnight is cut there, on the line."""
    order = clean.order
    if len(order) == 0:
        return
    points, days = np.column_stack([clean.x[order], clean.y[order], clean.t[order]]), day[order]
    cuts = np.flatnonzero((np.diff(clean.part) != 0) | (np.diff(days) != 0)) + 1
    for first, last in zip([0, *cuts], [*cuts, len(order)]):
        piece = [points[first:last]]
        if first and clean.part[first] == clean.part[first - 1]:
            piece.insert(0, _at_midnight(points[first - 1], points[first], int(days[first]), places))
        if last < len(order) and clean.part[last] == clean.part[last - 1]:
            piece.append(_at_midnight(points[last - 1], points[last], int(days[last]), places))
        pieces[int(days[first])].parts.append(np.concatenate(piece))
    for entry, leave in clean.stays.tolist():
        _add_rest(clean.t[entry], clean.t[leave], int(day[entry]), int(day[leave]), places, pieces)


def _add_rest(
    start: float, end: float, first: int, last: int, places: SitePlaces, pieces: dict[int, DayPieces]
) -> None:
    for number in range(first, last + 1):
        from_here = start if number == first else places.midnight(number)
        to_here = end if number == last else places.midnight(number + 1)
        if number in (first, last) or to_here > from_here:
            pieces[number].rest_s += max(to_here - from_here, 0.0)


def _at_midnight(before: np.ndarray, after: np.ndarray, day: int, places: SitePlaces) -> np.ndarray:
    share = share_before(before[2:], after[2:], np.array([places.midnight(day)]))[0]
    return (before + share * (after - before))[None, :]


def _km(part: np.ndarray) -> float:
    return float(np.hypot(np.diff(part[:, 0]), np.diff(part[:, 1])).sum()) / 1000


def track_row(key: Key, head: PatrolHead, transport: str, part: np.ndarray, file: int) -> dict[str, Any]:
    """Return the row of one part of a track."""
    patrol_id, leg_id, day = key
    timed = bool(np.isfinite(part[0, 2]))
    line = part if len(part) > 1 else np.repeat(part, 2, axis=0)  # a single fix is a line without length
    return {
        "file": file, "patrol_id": patrol_id, "leg_id": leg_id, "day": day, "transport": transport,
        "station": head.station, "team": head.team,
        "start_time": float(part[0, 2]) if timed else None, "end_time": float(part[-1, 2]) if timed else None,
        "km": _km(part), "geometry": line,
        "content_key": content_key("track", patrol_id, leg_id, day, np.round(part, 3).tolist()),
    }


def leg_day_row(key: Key, tracks: Sequence[Track], own: Sequence[Track], transport: str, file: int) -> dict[str, Any]:
    """Return the row of a leg-day without its figures.

    ``tracks`` have fixes on the day; ``own`` are those of them that begin on it, whose distance and times it has.
    """
    stated = [track.source_km for track in own if track.source_km is not None]
    starts = [track.start for track in own if track.start]
    ends = [track.end for track in own if track.end]
    first = tracks[0]
    return {
        "file": file, "patrol_id": key[0], "leg_id": key[1], "day": key[2], "transport": transport,
        "transport_label": first.transport_label, "members": max(track.members or 0 for track in tracks) or None,
        "start_time": min(starts) if starts else None, "end_time": max(ends) if ends else None,
        "rest_minutes": first.rest_minutes, "source_km": sum(stated) if stated else None,
        "content_key": content_key("leg_day", *key),
    }


def merge_before(row: dict[str, Any], before: Mapping[str, Any], grown: bool) -> None:
    """Add to the row of a leg-day what the site had of it.

    ``grown`` is true when the new files hold what the site has, and more: then their distances are of all of it.
    """
    row["raw_km"] = number(before["raw_km"]) + row["raw_km"]
    stated = [value for value in (before["source_km"], row["source_km"]) if value is not None and not pd.isna(value)]
    row["source_km"] = float(max(stated) if grown else sum(stated)) if stated else None
    for name in ("transport_label", "members", "start_time", "end_time", "rest_minutes"):
        old = before[name]
        if old is not None and old != "" and not pd.isna(old):
            row[name] = old
    row["transport"] = before["transport"] if row["transport"] == "unknown" else row["transport"]


def explained_before(before: Mapping[str, Any] | None) -> dict[str, float]:
    """Return the kilometres per rule that the site has of a leg-day; ``unknown`` where it was stored without them."""
    if before is None:
        return {}
    text = before.get("explained")
    if isinstance(text, str) and text:
        return {str(rule): float(km) for rule, km in json.loads(text).items()}
    return {"unknown": number(before["raw_km"]) - number(before["clean_km"])}


def explained_text(found: Mapping[str, float], raw_km: float, clean_km: float) -> str:
    """Return the kilometres per rule as JSON; what is left to the difference is the way between recordings."""
    taken = {rule: km for rule, km in found.items() if rule != "bridged"}
    taken["bridged"] = raw_km - clean_km - sum(taken.values())
    return json.dumps({rule: km for rule, km in taken.items() if abs(km) > _LEAST_KM * (1 + raw_km)})


def number(value: Any) -> float:
    """Return a figure of the site, 0 where there is none."""
    return 0.0 if value is None or pd.isna(value) else float(value)


def patrol_row(head: PatrolHead, file: int, days: set[date]) -> dict[str, Any]:
    """Return the row of a patrol."""
    return {
        "file": file, "patrol_id": head.patrol_id, "patrol_type": head.patrol_type, "station": head.station,
        "team": head.team, "mandate": head.mandate, "objective": head.objective, "partners": head.partners,
        "armed": head.armed,
        "start_date": head.start or min(days, default=None), "end_date": head.end or max(days, default=None),
        "source": head.source, "content_key": content_key("patrol", head.patrol_id),
    }


def complete_patrol(store: SiteStore, writer: Writer, head: PatrolHead, import_id: int) -> None:
    """Fill in what the site has not of a patrol, from another export of it; undoing the import takes it out again."""
    if not any(getattr(head, name) for name in _COMPLETED):
        return
    before = store.read("patrols", "patrol_id = ?", (head.patrol_id,)).iloc[0]
    found = {name: getattr(head, name) for name in _COMPLETED if getattr(head, name) and not before[name]}
    if found:
        writer.keep_before(import_id, "patrols", "patrol_id = ?", (head.patrol_id,))
        writer.update("patrols", int(before["fid"]), found)
