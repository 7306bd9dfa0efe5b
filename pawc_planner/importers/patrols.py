"""Patrols, leg-days and clean tracks from the tracks of all files of an import."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from ..analysis.cleaning import CleaningParams, CleanTrack, clean_fixes
from ..base.progress import Progress, step
from ..site.store import SiteStore, Writer
from .columns import repair
from .ledger import Ledger
from .patrol_fixes import OPEN, QUARANTINED, Fixes, drop, gather, judge, mark_present
from .places import SitePlaces
from .records import PatrolHead, Track, content_key
from .spool import Spool
from .transports import transport_class

_EPOCH = date(1970, 1, 1)


@dataclass
class PatrolRows:
    """Rows of one patrol: leg-days and track parts by (leg, day), those of the site that they replace, and totals."""

    leg_days: dict[tuple[str, str, date], dict[str, Any]] = field(default_factory=dict)
    tracks: dict[tuple[str, str, date], list[dict[str, Any]]] = field(default_factory=dict)
    replaced: list[tuple[str, str, date]] = field(default_factory=list)
    clean_km: float = 0.0

    def write(self, writer: Writer, ledger: Ledger) -> None:
        """Write them; leg-days that gained fixes are put in place of the old ones, which are kept for undoing."""
        for patrol_id, leg_id, day in self.replaced:
            key = (patrol_id, leg_id, day.isoformat())
            for table in ("leg_days", "tracks"):
                writer.keep_before(ledger.import_id, table, _ONE_DAY, key)
                writer.delete(table, _ONE_DAY, key)
        writer.insert("leg_days", [_with_batch(row, ledger) for row in self.leg_days.values()])
        writer.insert("tracks", [_with_batch(row, ledger) for rows in self.tracks.values() for row in rows])


_ONE_DAY = "patrol_id = ? AND leg_id = ? AND day = ?"


def _with_batch(row: Mapping[str, Any], ledger: Ledger) -> dict[str, Any]:
    found = {key: value for key, value in row.items() if key != "file"}
    return {**found, "batch_id": ledger.files[row["file"]].batch_id}


@dataclass
class PatrolTotals:
    """What an import brought: new patrols, and kilometres added after cleaning."""

    added: int = 0
    clean_km: float = 0.0


def settle_patrols(
    store: SiteStore, writer: Writer, spool: Spool, places: SitePlaces, ledger: Ledger, progress: Progress,
    params: CleaningParams | None = None,
) -> PatrolTotals:
    """Judge and clean the fixes of every patrol, one patrol at a time, and write what comes of them."""
    totals, count = PatrolTotals(), len(spool)
    for number, (file, head, found) in enumerate(spool.patrols()):
        step(progress, number / count, head.patrol_id)
        known, rows = _Known.of(store, head.patrol_id), PatrolRows()
        settled = _Patrol(head, [f for f, _ in found], [t for _, t in found], known, places, ledger)
        settled.settle(rows, params or CleaningParams())
        if not known.is_there and (settled.days or not settled.lies_outside):
            writer.insert("patrols", [_with_batch(_patrol_row(head, file, settled.days), ledger)])
            totals.added += 1
        rows.write(writer, ledger)
        totals.clean_km += rows.clean_km
    return totals


@dataclass(frozen=True)
class _Known:
    """What the site already has of a patrol."""

    is_there: bool
    leg_days: Mapping[tuple[str, str, date], Mapping[str, Any]]
    fixes: pd.DataFrame
    dropped: set[str]

    @classmethod
    def of(cls, store: SiteStore, patrol_id: str) -> _Known:
        if not store.known_keys("patrols", [content_key("patrol", patrol_id)]):
            return cls(False, {}, _NO_FIXES, set())
        legs, tracks = store.read("leg_days", "patrol_id = ?", (patrol_id,)), store.tracks(patrol_id=patrol_id)
        parts = tracks.parts.take(tracks.part)
        frame = pd.DataFrame({
            "leg": parts["leg_id"].to_numpy(), "day": _day_numbers(parts["day"]),
            "x": tracks.x, "y": tracks.y, "t": tracks.t,
        })
        repairs = store.read(
            "repairs", "record >= ? AND record < ? AND table_name = 'tracks' AND field = 'fix'",
            (f"{patrol_id} / ", f"{patrol_id} /!"))
        return cls(
            True, {(row["patrol_id"], row["leg_id"], row["day"]): row for row in _records(legs)}, frame,
            set(repairs["from_value"]))


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def _day_numbers(days: pd.Series) -> np.ndarray:
    return pd.to_datetime(days).to_numpy("datetime64[D]").astype(np.int64)


_NO_FIXES = pd.DataFrame({"leg": [], "day": [], "x": [], "y": [], "t": []})


class _Patrol:
    """One patrol being settled."""

    def __init__(
        self, head: PatrolHead, files: list[int], tracks: list[Track], known: _Known, places: SitePlaces, ledger: Ledger
    ) -> None:
        self.head, self.files, self.tracks = head, files, tracks
        self.known, self.places, self.ledger = known, places, ledger
        self.days: set[date] = set()
        self.fixes: Fixes = gather(tracks, places)
        self.site_fixes = known.fixes

    @property
    def lies_outside(self) -> bool:
        """True when there are fixes and every usable one is too far from the site."""
        return len(self.fixes.lon) > 0 and bool((self.fixes.state == QUARANTINED).all())

    def settle(self, rows: PatrolRows, params: CleaningParams) -> None:
        """Account for every fix and add the rows of every leg-day that gained something."""
        fixes = self.fixes
        dropped = self.known.dropped
        mark_present(fixes, self.tracks, self.site_fixes)
        self._state_distances()
        judge(fixes, self.tracks, self.files, self.places, dropped, self.ledger)
        open_ones = fixes.state == OPEN
        for leg_id in dict.fromkeys(track.leg_id for track in self.tracks):
            of_leg = np.array([track.leg_id == leg_id for track in self.tracks])
            pending = np.flatnonzero(open_ones & of_leg[fixes.track]) if len(fixes.lon) else np.zeros(0, np.int64)
            self._leg(leg_id, pending, rows, params, dropped)
            self._days_without_fixes(leg_id, rows)

    def _state_distances(self) -> None:
        """Add what each file recorded and states, repeats included."""
        self._raw = _raw_km(self.fixes, self.places)
        for number, track in enumerate(self.tracks):
            account = self.ledger.files[self.files[number]]
            account.raw_km += float(self._raw[self.fixes.track == number].sum())
            account.source_km += track.source_km or 0.0

    def _leg(
        self, leg_id: str, pending: np.ndarray, rows: PatrolRows, params: CleaningParams, dropped: set[str]
    ) -> None:
        if len(pending) == 0:
            return
        fixes = self.fixes
        old = self.site_fixes[self.site_fixes["leg"] == leg_id]
        transport = transport_class(self.tracks[fixes.track[pending[0]]].transport_label)
        touched = set(fixes.day[pending].tolist())
        pieces: dict[int, list[np.ndarray]] = defaultdict(list)
        timed = np.isfinite(fixes.t[pending])
        for group in self._groups(pending, timed):
            with_time = bool(np.isfinite(fixes.t[group[0]]))
            base = old[np.isfinite(old["t"].to_numpy(float))] if with_time else old.iloc[:0]
            clean, x, y, t, day = self._clean(group, base, transport, params)
            bad = np.flatnonzero(~clean.keep[len(base):])
            drop(fixes, group[bad], list(clean.rule[len(base):][bad]), self.tracks, self.files, dropped, self.ledger)
            for number, part in _day_parts(clean, x, y, t, day, self.places):
                pieces[number].append(part)
        untimed = old[~np.isfinite(old["t"].to_numpy(float))]
        for number, part in untimed.groupby("day"):
            pieces[int(number)].append(part[["x", "y", "t"]].to_numpy(float))
        self._account_kept(pending)
        for number in sorted(touched):
            own = pending[fixes.day[pending] == number]
            self._write_day(leg_id, _EPOCH + timedelta(days=int(number)), transport, own, pieces[int(number)], rows)

    def _groups(self, pending: np.ndarray, timed: np.ndarray) -> list[np.ndarray]:
        """Fixes that are cleaned together: all that have times, and each track without times on its own."""
        groups = [pending[timed]] if timed.any() else []
        rest = pending[~timed]
        return groups + [rest[self.fixes.track[rest] == number] for number in np.unique(self.fixes.track[rest])]

    def _clean(
        self, group: np.ndarray, base: pd.DataFrame, transport: str, params: CleaningParams
    ) -> tuple[CleanTrack, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        fixes = self.fixes
        x = np.concatenate([base["x"].to_numpy(float), fixes.x[group]])
        y = np.concatenate([base["y"].to_numpy(float), fixes.y[group]])
        t = np.concatenate([base["t"].to_numpy(float), fixes.t[group]])
        day = np.concatenate([base["day"].to_numpy(np.int64), fixes.day[group]])
        recording = pd.factorize(pd.MultiIndex.from_arrays([fixes.track[group], fixes.segment[group]]))[0]
        segment = np.concatenate([np.full(len(base), -1), recording])
        return clean_fixes(x, y, t, transport, params, segment), x, y, t, day

    def _account_kept(self, pending: np.ndarray) -> None:
        """Count fixes that stay: stored, or repaired when something about them was changed."""
        fixes = self.fixes
        kept = pending[fixes.state[pending] == OPEN]
        for number in np.unique(fixes.track[kept]):
            track, file = self.tracks[number], self.files[number]
            own = kept[fixes.track[kept] == number]
            filled = fixes.filled[own]
            changed = filled | np.isin(fixes.row[own], _changed_rows(track)) | bool(track.shift_days)
            self.ledger.files[file].repaired += int(changed.sum())
            self.ledger.files[file].stored += int((~changed).sum())
            record = f"{track.patrol_id} / {track.leg_id} / {track.day or ''}"
            if track.shift_days:
                change = repair("time", "", f"{track.shift_days:+d} days", "clock")
                self.ledger.note_repair(file, change, "tracks", record, int(fixes.row[own][0]), len(own))
            if filled.any():
                change = repair("time", "", "between its neighbours", "interpolated")
                self.ledger.note_repair(
                    file, change, "tracks", record, int(fixes.row[own[filled]][0]), int(filled.sum()))
            self._note_row_repairs(file, track, fixes.row[own], record)

    def _note_row_repairs(self, file: int, track: Track, kept: np.ndarray, record: str) -> None:
        """Write one row of ``repairs`` for all kept fixes of a track that were changed by the same rule."""
        for change in track.changes:
            rows = change.rows[np.isin(change.rows, kept)]
            if len(rows):
                self.ledger.note_repair(file, change.repair, "tracks", record, int(rows[0]), len(rows))

    def _write_day(
        self, leg_id: str, day: date, transport: str, own: np.ndarray, parts: list[np.ndarray], rows: PatrolRows
    ) -> None:
        key = (self.head.patrol_id, leg_id, day)
        before = self.known.leg_days.get(key)
        if before is not None:
            rows.replaced.append(key)
        numbers = np.unique(self.fixes.track[own])
        tracks = [self.tracks[number] for number in numbers]
        file = self.files[numbers[0]]
        number = (day - _EPOCH).days
        of_day = np.isin(self.fixes.track, numbers) & (self.fixes.day == number)
        measured = _measured(parts)
        row = _leg_day_row(key, tracks, transport, file)
        row.update(
            raw_km=float(self._raw[of_day].sum()), clean_km=measured["km"], hours=measured["hours"],
            fixes=measured["fixes"])
        if before is not None:
            row.update(_merged(before, row))
            rows.clean_km -= 0.0 if pd.isna(before["clean_km"]) else float(before["clean_km"])
        rows.clean_km += measured["km"]
        rows.leg_days[key] = row
        rows.tracks[key] = [self._track_row(key, transport, part, file) for part in parts]
        self.days.add(day)

    def _track_row(self, key: tuple[str, str, date], transport: str, part: np.ndarray, file: int) -> dict[str, Any]:
        patrol_id, leg_id, day = key
        timed = bool(np.isfinite(part[0, 2]))
        line = part if len(part) > 1 else np.repeat(part, 2, axis=0)  # a single fix is a line without length
        return {
            "file": file, "patrol_id": patrol_id, "leg_id": leg_id, "day": day, "transport": transport,
            "station": self.head.station, "team": self.head.team,
            "start_time": float(part[0, 2]) if timed else None, "end_time": float(part[-1, 2]) if timed else None,
            "km": _km(part), "geometry": line,
            "content_key": content_key("track", patrol_id, leg_id, day, np.round(part, 3).tolist()),
        }

    def _days_without_fixes(self, leg_id: str, rows: PatrolRows) -> None:
        """Add leg-days that have no track of their own, but not those whose fixes lie at another place altogether."""
        for number, track in enumerate(self.tracks):
            if track.leg_id != leg_id or track.day is None:
                continue
            own = self.fixes.state[self.fixes.track == number]
            key = (self.head.patrol_id, leg_id, track.day)
            if key in rows.leg_days or key in self.known.leg_days or (len(own) and (own == QUARANTINED).all()):
                continue
            row = _leg_day_row(key, [track], transport_class(track.transport_label), self.files[number])
            row.update(raw_km=float(self._raw[self.fixes.track == number].sum()), clean_km=0.0, hours=0.0, fixes=0)
            rows.leg_days[key] = row
            self.days.add(track.day)


def _changed_rows(track: Track) -> np.ndarray:
    return np.concatenate([change.rows for change in track.changes]) if track.changes else np.zeros(0, np.int64)


def _raw_km(fixes: Fixes, places: SitePlaces) -> np.ndarray:
    """Return for each fix the km from the usable fix recorded before it in the same recording."""
    raw = np.zeros(len(fixes.lon))
    usable = np.flatnonzero(places.is_near(fixes.x, fixes.y))
    if len(usable) > 1:
        same = (np.diff(fixes.track[usable]) == 0) & (np.diff(fixes.segment[usable]) == 0)
        raw[usable[1:]] = np.where(same, np.hypot(np.diff(fixes.x[usable]), np.diff(fixes.y[usable])), 0) / 1000
    return raw


def _day_parts(
    clean: CleanTrack, x: np.ndarray, y: np.ndarray, t: np.ndarray, day: np.ndarray, places: SitePlaces
) -> list[tuple[int, np.ndarray]]:
    """Return (day, fixes x, y, t) of each part; a part that runs over midnight is cut there, on the line."""
    order = clean.order
    if len(order) == 0:
        return []
    points, days = np.column_stack([x[order], y[order], t[order]]), day[order]
    cuts = np.flatnonzero((np.diff(clean.part) != 0) | (np.diff(days) != 0)) + 1
    found = []
    for first, last in zip([0, *cuts], [*cuts, len(order)]):
        piece = [points[first:last]]
        if first and clean.part[first] == clean.part[first - 1]:
            piece.insert(0, _at_midnight(points[first - 1], points[first], int(days[first]), places))
        if last < len(order) and clean.part[last] == clean.part[last - 1]:
            piece.append(_at_midnight(points[last - 1], points[last], int(days[last]), places))
        found.append((int(days[first]), np.concatenate(piece)))
    return found


def _at_midnight(before: np.ndarray, after: np.ndarray, day: int, places: SitePlaces) -> np.ndarray:
    span = after[2] - before[2]
    share = np.clip((places.midnight(day) - before[2]) / span, 0, 1) if span > 0 else 0.5
    return (before + share * (after - before))[None, :]


def _km(part: np.ndarray) -> float:
    return float(np.hypot(np.diff(part[:, 0]), np.diff(part[:, 1])).sum()) / 1000


def _measured(parts: Sequence[np.ndarray]) -> dict[str, Any]:
    seconds = [part[-1, 2] - part[0, 2] for part in parts if np.isfinite(part[0, 2])]
    return {
        "km": sum(_km(part) for part in parts), "fixes": sum(len(part) for part in parts),
        "hours": float(sum(seconds)) / 3600 if seconds else None,
    }


def _leg_day_row(
    key: tuple[str, str, date], tracks: Sequence[Track], transport: str, file: int
) -> dict[str, Any]:
    stated = [track.source_km for track in tracks if track.source_km is not None]
    starts = [track.start for track in tracks if track.start]
    ends = [track.end for track in tracks if track.end]
    first = tracks[0]
    return {
        "file": file, "patrol_id": key[0], "leg_id": key[1], "day": key[2], "transport": transport,
        "transport_label": first.transport_label, "members": max(track.members or 0 for track in tracks) or None,
        "start_time": min(starts) if starts else None, "end_time": max(ends) if ends else None,
        "rest_minutes": first.rest_minutes, "source_km": sum(stated) if stated else None,
        "content_key": content_key("leg_day", *key),
    }


def _merged(before: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, Any]:
    """Add to a leg-day of the site what further records of it bring."""
    changes: dict[str, Any] = {}
    for name in ("raw_km", "source_km"):
        values = [value for value in (before[name], row[name]) if value is not None and not pd.isna(value)]
        changes[name] = float(sum(values)) if values else None
    for name in ("transport_label", "members", "start_time", "end_time", "rest_minutes"):
        old = before[name]
        if old is not None and old != "" and not pd.isna(old):
            changes[name] = old
    changes["transport"] = before["transport"] if row["transport"] == "unknown" else row["transport"]
    return changes


def _patrol_row(head: PatrolHead, file: int, days: set[date]) -> dict[str, Any]:
    return {
        "file": file, "patrol_id": head.patrol_id, "patrol_type": head.patrol_type, "station": head.station,
        "team": head.team, "mandate": head.mandate, "objective": head.objective, "armed": head.armed,
        "start_date": head.start or min(days, default=None), "end_date": head.end or max(days, default=None),
        "source": head.source, "content_key": content_key("patrol", head.patrol_id),
    }
