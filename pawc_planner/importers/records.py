"""What the readers of files hand on: patrols, tracks, finds, and records that had to be set aside or changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import numpy as np


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


@dataclass(frozen=True)
class Track:
    """One day of a leg (``day`` given) or a whole recording that is split at local midnight (``day`` None).

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
    shift_days : int
        Days by which a wrong device clock was put right.
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
    repairs: Mapping[int, tuple[Repair, ...]] = field(default_factory=dict)  # by row


@dataclass(frozen=True)
class Repair:
    """One change: field, as read, as stored, name of the rule, and why."""

    field: str
    before: str
    after: str
    rule: str
    reason: str


@dataclass(frozen=True)
class SetAside:
    """A record that cannot be used: its row, its content verbatim, a code and a sentence."""

    row: int
    content: str
    reason: str
    message: str

    @property
    def key(self) -> str:
        """Fingerprint of the content and the reason."""
        return content_key("quarantine", self.content, self.reason)


@dataclass(frozen=True)
class Find:
    """One observation, before it is placed."""

    row: int
    patrol_id: str
    waypoint_id: str
    category: str
    count: int
    attributes: Mapping[str, Any]
    lon: float
    lat: float
    time: datetime | None
    day: date | None
    copy: int = 0  # how many like it the same waypoint already holds: two alike are two, not one


@dataclass
class FileContent:
    """All that was read from one file, each record once in ``tracks``, ``finds``, ``rows`` or ``aside``."""

    name: str
    kind: str
    heads: list[PatrolHead] = field(default_factory=list)
    tracks: list[Track] = field(default_factory=list)
    finds: list[Find] = field(default_factory=list)
    aside: list[SetAside] = field(default_factory=list)
    personal: int = 0
