"""What the readers of files hand on: patrols, tracks, points, and records that had to be set aside or changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import numpy as np

from ..base.words import Sentence


def content_key(*facts: Any) -> str:
    """Return a stable fingerprint of what makes a record itself."""
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:32]


@dataclass(frozen=True)
class PatrolHead:
    """A patrol without its days."""

    patrol_id: str
    source: str  # smart_xml, gpx or table
    patrol_type: str = ""
    station: str = ""
    team: str = ""
    mandate: str = ""
    objective: str = ""
    armed: bool | None = None
    start: date | None = None
    end: date | None = None
    partners: str = ""


@dataclass(frozen=True)
class Repair:
    """One change: field, as read, as stored, name of the rule, and why."""

    field: str
    before: str
    after: str
    rule: str
    reason: str


@dataclass(frozen=True)
class Change:
    """The same kind of repair to several fixes of a track: the first of them, and the rows of all."""

    repair: Repair
    rows: np.ndarray


@dataclass(frozen=True)
class Track:
    """Fixes of one leg: one day of it (``day`` given) or a recording that is split at local midnight (``day`` None).

    Pieces of one file with the same patrol, leg, day and ``recording`` are one track, in the order they are handed on;
    so a long recording can come in pieces.

    Parameters
    ----------
    lon, lat : ndarray, shape (n,)
        WGS 84 degrees; NaN where unreadable.
    t : ndarray, shape (n,)
        UTC epoch seconds, NaN where unknown.
    row : ndarray of int64, shape (n,)
        Fix or row number in the file, from 1.
    segment : ndarray of int64, shape (n,)
        Recording within the track (a track element, a device).
    recording : str
        What tells this track from another of the same patrol, leg and day in the same file; "" when there is one.
    shift_days : int
        Days by which a wrong device clock was put right.
    changes : tuple of Change
        What was repaired in its fixes; each fix changed counts once as repaired.
    """

    patrol_id: str
    leg_id: str
    day: date | None
    lon: np.ndarray
    lat: np.ndarray
    t: np.ndarray
    row: np.ndarray
    segment: np.ndarray
    transport_label: str = ""
    members: int | None = None
    start: datetime | None = None
    end: datetime | None = None
    rest_minutes: float | None = None
    source_km: float | None = None
    shift_days: int = 0
    recording: str = ""
    changes: tuple[Change, ...] = ()


WHOLE_FILE = "file"  # kind of what stands in quarantine for a file that cannot be used


@dataclass(frozen=True)
class SetAside:
    """A record that cannot be used: its row, content verbatim, a code, a sentence with the remedy, and its table."""

    row: int
    content: str
    reason: str
    message: str
    kind: str = ""  # the table it was meant for; "" is that of its file

    @property
    def key(self) -> str:
        """Fingerprint of the content and the reason."""
        return content_key("quarantine", self.content, self.reason)


@dataclass
class PointRecord:
    """One record on its way to the table ``table`` (observations, stumps, cameras, camera_events, reports).

    Parameters
    ----------
    row : int
        Row in the file.
    values : dict
        Columns of the table.
    lon, lat : float
        WGS 84; NaN where unreadable or empty.
    placed : bool
        Whether coordinates were written.
    needs_place : bool
        Whether the record is of use only with a place.
    repairs : tuple of Repair
        What was changed.
    content : str
        The record verbatim (personal data left out unless they are kept).
    problem : tuple of str
        (reason, message) when the record cannot be used, else ().
    copy : int
        How many like it the same waypoint already holds: two alike are two, not one.
    identity : str
        The source's own id of it, where it has one: two with the same id are one, whatever else they say.
    """

    row: int
    table: str
    values: dict[str, Any]
    lon: float
    lat: float
    placed: bool
    needs_place: bool
    repairs: tuple[Repair, ...]
    content: str
    problem: tuple[str, ...] = ()
    copy: int = 0
    identity: str = ""


def observation(
    row: int, category: str, lon: float, lat: float, *, time: datetime | None, day: date | None,
    attributes: Mapping[str, Any], count: int = 1, patrol_id: str = "", waypoint_id: str = "",
    repairs: tuple[Repair, ...] = (), copy: int = 0, written: tuple[str, str] = ("", ""),
) -> PointRecord:
    """Return an observation, its verbatim content made from its values; it is of use only with a place.

    ``written`` are longitude and latitude as they stand in the file, for the content of one that cannot be read.
    """
    values: dict[str, Any] = {
        "time": time, "day": day, "patrol_id": patrol_id, "waypoint_id": waypoint_id, "category": category,
        "count": count, "attributes": dict(attributes),
    }
    place = {"lon": written[0] or str(lon), "lat": written[1] or str(lat)}
    content = json.dumps({**values, **place}, ensure_ascii=False, default=str)
    placed = bool(np.isfinite(lon) or np.isfinite(lat) or any(written))
    return PointRecord(row, "observations", values, lon, lat, placed, True, repairs, content, copy=copy)


@dataclass
class Part:
    """A portion of a file, small enough for memory; every record stands once in tracks, points or aside.

    Attributes
    ----------
    kind : str
        patrols, observations, stumps, cameras, camera_events, reports or data_model; the first part names the file's.
    personal : int
        Personal entries left out.
    labels : list of dict
        Rows for the table ``data_model`` (of a data model file; they are no records of the count's tables, but each
        counts as one record read).
    notes : list of Sentence
        What the user should know of the file beside its records.
    origin : str
        Table inside of the file (a sheet, a table of a package) from which it comes, "" for the file as a whole.
    encoding, mapping : str
        How the text was read, and {our column: their header} as JSON, for the row of the import; "" when neither.
    """

    kind: str
    heads: list[PatrolHead] = field(default_factory=list)
    tracks: list[Track] = field(default_factory=list)
    points: list[PointRecord] = field(default_factory=list)
    aside: list[SetAside] = field(default_factory=list)
    labels: list[dict[str, Any]] = field(default_factory=list)
    notes: list[Sentence] = field(default_factory=list)
    personal: int = 0
    origin: str = ""
    encoding: str = ""
    mapping: str = ""

    @property
    def records(self) -> int:
        """How many records it holds."""
        fixes = sum(len(track.lon) for track in self.tracks)
        return fixes + len(self.points) + len(self.aside) + len(self.labels)
