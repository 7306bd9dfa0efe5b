"""What an import would understand of files, before anything is written."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timezone, tzinfo
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from ..base.errors import PawcError
from ..base.progress import Part as Share
from ..base.progress import Progress, Silent, step
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from ..site.store import SiteStore
from .errors import DayOrderError, ImportFault, UnforeseenError
from .files.sources import opened_sources
from .intake import Taken, given, recognise_all
from .mapping import read_mapping, signature
from .personal import MASK
from .places.site_places import SitePlaces, is_degrees, is_zero
from .reading import Reading
from .records import Part, PointRecord, Track
from .tables.head import TableHead, table_head

MOST_FILES = 200  # a folder with more shows its first ones; the others are imported all the same

_FIRST, _LAST = ("problem", "time", "day", "found", "lat", "lon"), ("repairs", "attributes")
_DATED = ("observations", "stumps")  # kinds that can do without a date, but should not
_DATES = ("time", "day", "found")


@dataclass(frozen=True)
class Question:
    """What the user has to decide: the column, an example as written, and {answer: change of the mapping}."""

    column: str
    text: str
    options: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class FilePreview:
    """One file as it is understood.

    Parameters
    ----------
    name, format, kind, encoding, delimiter : str
        File, title of its format, kind of records, how its text is written ("" where that means nothing).
    headers : tuple of str
        Headers of a table, () of other formats.
    columns : mapping
        {our column: their header}.
    rows : tuple of mapping
        The first records as understood: {our column: text}.
    raw : tuple of tuple of str
        The first rows of a table as written.
    problems : tuple of Sentence
        What is wrong with the first records, in plain words.
    question : Question or None
        What the user has to decide first.
    signature : str
        Fingerprint of the headers, by which a mapping is saved.
    personal : tuple of str
        Headers that will be left out because they tell who somebody is.
    fault : PawcError or None
        Why the file cannot be used.
    sheets : tuple of str
        Names of the sheets of a workbook.
    """

    name: str
    format: str = ""
    kind: str = ""
    encoding: str = ""
    delimiter: str = ""
    headers: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[Mapping[str, str], ...] = ()
    raw: tuple[tuple[str, ...], ...] = ()
    problems: tuple[Sentence, ...] = ()
    question: Question | None = None
    signature: str = ""
    personal: tuple[str, ...] = ()
    fault: PawcError | None = None
    sheets: tuple[str, ...] = ()

    @property
    def unmatched(self) -> tuple[str, ...]:
        """Headers of no column of ours; of observations they are kept as attributes."""
        return tuple(header for header in self.headers if header not in self.columns.values())


@dataclass(frozen=True)
class Preview:
    """The files of an import as they are understood; ``more`` files are not shown, ``ignored`` are no exports."""

    files: tuple[FilePreview, ...]
    ignored: int = 0
    more: int = 0


def preview(
    store: SiteStore, source: Path, kind: str = "auto", mapping: Mapping[str, Any] | None = None, *, rows: int = 20,
    keep_personal: bool = False, only: Collection[str] = (),
    progress: Progress = Silent(),  # noqa: B008 - Silent has no state
) -> Preview:
    """Read the beginning of each file as an import would; nothing is written.

    Parameters are those of :func:`.batch.import_files`; ``rows`` is how many records are shown, ``only``
    the names of the files to look at (all when empty).

    Raises
    ------
    ImportFault
        There is nothing to read.
    MappingError
        The mapping cannot be used.
    """
    reading = given(store, SitePlaces.of(store), kind, read_mapping(mapping), keep_personal)
    shown = []
    with opened_sources(Path(source), progress) as sources:
        if only:
            sources = replace(sources, files=tuple(file for file in sources.files if file.name in only))
        files = recognise_all(sources, kind, progress)
        for number, taken in enumerate(files[:MOST_FILES]):
            share = Share(progress, number / len(files), (number + 1) / len(files))
            step(share, 0.0, taken.file.name)
            shown.append(_shown(taken, reading.watched(share), rows))
    return Preview(tuple(shown), sources.ignored, max(0, len(files) - MOST_FILES))


def _shown(taken: Taken, reading: Reading, rows: int) -> FilePreview:
    if taken.format is None:
        return _table_facts(taken, reading, rows, fault=taken.fault)
    try:
        part = _beginning(taken, reading, rows)
    except DayOrderError as fault:
        return _table_facts(taken, reading, rows, question=_day_question(fault), fault=fault)
    except ImportFault as fault:
        return _table_facts(taken, reading, rows, fault=fault)
    records = tuple(_understood(part, rows, reading.places.zone))
    problems = (*_elsewhere(part, reading.places), *_undated(part.kind, records), *_problems(part))
    return _table_facts(
        taken, reading, rows, kind=part.kind, encoding=part.encoding, records=records, problems=problems)


def _beginning(taken: Taken, reading: Reading, rows: int) -> Part:
    """Return the first portions of a file, as many as are needed for some rows."""
    if taken.format is None:
        return Part("unreadable")
    found: Part | None = None
    try:
        for part in islice(taken.format.read(taken.file, reading), 20):
            if found is None:
                found = part
            else:
                found.points += part.points[:rows]
                found.tracks += part.tracks[:1]
                found.aside += part.aside[:rows]
            if found.records >= rows:
                break
    except (PawcError, MemoryError):
        raise
    except Exception as error:  # as when the file is imported
        raise UnforeseenError(file=taken.file.name, what=f"{type(error).__name__}: {error}"[:300]) from error
    return found or Part("")


def _table_facts(
    taken: Taken, reading: Reading, rows: int, *, kind: str = "", encoding: str = "",
    records: tuple[Mapping[str, str], ...] = (), problems: tuple[Sentence, ...] = (), question: Question | None = None,
    fault: PawcError | None = None,
) -> FilePreview:
    """Return the preview of a file, with headers and first rows where it is a table."""
    head, said = _head(taken, reading, rows), "" if reading.kind == "auto" else reading.kind
    personal = tuple(header for header in head.headers if reading.personal.drops(header))
    return FilePreview(
        taken.file.name, taken.format.title if taken.format else "", kind or head.kind or said,
        encoding or head.encoding, head.delimiter, head.headers, head.columns, records,
        tuple(_as_written(row, head.headers, reading) for row in head.rows), problems, question,
        signature(head.headers) if head.headers else "", personal, fault, head.sheets)


def _as_written(row: tuple[str, ...], headers: tuple[str, ...], reading: Reading) -> tuple[str, ...]:
    """Return the cells of a row without what tells who somebody is."""
    names = (*headers, *("",) * max(0, len(row) - len(headers)))
    return tuple(
        MASK if cell and reading.personal.drops(name) else reading.personal.text(cell)[0]
        for name, cell in zip(names, row))


def _head(taken: Taken, reading: Reading, rows: int) -> TableHead:
    """Return the headers and first rows of a table; of anything else, and of what cannot be read, none."""
    if taken.format is None or taken.format.table is None:
        return TableHead()
    try:
        with taken.format.table(taken.file, reading) as source:
            return table_head(source, reading, rows)
    except ImportFault:
        return TableHead()


def _day_question(fault: DayOrderError) -> Question:
    """Ask for the order of day and month, with what the example would mean either way."""
    return Question(
        str(fault.facts.get("column", "")), str(fault.facts.get("value", "")),
        {"day": {"day_first": True}, "month": {"day_first": False}})


def _elsewhere(part: Part, places: SitePlaces) -> tuple[Sentence, ...]:
    """Say when no place lies near the site: perhaps another site is open."""
    placed = [(record.lon, record.lat) for record in part.points if record.placed]
    lon = np.concatenate([[lon for lon, _ in placed], *(track.lon for track in part.tracks)])
    lat = np.concatenate([[lat for _, lat in placed], *(track.lat for track in part.tracks)])
    known = np.flatnonzero(is_degrees(lon, lat) & ~is_zero(lon, lat))
    if len(known) == 0 or places.is_near(*places.project(lon[known], lat[known])).any():
        return ()
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "None of the first records lies near the site; the first is at latitude {lat}, longitude {lon}. Is the right "
        "site open, and are the coordinates in the system that is said?")
    first = known[0]
    return (Sentence(template, {"lat": f"{lat[first]:.4f}", "lon": f"{lon[first]:.4f}"}),)


def _undated(kind: str, records: tuple[Mapping[str, str], ...]) -> tuple[Sentence, ...]:
    if kind not in _DATED or not records or any(record.get(name) for record in records for name in _DATES):
        return ()
    return (Sentence(QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "None of the first records has a date, so they count in no period. If a column holds it, choose that column.",
    )),)


def _problems(part: Part) -> tuple[Sentence, ...]:
    found: dict[str, tuple[int, str]] = {}
    told = [(record.row, record.message) for record in part.aside]
    told += [(record.row, record.problem[1]) for record in part.points if record.problem]
    for row, message in told:
        found.setdefault(message, (row, message))
    template = QT_TRANSLATE_NOOP("PawcPlanner", "Row {row}: {reason}")
    return tuple(Sentence(template, {"row": row, "reason": message}) for row, message in list(found.values())[:10])


def _understood(part: Part, rows: int, zone: tzinfo) -> list[Mapping[str, str]]:
    """Return the first records, times as the clocks of the site show them; when and where come first."""
    found = [_point_texts(record, zone) for record in part.points[:rows]]
    for track in part.tracks:
        if len(found) >= rows:
            break
        found += _fix_texts(track, rows - len(found), zone)
    labels: list[Mapping[str, str]] = [
        {name: str(value) for name, value in label.items()} for label in part.labels[:rows]]
    return [*found, *labels][:rows]


def _point_texts(record: PointRecord, zone: tzinfo) -> Mapping[str, str]:
    texts = {name: _text(value, zone) for name, value in record.values.items()}
    if record.placed:
        texts.update(lat=_degrees(record.lat), lon=_degrees(record.lon))
    if record.repairs:
        texts["repairs"] = "; ".join(f"{found.field}: {found.reason}" for found in record.repairs)
    if record.problem:
        texts["problem"] = record.problem[1]
    return {name: texts[name] for name in sorted(texts, key=_place)}


def _place(name: str) -> int:
    return _FIRST.index(name) if name in _FIRST else len(_FIRST) + (name in _LAST)


def _fix_texts(track: Track, rows: int, zone: tzinfo) -> list[Mapping[str, str]]:
    times = [
        _text(datetime.fromtimestamp(t, timezone.utc), zone) if np.isfinite(t) else "" for t in track.t[:rows]
    ]
    return [
        {"time": time, "lat": _degrees(lat), "lon": _degrees(lon), "patrol_id": track.patrol_id,
         "leg_id": track.leg_id, "transport": track.transport_label}
        for time, lat, lon in zip(times, track.lat[:rows], track.lon[:rows])
    ]


def _degrees(value: float) -> str:
    return f"{value:.6f}" if np.isfinite(value) else ""


def _text(value: Any, zone: tzinfo) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {found}" for name, found in value.items())
    return str(value)
