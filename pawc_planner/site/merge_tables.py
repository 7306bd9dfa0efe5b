"""The union of each table of two copies of a site, by what makes a record itself."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from ..base.words import QT_TRANSLATE_NOOP, Sentence
from .blobs import shape_bytes
from .gpkg import GEOMETRY
from .merge_rows import Batch, Conflict, Sides, by_key, chunks, differing, digest, key_of, rows_of
from .schema import BY_NAME, LAYER_ROLES

# Tables whose records are joined one by one, by their keys.
KEYED_TABLES = ("observations", "stumps", "cameras", "camera_events", "reports", "quarantine", "data_model")
_STATES = ("open", "dismissed", "fixed")  # the one further on is what is known of a record in quarantine
_NEVER = ""
_LegDay = tuple[str, str, str]
_HELD = QT_TRANSLATE_NOOP("PawcPlanner", "{km} km, {fixes} fixes, {parts} parts")


def join_batches(sides: Sides) -> None:
    """Bring the files that theirs imported and ours did not; from then on ``sides.batches`` knows their numbers."""
    there: dict[bytes, list[int]] = defaultdict(list)
    for row in rows_of(sides.ours, "import_batches"):
        sides.our_batches[row["fid"]] = Batch(row["fid"], row["finished"], row["source"])
        there[digest(row)].append(row["fid"])
    for row in rows_of(sides.theirs, "import_batches", "kind <> 'merge'"):  # that it was merged before is its own story
        sides.their_batches[row["fid"]] = Batch(row["fid"], row["finished"], row["source"])
        same = there[digest(row)]
        if same:
            sides.batches[row["fid"]] = same.pop(0)
            sides.present["import_batches"] += 1
        else:
            sides.add("import_batches", [{**row, "import_id": sides.import_id}])
            sides.batches[row["fid"]] = sides.writer.last_fid("import_batches")


def join_patrols(sides: Sides) -> None:
    """Bring patrols; of one that both have, empty columns are filled and its days are those of both."""
    for portion in chunks(rows_of(sides.theirs, "patrols")):
        there = by_key(sides.ours, "patrols", [(row["patrol_id"],) for row in portion])
        sides.add("patrols", [row for row in portion if (row["patrol_id"],) not in there])
        for row in portion:
            ours = there.get((row["patrol_id"],))
            if ours is not None:
                _join_patrol(sides, ours, row)


def _join_patrol(sides: Sides, ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> None:
    sides.present["patrols"] += 1
    values = {name: theirs[name] for name in ours if ours[name] is None and theirs[name] is not None}
    for name, outer in (("start_date", min), ("end_date", max)):
        if ours[name] and theirs[name] and outer(ours[name], theirs[name]) != ours[name]:
            values[name] = theirs[name]
    both = {
        name: value for name, value in ours.items()
        if name not in _APART and value is not None and theirs[name] is not None
    }
    if digest(both) != digest({name: theirs[name] for name in both}):
        values |= _settled(sides, "patrols", str(ours["patrol_id"]), ours, theirs, tuple(both))
    if values:
        sides.change("patrols", ours["fid"], values)


_APART = ("fid", "batch_id", "content_key", "start_date", "end_date")


def _settled(
    sides: Sides, table: str, record: str, ours: Mapping[str, Any], theirs: Mapping[str, Any],
    names: Sequence[str] = (),
) -> dict[str, Any]:
    """List a conflict; return the values of theirs when these are to be taken, else nothing."""
    mine, other = sides.our_batches.get(ours.get("batch_id", 0)), sides.their_batches.get(theirs.get("batch_id", 0))
    takes = sides.takes_theirs(mine.finished if mine else _NEVER, other.finished if other else _NEVER)
    what = differing(ours, theirs) if not names else ", ".join(n for n in names if ours[n] != theirs[n])
    shown = [", ".join(_shown(side[name]) for name in what.split(", ") if name in side) for side in (ours, theirs)]
    sides.conflicts.append(Conflict(
        table, record, f"{what}: {shown[0]}" if shown[0] else what, f"{what}: {shown[1]}" if shown[1] else what,
        mine.source if mine else "", other.source if other else "", "theirs" if takes else "ours",
    ))
    return {name: theirs[name] for name in names or ours if name not in ("fid", "batch_id")} if takes else {}


def _shown(value: Any) -> str:
    return "–" if value is None else str(value)[:80]


def join_points(sides: Sides, table: str) -> None:
    """Bring the records of a table whose content key ours lacks; list those that say something else under the same."""
    plan = BY_NAME[table]
    for portion in chunks(rows_of(sides.theirs, table)):
        sides.pause()
        there = by_key(sides.ours, table, [key_of(plan, row) for row in portion])
        sides.add(table, [row for row in portion if key_of(plan, row) not in there])
        for row in portion:
            ours = there.get(key_of(plan, row))
            if ours is not None:
                _join_known(sides, table, ours, row)


def _join_known(sides: Sides, table: str, ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    sides.present[table] += 1
    if digest(ours) == digest(theirs):
        return
    if table == "quarantine":
        if _STATES.index(theirs["state"]) > _STATES.index(ours["state"]):
            sides.change(table, ours["fid"], {"state": theirs["state"]})
        return
    if table == "camera_events" and digest(ours, (GEOMETRY,)) == digest(theirs, (GEOMETRY,)):
        if ours[GEOMETRY] is None:  # only theirs knew where the camera stood
            sides.change(table, ours["fid"], {GEOMETRY: theirs[GEOMETRY]})
        if ours[GEOMETRY] is None or theirs[GEOMETRY] is None:
            return
    values = _settled(sides, table, _name(table, ours), ours, theirs)
    if values:
        sides.change(table, ours["fid"], values)


def _name(table: str, row: Mapping[str, Any]) -> str:
    for name in ("stump_id", "camera_id", "waypoint_id", "name", "key", "patrol_id"):
        if row.get(name):
            return str(row[name])
    return f"{table} {row['fid']}"


def join_leg_days(sides: Sides) -> None:
    """Bring leg-days with their tracks; one that both have with other fixes is a conflict."""
    ours, theirs = _leg_days(sides.ours), _leg_days(sides.theirs)
    for key in theirs:
        sides.pause()
        if key not in ours:
            _bring_leg_day(sides, key)
            continue
        sides.present["leg_days"] += 1
        sides.present["tracks"] += ours[key].parts
        if ours[key].content == theirs[key].content:
            continue
        mine, other = sides.our_batches.get(ours[key].batch), sides.their_batches.get(theirs[key].batch)
        takes = sides.takes_theirs(mine.finished if mine else _NEVER, other.finished if other else _NEVER)
        sides.conflicts.append(Conflict(
            "leg_days", " / ".join(key), ours[key].text, theirs[key].text, mine.source if mine else "",
            other.source if other else "", "theirs" if takes else "ours", ours[key].km, theirs[key].km,
            ours[key].fixes, theirs[key].fixes,
        ))
        if takes:
            for table in ("leg_days", "tracks"):
                sides.writer.keep_before(sides.import_id, table, _ONE, key)
                sides.changed[table] += sides.writer.delete(table, _ONE, key)
            _bring_leg_day(sides, key)


_ONE = "patrol_id = ? AND leg_id = ? AND day = ?"


def _bring_leg_day(sides: Sides, key: _LegDay) -> None:
    for table in ("leg_days", "tracks"):
        sides.add(table, list(rows_of(sides.theirs, table, _ONE, key)))


class _Held:
    """What one side holds of a leg-day."""

    def __init__(self) -> None:
        self.km, self.fixes, self.batch, self.parts = 0.0, 0, 0, 0
        self._transport = ""
        self._shapes: list[bytes] = []

    def take_day(self, row: tuple[Any, ...]) -> None:
        """Take the row of the leg-day in: kilometres, fixes, transport, import."""
        km, fixes, transport, batch = row
        self.km, self.fixes, self._transport, self.batch = km or 0.0, fixes or 0, transport, batch

    def take_track(self, shape: bytes | None, batch: int) -> None:
        """Take one part of its track in."""
        self._shapes.append(hashlib.blake2b(shape_bytes(shape), digest_size=16).digest())
        self.parts += 1
        self.batch = self.batch or batch

    @property
    def content(self) -> tuple[Any, ...]:
        """What makes it the same as another: its fixes, its transport, and its kilometres to the metre."""
        return (round(self.km, 3), self.fixes, self._transport, sorted(self._shapes))

    @property
    def text(self) -> str:
        """Kilometres, fixes and parts in short."""
        return str(Sentence(_HELD, {"km": f"{self.km:.1f}", "fixes": self.fixes, "parts": self.parts}))


def _leg_days(connection: sqlite3.Connection) -> dict[_LegDay, _Held]:
    found: dict[_LegDay, _Held] = defaultdict(_Held)
    text = "SELECT patrol_id, leg_id, day, clean_km, fixes, transport, batch_id FROM leg_days ORDER BY fid"
    for row in connection.execute(text):
        found[row[:3]].take_day(row[3:])
    text = f"SELECT patrol_id, leg_id, day, {GEOMETRY}, batch_id FROM tracks ORDER BY fid"  # nosec B608
    for row in connection.execute(text):
        found[row[:3]].take_track(row[3], row[4])
    return found


def join_repairs(sides: Sides) -> None:
    """Bring the repairs that ours lacks, file by file, as often as theirs has them."""
    for number, ours in sides.batches.items():
        sides.pause()
        there = Counter(digest(row) for row in rows_of(sides.ours, "repairs", "batch_id = ?", (ours,)))
        fresh = []
        for row in rows_of(sides.theirs, "repairs", "batch_id = ?", (number,)):
            if there[digest(row)]:
                there[digest(row)] -= 1
                sides.present["repairs"] += 1
            else:
                fresh.append(row)
        sides.add("repairs", fresh)


def join_named(sides: Sides, table: str) -> None:
    """Bring what the user named (column mappings, personal fields); the newer mapping can be preferred."""
    for row in rows_of(sides.theirs, table):
        ours = by_key(sides.ours, table, [(row["name"],)]).get((row["name"],))
        if ours is None:
            sides.add(table, [row])
            continue
        sides.present[table] += 1
        without = ("saved",)
        if digest(ours, without) == digest(row, without):
            continue
        takes = sides.takes_theirs(ours.get("saved", _NEVER), row.get("saved", _NEVER))
        sides.conflicts.append(Conflict(
            table, row["name"], _said(ours), _said(row), "", "", "theirs" if takes else "ours"))
        if takes:
            sides.change(table, ours["fid"], {name: value for name, value in row.items() if name != "fid"})


def _said(row: Mapping[str, Any]) -> str:
    return str(row.get("mapping", row.get("dropped")))[:200]


def join_layers(sides: Sides) -> None:
    """Take layers over where ours has none; list those that differ."""
    for role in LAYER_ROLES:
        ours, theirs = list(rows_of(sides.ours, role)), list(rows_of(sides.theirs, role))
        same = Counter(map(digest, ours)) == Counter(map(digest, theirs))
        if same or not theirs:
            sides.present[role] += len(theirs)
            continue
        takes = not ours
        if ours:
            takes = sides.takes_theirs(_latest(sides.ours, role), _latest(sides.theirs, role))
            sides.conflicts.append(Conflict(
                role, role, f"{len(ours)}", f"{len(theirs)}", "", "", "theirs" if takes else "ours"))
        if takes:
            sides.writer.keep_before(sides.import_id, role)
            sides.changed[role] += sides.writer.delete(role)
            sides.add(role, theirs)


def _latest(connection: sqlite3.Connection, role: str) -> str:
    row = connection.execute("SELECT max(finished) FROM import_batches WHERE kind = ?", (role,)).fetchone()
    return row[0] or _NEVER
