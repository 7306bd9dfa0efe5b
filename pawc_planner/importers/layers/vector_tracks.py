"""Lines of vector layers as tracks of patrols, with the times that their vertices or attributes hold.

SMART writes the time of a fix as Z: milliseconds since 1970 of the local wall clock as if it were UTC. Others write M
in milliseconds, or M or Z in seconds, since 1970, which are UTC. Where no vertex tells a time, the day is taken from
the attributes. Leaders, pilots and members are left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

import numpy as np
import shapely

from ...base.progress import step
from ...base.words import QT_TRANSLATE_NOOP
from ..headers import match
from ..partners import PartnerColumns, joined, partners_in
from ..places.datum_shift import DatumShift
from ..places.site_places import SitePlaces
from ..reading import Reading
from ..reasons import repair
from ..records import Change, Part, PatrolHead, Repair, SetAside, Track
from ..smart.queries import match_query
from ..values.dates import read_dates
from .vector_files import Layer, shapes, texts

PIECE = 50_000  # fixes in one portion
_EARLIEST, _LATEST = 631_152_000.0, 4_102_444_800.0  # 1990 and 2100, seconds since 1970
_NO_LINE = QT_TRANSLATE_NOOP("PawcPlanner", "The feature has no line. Draw it, or leave it out.")
_NO_PATROL = QT_TRANSLATE_NOOP("PawcPlanner", "The feature names no patrol. Fill in its id and import again.")
_NO_NAMES = ("name", "id", "title", "ชื่อ")


@dataclass(frozen=True)
class _Feature:
    """One line with its attributes by our column."""

    number: int
    cells: Mapping[str, str]
    shape: shapely.Geometry | None
    content: str


def holds_tracks(layer: Layer, reading: Reading) -> bool:
    """Return True when the lines are ways that patrols went: they name a patrol, tell times, or the user says so."""
    if layer.geometry not in ("line", "mixed"):
        return False
    if reading.kind not in ("auto", "patrols"):
        return False
    if reading.kind == "patrols" or "patrol_id" in _columns(layer, reading):
        return True
    for _, frame in islice(layer.frames(), 1):
        lines = [shape for shape in shapes(frame)[:50] if shape is not None and shapely.get_dimensions(shape) == 1]
        return bool(lines) and all(np.isfinite(_times(shape, reading.places)).all() for shape in lines)
    return False


def read_tracks(
    layer: Layer, shift: DatumShift | None, reading: Reading, without_points: bool = False
) -> Iterator[Part]:
    """Read the lines of a layer; a record is one vertex, or one feature that cannot be used.

    Points are passed over ``without_points``: they are read by themselves.

    Raises
    ------
    DayOrderError
        The days in the attributes can be read in two ways.
    UnreadableFileError
    """
    columns = _columns(layer, reading)
    partners = _partner_columns(layer, columns, reading)
    row = 0
    part = Part("patrols", encoding=layer.encoding)
    for first, frame in layer.frames():
        features = list(_features(layer, columns, first, texts(frame, layer), shapes(frame), reading, partners))
        days = _days(layer, columns, features, reading)
        part.personal += _personal(layer, reading, texts(frame, layer))
        for feature, span in zip(features, days):
            if without_points and shapely.get_dimensions(feature.shape) == 0:
                continue
            row = _add(part, feature, span, row, shift, reading)
            if part.records >= PIECE:
                yield part
                part = Part("patrols", encoding=layer.encoding)
        step(reading.progress, min(first / max(layer.count, 1), 1.0))
    yield part


def _columns(layer: Layer, reading: Reading) -> dict[str, int]:
    """Return the position of the attribute for each of our columns."""
    found = {**match("patrols", layer.fields), **match_query(layer.fields)}
    found.update({name: header for name, header in reading.mapping.columns.items() if header in layer.fields})
    return {name: layer.fields.index(header) for name, header in found.items() if header in layer.fields}


def _partner_columns(layer: Layer, columns: Mapping[str, int], reading: Reading) -> PartnerColumns:
    used = {at for name, at in columns.items() if name != "partners"}
    fields = ["" if at in used else field for at, field in enumerate(layer.fields)]
    return PartnerColumns(fields, reading.personal, columns.get("partners"))


def _features(
    layer: Layer, columns: Mapping[str, int], first: int, rows: list[list[str]], lines: np.ndarray, reading: Reading,
    partners: PartnerColumns,
) -> Iterator[_Feature]:
    said = dict(reading.mapping.constants)
    named = partners.read(lambda at: [row[at].strip() for row in rows], len(rows)) if rows else []
    for number, (row, shape, text) in enumerate(zip(rows, lines, named), start=first):
        cells = {**said, **{name: row[at].strip() for name, at in columns.items() if row[at].strip()}}
        cells["partners"] = joined((partners_in(said.get("partners", ""), reading.personal), text))
        kept = {field: "" if reading.personal.drops(field) else cell for field, cell in zip(layer.fields, row)}
        if "patrol_id" not in cells and "patrol_id" not in columns:
            cells["patrol_id"] = _named(layer, kept, number)
        yield _Feature(number, cells, shape, json.dumps(kept, ensure_ascii=False))


def _named(layer: Layer, cells: Mapping[str, str], number: int) -> str:
    """Return an id for a line that has no patrol's: its own name with the file's, else its number."""
    stem = layer.file.rpartition("/")[2].rpartition(".")[0] or layer.file
    name = next((cell for field, cell in cells.items() if field.casefold() in _NO_NAMES and cell.strip()), "")
    return f"{stem} {name or number}"


def _days(
    layer: Layer, columns: Mapping[str, int], features: list[_Feature], reading: Reading
) -> list[tuple[date | None, date | None]]:
    """Return the first and last day of each feature's leg, or of its patrol."""
    said = reading.mapping
    found: list[list[date | None]] = []
    for ours in (("date", "leg_start", "start"), ("date", "leg_end", "end")):
        name = next((column for column in (*ours, "day") if column in columns or column in said.constants), "")
        if not name:
            found.append([None] * len(features))
            continue
        written = [feature.cells.get(name, "") for feature in features]
        header = layer.fields[columns[name]] if name in columns else name
        moments = read_dates(written, layer.file, header, day_first=said.day_first, time_format=said.time_format)
        found.append([moment.day if moment else None for moment in moments])
    return list(zip(*found))


