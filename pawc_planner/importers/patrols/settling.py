"""Patrols, leg-days and clean tracks from the tracks of all files of an import."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Any

import numpy as np
import pandas as pd

from ...analysis.cleaning import CleaningParams, CleanTrack, clean_fixes
from ...analysis.cleaning.explained import Fates
from ...analysis.cleaning.overlaps import Strands, find_strands
from ...base.progress import Progress, step
from ...base.words import QT_TRANSLATE_NOOP
from ...site.store import SiteStore, Writer
from ..ledger import Ledger
from ..places.site_places import SitePlaces
from ..records import PatrolHead, Track, content_key
from ..spool import Spool
from .device_clocks import RULES, right_clocks
from .fix_rules import fix_repair
from .late_copies import late_copies
from .leg_days import (
    DayPieces,
    Key,
    PatrolRows,
    complete_patrol,
    divide,
    explained_before,
    explained_text,
    leg_day_row,
    merge_before,
    number,
    patrol_row,
    track_row,
    with_batch,
)
from .member_copies import LegDayIndex
from .patrol_fixes import (
    EPOCH,
    OPEN,
    QUARANTINED,
    Dropped,
    Fixes,
    drop,
    gather,
    judge,
    mark_present,
    place_all,
    recordings,
    runs,
)
from .transports import transport_class

_BETWEEN = QT_TRANSLATE_NOOP("PawcPlanner", "between its neighbours")


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
    shared = _Shared(places, ledger, params or CleaningParams(), LegDayIndex(store))
    for position, (file, head, found) in enumerate(spool.patrols()):
        step(progress, position / count, head.patrol_id)
        known, rows = _Known.of(store, head.patrol_id), PatrolRows()
        settled = _Patrol(head, [f for f, _ in found], [t for _, t in found], known, shared)
        settled.settle(rows)
        if not known.is_there and (settled.days or not settled.lies_outside):
            writer.insert("patrols", [with_batch(patrol_row(head, file, settled.days), ledger)])
            totals.added += 1
        elif known.is_there:
            complete_patrol(store, writer, head, ledger.import_id)
        rows.write(writer, ledger)
        totals.clean_km += rows.clean_km
    return totals


@dataclass(frozen=True)
class _Shared:
    """What all patrols of an import share."""

    places: SitePlaces
    ledger: Ledger
    params: CleaningParams
    leg_days: LegDayIndex


_NO_FIXES = pd.DataFrame({"leg": [], "day": [], "part": [], "x": [], "y": [], "t": []})


@dataclass(frozen=True)
class _Known:
    """What the site already has of a patrol."""

    is_there: bool
    leg_days: Mapping[Key, Mapping[str, Any]]
    fixes: pd.DataFrame
    dropped: Dropped

    @classmethod
    def of(cls, store: SiteStore, patrol_id: str) -> _Known:
        if not store.known_keys("patrols", [content_key("patrol", patrol_id)]):
            return cls(False, {}, _NO_FIXES, Dropped([]))
        legs, tracks = store.read("leg_days", "patrol_id = ?", (patrol_id,)), store.tracks(patrol_id=patrol_id)
        parts = tracks.parts.take(tracks.part)
        frame = pd.DataFrame({
            "leg": parts["leg_id"].to_numpy(), "day": _day_numbers(parts["day"]), "part": tracks.part,
            "x": tracks.x, "y": tracks.y, "t": tracks.t,
        })
        repairs = store.read(
            "repairs", "record >= ? AND record < ? AND table_name = 'tracks' AND field = 'fix'",
            (f"{patrol_id} / ", f"{patrol_id} /!"))
        rows = [{str(name): value for name, value in row.items()} for row in legs.to_dict("records")]
        return cls(
            True, {(row["patrol_id"], row["leg_id"], row["day"]): row for row in rows}, frame,
            Dropped(repairs["from_value"]))


def _day_numbers(days: pd.Series) -> np.ndarray:
    return pd.to_datetime(days).to_numpy("datetime64[D]").astype(np.int64)


class _Patrol:
    """One patrol being settled."""

    def __init__(
        self, head: PatrolHead, files: list[int], tracks: list[Track], known: _Known, shared: _Shared
    ) -> None:
        self.head, self.files, self.tracks, self.known = head, files, tracks, known
        self.places, self.ledger, self.params = shared.places, shared.ledger, shared.params
        self.index = shared.leg_days
        self.days: set[date] = set()
        placed = place_all(tracks, self.places)
        now = datetime.now(timezone.utc).timestamp()
        clocks = right_clocks(tracks, head, placed[2], placed[3], self.places, now)
        self.fixes: Fixes = gather(tracks, placed, clocks, self.places)
        n = len(self.fixes.lon)
        self.recording = recordings(self.fixes)
        self.part, self.jump = np.full(n, -1, np.int64), np.zeros(n, bool)
        self.pieces: dict[str, dict[int, DayPieces]] = defaultdict(lambda: defaultdict(DayPieces))

    @property
    def lies_outside(self) -> bool:
        """True when there are fixes and every usable one is too far from the site."""
        return len(self.fixes.lon) > 0 and bool((self.fixes.state == QUARANTINED).all())

    def settle(self, rows: PatrolRows) -> None:
        """Account for every fix and add the rows of every leg-day that gained something."""
        fixes = self.fixes
        mark_present(fixes, self.tracks, self.known.fixes, self.known.dropped)
        self._state_distances()
        judge(fixes, self.tracks, self.files, self.ledger)
        self._leave_out_late_copies()
        self._leave_out_copies()
        legs = np.array([track.leg_id for track in self.tracks], object)
        strands = self._strands(np.flatnonzero((fixes.state == OPEN) & np.isfinite(fixes.t)))
        for leg_id in dict.fromkeys(legs):
            of_leg = (legs == leg_id)[fixes.track] if len(fixes.lon) else np.zeros(0, bool)
            pending = np.flatnonzero((fixes.state == OPEN) & of_leg)
            if len(pending):
                self._clean_leg(str(leg_id), pending, strands)
        self._account_kept()
        self._write_days(rows)

    def _drop(self, indices: np.ndarray, rule: str) -> None:
        drop(self.fixes, indices, rule, self.tracks, self.files, self.ledger)

    def _state_distances(self) -> None:
        """Add what each file recorded near the site and what it states, repeats included."""
        raw = _raw_km(self.fixes, self.recording)
        for position, track in enumerate(self.tracks):
            account = self.ledger.files[self.files[position]]
            account.raw_km += float(raw[self.fixes.track == position].sum())
            account.source_km += track.source_km or 0.0

    def _leave_out_copies(self) -> None:
        """Leave out leg-days that another patrol has, and remember those that this one has."""
        fixes, patrol_id = self.fixes, self.head.patrol_id
        timed = np.flatnonzero((fixes.state == OPEN) & np.isfinite(fixes.t))
        for day in np.unique(fixes.day[timed]).tolist():
            own = timed[fixes.day[timed] == day]
            copied = own[self.index.copied(patrol_id, day, fixes.x[own], fixes.y[own], fixes.t[own])]
            self._drop(copied, "member_copy")
            own = own[fixes.state[own] == OPEN]
            self.index.add(patrol_id, day, fixes.x[own], fixes.y[own], fixes.t[own])

    def _leave_out_late_copies(self) -> None:
        """Leave out recordings that are others of the patrol with all times moved, as between time zones."""
        fixes, site = self.fixes, self._site(None)
        timed = np.flatnonzero((fixes.state == OPEN) & np.isfinite(fixes.t))
        x, y, t = (np.concatenate([site[name], getattr(fixes, name)[timed]]) for name in ("x", "y", "t"))
        late = late_copies(x, y, t, np.concatenate([-1 - site["part"].to_numpy(np.int64), self.recording[timed]]))
        self._drop(timed[late[len(site):]], "late_copy")

    def _strands(self, timed: np.ndarray) -> Strands:
        """Find recordings that repeat each other, in all legs of the patrol and in the site; drop the copies."""
        fixes, site = self.fixes, self._site(None)
        n, gap_s = len(fixes.lon), self.params.limits("unknown")[1]
        found = Strands(np.zeros(n + len(site), bool), np.zeros(n + len(site), np.int64), np.zeros(n + len(site), bool))
        if len(timed):
            both = np.concatenate([timed, n + np.arange(len(site))])
            own = find_strands(
                np.concatenate([fixes.x[timed], site["x"]]), np.concatenate([fixes.y[timed], site["y"]]),
                np.concatenate([fixes.t[timed], site["t"]]),
                np.concatenate([runs(fixes, self.recording)[timed], -1 - site["part"].to_numpy(np.int64)]), gap_s,
                self.params)
            found.overlap[both], found.strand[both], found.broken[both] = own.overlap, own.strand, own.broken
            self._drop(timed[own.overlap[:len(timed)]], "overlap")
            found.overlap[:] = False
        return found

    def _site(self, leg_id: str | None) -> pd.DataFrame:
        """Return the fixes with times that the site has of a leg, or of all legs (None)."""
        site = self.known.fixes
        return site[np.isfinite(site["t"].to_numpy(float)) & (leg_id is None or (site["leg"] == leg_id))]

    def _clean_leg(self, leg_id: str, pending: np.ndarray, strands: Strands) -> None:
        """Clean what is new of a leg together with what the site has of it; tracks without times each on its own."""
        fixes, pieces = self.fixes, self.pieces[leg_id]
        transport = transport_class(self.tracks[fixes.track[pending[0]]].transport_label)
        timed = np.isfinite(fixes.t[pending])
        parts = 0
        for group in _groups(pending, timed, fixes.track):
            base = self._site(leg_id) if timed.any() and np.isfinite(fixes.t[group[0]]) else _NO_FIXES
            clean, day = self._clean(group, base, transport, strands)
            new = clean.rule[len(base):]
            for rule in np.unique(new[new != ""]):
                self._drop(group[new == rule], str(rule))
            self.part[group] = np.where(new == "", clean.part_of_fix[len(base):] + parts, -1)
            self.jump[group] = clean.jump[len(base):]
            parts += int(clean.part[-1]) + 1 if len(clean.part) else 0
            divide(clean, day, self.places, pieces)
        site = self.known.fixes
        untimed = site[(site["leg"] == leg_id) & ~np.isfinite(site["t"].to_numpy(float))]
        for (day_number, _), part in untimed.groupby(["day", "part"]):
            pieces[int(day_number)].parts.append(part[["x", "y", "t"]].to_numpy(float))

    def _clean(
        self, group: np.ndarray, base: pd.DataFrame, transport: str, strands: Strands
    ) -> tuple[CleanTrack, np.ndarray]:
        fixes = self.fixes
        given = {"x": fixes.x, "y": fixes.y, "t": fixes.t}
        x, y, t = (np.concatenate([base[name].to_numpy(float), values[group]]) for name, values in given.items())
        day = np.concatenate([base["day"].to_numpy(np.int64), fixes.day[group]])
        segment = np.concatenate([-1 - base["part"].to_numpy(np.int64), self.recording[group]])
        of_site = len(fixes.lon) + np.flatnonzero(self._site(None).index.isin(base.index))
        both = np.concatenate([of_site, group]).astype(np.int64)
        own = Strands(strands.overlap[both], strands.strand[both], strands.broken[both])
        return clean_fixes(x, y, t, transport, self.params, segment, own), day

    def _account_kept(self) -> None:
        """Count fixes that stay: stored, or repaired when something about them was changed."""
        fixes = self.fixes
        kept = np.flatnonzero(fixes.state == OPEN)
        for position in np.unique(fixes.track[kept]):
            track, account = self.tracks[position], self.ledger.files[self.files[position]]
            own = kept[fixes.track[kept] == position]
            changed = (fixes.clock[own] > 0) | np.isin(fixes.row[own], _changed_rows(track))
            account.repaired += int(changed.sum())
            account.stored += int((~changed).sum())
            self._note_changes(track, self.files[position], own)

    def _note_changes(self, track: Track, file: int, own: np.ndarray) -> None:
        """Write one row of ``repairs`` for all kept fixes of a track that were changed by the same rule."""
        fixes = self.fixes
        record = f"{track.patrol_id} / {track.leg_id} / {track.day or ''}"
        read = np.searchsorted(np.flatnonzero(fixes.track == fixes.track[own[0]]), own)
        for code in np.unique(fixes.clock[own][fixes.clock[own] > 0]).tolist():
            where = fixes.clock[own] == code
            what = _BETWEEN if RULES[code] == "interpolated" else _moved(
                fixes.t[own[where]] - track.t[read[where]] + track.shift_days * 86400.0)
            change = fix_repair("time", "", what, RULES[code])
            self.ledger.note_repair(file, change, "tracks", record, int(fixes.row[own[where]][0]), int(where.sum()))
        for given in track.changes:
            rows = given.rows[np.isin(given.rows, fixes.row[own])]
            if len(rows):
                self.ledger.note_repair(file, given.repair, "tracks", record, int(rows[0]), len(rows))

    def _write_days(self, rows: PatrolRows) -> None:
        """Write the leg-days that gained something, each with what explains its kilometres."""
        fixes = self.fixes
        shown = np.flatnonzero(fixes.near & np.isin(fixes.rule, ("clock", "no_time"), invert=True))
        counted = ~fixes.known[shown]
        legs = pd.factorize(np.array([track.leg_id for track in self.tracks], object))[0] if self.tracks else []
        frame = pd.DataFrame({"leg": np.asarray(legs, np.int64)[fixes.track[shown]], "day": fixes.day[shown]})
        group = frame.groupby(["leg", "day"], sort=True).ngroup().to_numpy(np.int64)
        count = int(group.max()) + 1 if len(group) else 0
        raw, taken = self._fates(shown, group, counted).explain(count)
        for position in np.flatnonzero(np.bincount(group, counted, count)):
            own = shown[group == position]
            found = {rule: float(km[position]) for rule, km in taken.items()}
            self._write_day(own, float(raw[position]), found, rows)
        self._days_without_fixes(rows)

    def _fates(self, shown: np.ndarray, group: np.ndarray, counted: np.ndarray) -> Fates:
        fixes = self.fixes
        days = fixes.day[shown]
        unique, inverse = np.unique(days, return_inverse=True)
        starts = np.array([self.places.midnight(int(day)) for day in unique])
        return Fates(
            lambda i, j: _km_between(fixes, shown[i], shown[j]), fixes.t[shown], self.recording[shown],
            fixes.rule[shown], self.part[shown], self.jump[shown], group,
            starts[inverse] if len(days) else np.zeros(0), counted)

    def _write_day(self, own: np.ndarray, raw_km: float, found: dict[str, float], rows: PatrolRows) -> None:
        fixes = self.fixes
        numbers = np.unique(fixes.track[own])
        tracks, file = [self.tracks[position] for position in numbers], self.files[numbers[0]]
        day = EPOCH + timedelta(days=int(fixes.day[own[0]]))
        key = (self.head.patrol_id, tracks[0].leg_id, day)
        before = self.known.leg_days.get(key)
        transport = transport_class(tracks[0].transport_label)
        begun = [self.tracks[position] for position in numbers if self._begins_on(position, day)]
        row = leg_day_row(key, tracks, begun, transport, file)
        pieces = self.pieces[key[1]].get((day - EPOCH).days) or self._pieces_of_site(key)
        row.update(raw_km=raw_km, **pieces.measured())
        if before is not None:
            rows.replaced.append(key)
            merge_before(row, before, grown=bool(fixes.known[own].any()))
            rows.clean_km -= number(before["clean_km"])
            for rule, km in explained_before(before).items():
                found[rule] = found.get(rule, 0.0) + km
        row["explained"] = explained_text(found, row["raw_km"], row["clean_km"])
        rows.clean_km += row["clean_km"]
        rows.leg_days[key] = row
        rows.tracks[key] = [track_row(key, self.head, row["transport"], part, file) for part in pieces.parts]
        self.days.add(day)

    def _begins_on(self, position: int, day: date) -> bool:
        stated = self.tracks[position].day
        if stated is not None:
            return stated == day
        return int(self.fixes.day[np.argmax(self.fixes.track == position)]) == (day - EPOCH).days

    def _pieces_of_site(self, key: Key) -> DayPieces:
        """Return what the site has of a leg-day, for one that gained nothing but copies."""
        site = self.known.fixes
        own = site[(site["leg"] == key[1]) & (site["day"] == (key[2] - EPOCH).days)]
        rest = number((self.known.leg_days.get(key) or {}).get("rest_hours")) * 3600
        return DayPieces([part[["x", "y", "t"]].to_numpy(float) for _, part in own.groupby("part")], rest)

    def _days_without_fixes(self, rows: PatrolRows) -> None:
        """Add leg-days that have no track of their own, but not those whose fixes lie at another place altogether."""
        for position, track in enumerate(self.tracks):
            if track.day is None:
                continue
            own = self.fixes.state[self.fixes.track == position]
            key = (self.head.patrol_id, track.leg_id, track.day)
            if key in rows.leg_days or key in self.known.leg_days or (len(own) and (own == QUARANTINED).all()):
                continue
            row = leg_day_row(key, [track], [track], transport_class(track.transport_label), self.files[position])
            row.update(raw_km=0.0, **{**DayPieces().measured(), "hours": 0.0, "rest_hours": 0.0}, explained="{}")
            rows.leg_days[key] = row
            self.days.add(track.day)


def _km_between(fixes: Fixes, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    return np.hypot(fixes.x[end] - fixes.x[start], fixes.y[end] - fixes.y[start]) / 1000


def _raw_km(fixes: Fixes, recording: np.ndarray) -> np.ndarray:
    """Return for each fix the km from the fix near the site that was recorded before it in the same recording."""
    raw = np.zeros(len(fixes.lon))
    usable = np.flatnonzero(fixes.near)
    start, end = usable[:-1], usable[1:]
    same = recording[start] == recording[end]
    raw[end[same]] = _km_between(fixes, start[same], end[same])
    return raw


def _groups(pending: np.ndarray, timed: np.ndarray, track: np.ndarray) -> Sequence[np.ndarray]:
    """Fixes that are cleaned together: all that have times, and each track without times on its own."""
    rest = pending[~timed]
    groups = [rest[track[rest] == position] for position in np.unique(track[rest])]
    return [pending[timed], *groups] if timed.any() else groups


def _changed_rows(track: Track) -> np.ndarray:
    return np.concatenate([change.rows for change in track.changes]) if track.changes else np.zeros(0, np.int64)


def _moved(seconds: np.ndarray) -> str:
    """Return in words by how much times were moved."""
    most = float(np.median(seconds))
    return f"{most / 86400:+.0f} days" if abs(most) >= 86400 else f"{most / 3600:+.2f} hours"
