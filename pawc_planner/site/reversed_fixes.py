"""Fixes that cleaning left out, put back into the track of their leg-day."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import numpy as np
from pyproj import Transformer

from ..analysis.cleaning import CleaningParams
from ..base.progress import Progress, step
from .blobs import decode_tracks
from .merge_rows import rows_of
from .values import text_key

if TYPE_CHECKING:
    from .reversal import Reversal

# Fixes of a second recording run beside the track; between its fixes they would make it go to and fro.
BESIDE = ("overlap", "member_copy", "late_copy")
_FIX = re.compile(r"(\S+)Z (-?[0-9]+\.[0-9]+) (-?[0-9]+\.[0-9]+)")
_ONE_DAY = "patrol_id = ? AND leg_id = ? AND day = ?"
_Key = tuple[str, str, str]


def put_fixes_back(reversal: Reversal, repairs: Sequence[dict[str, Any]], progress: Progress) -> None:
    """Take repairs back that left fixes out; each leg-day is measured anew."""
    days: dict[_Key, list[dict[str, Any]]] = defaultdict(list)
    for repair in repairs:
        patrol_id, leg_id, day = [*(repair["record"] or "").rsplit(" / ", 2), "", ""][:3]
        days[patrol_id, leg_id, day].append(repair)
    to_site = Transformer.from_crs(4326, reversal.store.info.crs, always_xy=True)
    for number, (key, own) in enumerate(days.items()):
        step(progress, number / len(days), key[0])
        _leg_day(reversal, key, own, to_site)


def _leg_day(reversal: Reversal, key: _Key, repairs: Sequence[dict[str, Any]], to_site: Transformer) -> None:
    good, fixes = [], []
    for repair in repairs:
        found = _FIX.findall(repair["from_value"] or "")
        if reversal.rule == "zero":
            reversal.left["zero"] += repair["records"]
        elif len(found) != repair["records"]:
            reversal.left["untimed"] += repair["records"]
        else:
            good.append(repair)
            fixes.append(_placed(found, to_site))
    tracks = list(rows_of(reversal.store.connection, "tracks", _ONE_DAY, key, "start_time, fid"))
    days = list(rows_of(reversal.store.connection, "leg_days", _ONE_DAY, key))
    if not good:
        return
    if not days:
        reversal.left["alone"] += sum(repair["records"] for repair in good)
        return
    leg = _Leg(reversal, key, tracks, days[0])
    if not leg.take(np.concatenate(fixes)):
        reversal.left["alone"] += sum(repair["records"] for repair in good)
        return
    for repair in good:
        reversal.close(repair, repair["from_value"])
        reversal.restored["tracks"] += repair["records"]


def _placed(found: Sequence[tuple[str, str, str]], to_site: Transformer) -> np.ndarray:
    """Return x, y and UTC epoch seconds of fixes as ``repairs`` keeps them; shape (n, 3)."""
    t = [datetime.fromisoformat(f"{moment}+00:00").timestamp() for moment, _, _ in found]
    x, y = to_site.transform([float(lon) for _, _, lon in found], [float(lat) for _, lat, _ in found])
    return np.column_stack([x, y, t])


class _Leg:
    """The track of one leg-day while fixes return to it."""

    def __init__(self, reversal: Reversal, key: _Key, tracks: list[dict[str, Any]], day: dict[str, Any]) -> None:
        self._reversal, self._writer, self._key = reversal, reversal.writer, key
        self._tracks, self._day = tracks, day
        self._parts = [decode_tracks([row["geom"]])[0] for row in tracks]

    def take(self, fixes: np.ndarray) -> bool:
        """Put the fixes in and measure anew; False when a single fix finds no track."""
        fixes = fixes[np.argsort(fixes[:, 2], kind="stable")]
        before = sum(map(_km, self._parts))
        if self._reversal.rule in BESIDE or not self._timed():
            fresh = [part for part in self._cut(fixes) if len(part) > 1]
            if not fresh:
                return False
            self._add(fresh)
        else:
            self._put_between(fixes)
        self._measure(before)
        return True

    def _timed(self) -> list[int]:
        return [at for at, part in enumerate(self._parts) if np.isfinite(part[:, 2]).all()]

    def _cut(self, fixes: np.ndarray) -> list[np.ndarray]:
        """Cut fixes of a second recording at gaps in time and distance."""
        _, gap_s, gap_m = CleaningParams().limits(self._day["transport"])
        steps = np.diff(fixes, axis=0)
        cuts = np.flatnonzero((steps[:, 2] > gap_s) | (np.hypot(steps[:, 0], steps[:, 1]) > gap_m)) + 1
        return np.split(fixes, cuts)

    def _put_between(self, fixes: np.ndarray) -> None:
        """Put each fix into the part that has its time, or that is nearest in time, in the order of time."""
        timed = self._timed()
        starts = np.array([self._parts[at][0, 2] for at in timed])
        ends = np.array([self._parts[at][-1, 2] for at in timed])
        away = np.maximum(starts - fixes[:, 2:], fixes[:, 2:] - ends)  # seconds outside of each part
        nearest = np.argmin(away, axis=1)
        for index in np.unique(nearest).tolist():
            at = timed[index]
            both = np.concatenate([self._parts[at], fixes[nearest == index]])
            self._parts[at] = both[np.argsort(both[:, 2], kind="stable")]
            self._change(self._tracks[at]["fid"], self._parts[at])

    def _change(self, fid: int, part: np.ndarray) -> None:
        self._writer.keep_before(self._writer.import_id, "tracks", "fid = ?", (fid,))
        self._writer.update("tracks", fid, {
            "geometry": part, "km": _km(part), "start_time": float(part[0, 2]), "end_time": float(part[-1, 2])})

    def _add(self, parts: Sequence[np.ndarray]) -> None:
        patrol_id, leg_id, day = self._key
        known = self._tracks[0] if self._tracks else {}
        self._writer.insert("tracks", [{
            "patrol_id": patrol_id, "leg_id": leg_id, "day": day, "transport": self._day["transport"],
            "station": known.get("station"), "team": known.get("team"), "start_time": float(part[0, 2]),
            "end_time": float(part[-1, 2]), "km": _km(part), "geometry": part, "batch_id": self._reversal.batch_id,
            "content_key": text_key("reversed", *self._key, np.round(part, 3).tolist()),
        } for part in parts], on_conflict="ignore")
        self._parts += parts

    def _measure(self, before_km: float) -> None:
        """Bring the figures of the leg-day up to date; what the rule explains shrinks by what came back."""
        km = sum(map(_km, self._parts))
        explained = json.loads(self._day["explained"] or "{}")
        if explained:
            rule = self._reversal.rule
            explained[rule] = explained.get(rule, 0.0) - (km - before_km)
            explained = {name: value for name, value in explained.items() if abs(value) > 1e-9}
        spans = [part[-1, 2] - part[0, 2] for part in self._parts if np.isfinite(part[:, 2]).all()]
        fid = self._day["fid"]
        self._writer.keep_before(self._writer.import_id, "leg_days", "fid = ?", (fid,))
        self._writer.update("leg_days", fid, {
            "clean_km": km, "fixes": sum(map(len, self._parts)), "explained": explained or None,
            "hours": float(sum(spans)) / 3600 if spans else None,
        })


def _km(part: np.ndarray) -> float:
    return float(np.hypot(np.diff(part[:, 0]), np.diff(part[:, 1])).sum()) / 1000