def _add(
    part: Part, feature: _Feature, span: tuple[date | None, date | None], row: int, shift: DatumShift | None,
    reading: Reading,
) -> int:
    """Add a feature to the portion; return the number of the last record."""
    patrol = feature.cells.get("patrol_id", "")
    shape = feature.shape
    line = shape is not None and not shape.is_empty and bool(shapely.get_dimensions(shape) == 1)
    if not line or not patrol:
        part.aside.append(SetAside(
            row + 1, feature.content, "no_geometry" if not line else "no_patrol", _NO_PATROL if line else _NO_LINE))
        return row + 1
    xy = shapely.get_coordinates(shape)
    lon, lat = shift.degrees(xy[:, 0], xy[:, 1]) if shift is not None else (xy[:, 0], xy[:, 1])
    t = _times(shape, reading.places)
    rows = np.arange(row + 1, row + 1 + len(xy), dtype=np.int64)
    start, end = span
    day = start if not np.isfinite(t).any() else None
    changes = (Change(_first_day(start, end), rows),) if day and start and end and end != start else ()
    part.heads.append(_head(feature, span))
    part.tracks.append(Track(
        patrol, feature.cells.get("leg_id") or "1", day, np.array(lon, float), np.array(lat, float), t,
        rows, _segments(shape), feature.cells.get("transport", ""), _whole(feature.cells.get("members", "")),
        recording=f"feature {feature.number}", changes=changes))
    return row + len(xy)


def _first_day(start: date, end: date) -> Repair:
    """Return the record of a way of several days without times, which stands under the first."""
    return repair("day", f"{start.isoformat()} – {end.isoformat()}", start.isoformat(), "first_day")


def _head(feature: _Feature, span: tuple[date | None, date | None]) -> PatrolHead:
    cells = feature.cells
    armed = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    return PatrolHead(
        cells["patrol_id"], "table", cells.get("patrol_type", ""), cells.get("station", ""), cells.get("team", ""),
        cells.get("mandate", ""), cells.get("objective", ""), armed.get(cells.get("armed", "").casefold()), *span,
        cells.get("partners", ""))


def _segments(shape: shapely.Geometry) -> np.ndarray:
    """Return for each vertex the number of the part of the line it belongs to."""
    parts = shapely.get_parts(shape)
    return np.repeat(np.arange(len(parts), dtype=np.int64), shapely.get_num_coordinates(parts))


def _times(shape: shapely.Geometry, places: SitePlaces) -> np.ndarray:
    """Return UTC seconds of each vertex, NaN where Z and M hold none."""
    with_z = shapely.get_coordinates(shape, include_z=True)[:, 2]
    for values, is_m in ((_measures(shape), True), (with_z, False)):
        known = values[np.isfinite(values)]
        if not len(known):
            continue
        middle = float(np.median(known))
        if _EARLIEST * 1000 <= middle <= _LATEST * 1000:
            seconds = _within(values / 1000.0)
            return seconds if is_m else places.utc_from_wall(seconds)
        if _EARLIEST <= middle <= _LATEST:
            return _within(values)
    return np.full(len(with_z), np.nan)


def _within(seconds: np.ndarray) -> np.ndarray:
    """Return seconds, NaN where a single vertex has none that can be."""
    return np.where((seconds >= _EARLIEST) & (seconds <= _LATEST), seconds, np.nan)


def _measures(shape: shapely.Geometry) -> np.ndarray:
    """Return M of each vertex; NaN where there is none or the library does not know M."""
    try:
        return np.asarray(shapely.get_coordinates(shape, include_m=True)[:, -1], dtype=float)
    except TypeError:
        return np.full(int(shapely.get_num_coordinates(shape)), np.nan)


def _whole(text: str) -> int | None:
    return int(text) if text.isdecimal() and 0 < len(text) < 5 and int(text) > 0 else None


def _personal(layer: Layer, reading: Reading, rows: list[list[str]]) -> int:
    """Count the entries that are left out."""
    positions = [at for at, field in enumerate(layer.fields) if reading.personal.drops(field)]
    return sum(bool(row[at].strip()) for row in rows for at in positions)
