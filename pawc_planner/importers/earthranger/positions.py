"""Positions of EarthRanger's subjects: whose they are, and how they become patrols.

EarthRanger keeps positions by subject, not by patrol. Where a position names its patrol, that is its patrol; else all
that one subject recorded on one local day is one. A subject's name is often a ranger's name, so it is replaced by a
short code that stays the same from file to file, unless the user keeps personal data. Animals with collars and fixed
sensors are no patrols: each such subject is one record set aside.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..errors import UnreadableFileError
from ..patrols.patrol_fixes import NO_DAY
from ..patrols.transports import transport_class
from ..reading import Reading
from ..records import Part, PatrolHead, SetAside, Track
from ..values.instants import Instants, read_instants

MAX_FIXES = 50_000
MAX_UNTIMED = 200_000
PATROL_KEYS = ("patrol_id", "patrol")
_PATROL_TYPES = ("patrol_type__value", "patrol_type")
_IDENTITY = (
    "subject_id", "extra__subject__id", "subject", "groupby_col", "source_id", "source", "extra__source",
    "subject_name", "extra__subject__name", "name", "title",
)
_NAMES = ("subject_name", "extra__subject__name", "name", "title", "subject")
_TYPES = ("subject_type", "extra__subject__subject_type")
_SUBTYPES = ("subject_subtype", "extra__subject__subject_subtype", "subject_subtype_id")
_PATROLLING_TYPES = frozenset(("person", "vehicle", "aircraft", "boat", "vessel"))
_OTHER_TYPES = frozenset(("wildlife", "animal", "stationaryobject", "stationary", "sensor", "camera"))
_PEOPLE = frozenset((
    "person", "people", "ranger", "rangerteam", "team", "patrol", "patrolteam", "scout", "guard", "warden", "driver",
    "dog", "k9", "caninepatrol", "unassigned", "undeployed", "",
))
_FLAGS = ("exclusion_flags", "junk_status")
_NOT_EXCLUDED = frozenset(("0", "0.0", "false", "none", "nan"))
_EXCLUDED = QT_TRANSLATE_NOOP("PawcPlanner", "EarthRanger has marked this position as wrong. Nothing is to be done.")
_NO_TIME = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "The position has no time that can be read, so its day is not known. Export it again with its time.")
_NO_PATROL = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "These are positions of an animal or a fixed device, not of a patrol. Nothing is to be done, unless EarthRanger "
    "has the wrong type for it.")
_EPOCH = date(1970, 1, 1)
_UNTIMED = QT_TRANSLATE_NOOP("PawcPlanner", "more than {most} of its positions have no time that can be read")


@dataclass(frozen=True)
class Subject:
    """Who or what was tracked.

    Parameters
    ----------
    code : str
        Name that stays the same from file to file and tells nobody who it is, unless names are kept.
    label : str
        EarthRanger's subtype, else its type, else the type of the patrol, as the label of the transport.
    patrols : bool
        False for animals and fixed devices that are on no patrol.
    named : bool
        Whether the source has a name that was left out.
    """

    code: str
    label: str
    patrols: bool
    named: bool


def subject_of(facts: Mapping[str, Any], keep_personal: bool) -> Subject:
    """Tell the subject from the fields of a position or a track."""
    inner = facts.get("subject")
    if isinstance(inner, Mapping):
        facts = {**facts, "subject": "", "subject_id": inner.get("id"), "subject_name": inner.get("name"), **{
            key: inner[key] for key in ("subject_type", "subject_subtype") if key in inner}}
    identity, name = _first(facts, _IDENTITY) or "unknown", _first(facts, _NAMES)
    kind, subtype = _first(facts, _TYPES), _first(facts, _SUBTYPES)
    label = subtype or kind or _first(facts, _PATROL_TYPES).replace("_", " ")
    patrols = bool(_first(facts, PATROL_KEYS)) or is_patrolling(kind, subtype)
    if keep_personal and name:
        return Subject(name, label, patrols, False)
    return Subject(short_code(identity), label, patrols, bool(name))


def short_code(identity: str) -> str:
    """Return the code of a subject: ``subject-`` and eight hexadecimal digits of the SHA-256 of what identifies it."""
    return "subject-" + hashlib.sha256(identity.strip().encode("utf-8")).hexdigest()[:8]


def is_patrolling(kind: str, subtype: str) -> bool:
    """Return True for people, vehicles, boats and aircraft, and where nothing is said."""
    if _plain(kind) in _PATROLLING_TYPES | _OTHER_TYPES:
        return _plain(kind) in _PATROLLING_TYPES
    return _plain(subtype) in _PEOPLE or transport_class(subtype) not in ("unknown", "animal")


class Positions:
    """Positions while they are collected; at most :data:`MAX_FIXES` are held at a time.

    Parameters
    ----------
    file : str
        For messages.
    reading : Reading
        The site's zone, and what is left out.
    order : str
        Of day, month and year in times that are no ISO 8601.
    offset : float or None
        Seconds by which times without a zone are ahead of UTC; None when they are local times of the site.
    """

    def __init__(self, file: str, reading: Reading, order: str = "dmy", offset: float | None = None) -> None:
        self._file, self._reading, self._untimed_ones = file, reading, 0
        self._order, self._offset = order, offset
        self._subjects: dict[tuple[str, ...], Subject] = {}
        self._numbers: dict[str, int] = {}
        self._others: Counter[tuple[str, str]] = Counter()
        self._first_rows: dict[str, int] = {}
        self._personal = 0
        self._empty()

    def _empty(self) -> None:
        self._lon: list[float] = []
        self._lat: list[float] = []
        self._time: list[str] = []
        self._row: list[int] = []
        self._subject: list[Subject] = []
        self._patrol: list[str] = []
        self._excluded: list[SetAside] = []

    def __len__(self) -> int:
        return len(self._lon) + len(self._excluded)

    def subject(self, facts: Mapping[str, Any]) -> Subject:
        """Return the subject of a record; its name is counted as left out once."""
        key = (
            *(str(facts.get(name) or "") for name in (*_IDENTITY, *_TYPES, *_SUBTYPES, *_PATROL_TYPES)),
            str(bool(_first(facts, PATROL_KEYS))),
        )
        if key not in self._subjects:
            found = subject_of(facts, self._reading.personal.keep)
            self._personal += found.named and all(found.code != known.code for known in self._subjects.values())
            self._subjects[key] = found
        return self._subjects[key]

    def add(self, facts: Mapping[str, Any], lon: float, lat: float, time: str, row: int) -> None:
        """Take in one position."""
        subject = self.subject(facts)
        if not subject.patrols:
            self._others[(subject.code, subject.label)] += 1
            self._first_rows.setdefault(subject.code, row)
            return
        if _is_excluded(facts):
            content = {"subject": subject.code, "time": time, "lon": str(lon), "lat": str(lat), "number": row}
            self._excluded.append(SetAside(row, json.dumps(content, ensure_ascii=False), "excluded", _EXCLUDED))
            return
        self._lon.append(lon)
        self._lat.append(lat)
        self._time.append(time)
        self._row.append(row)
        self._subject.append(subject)
        self._patrol.append(_first(facts, PATROL_KEYS))

    def part(self) -> Part:
        """Hand on what was collected, by patrol."""
        part = Part("patrols", aside=self._excluded, personal=self._personal)
        instants = read_instants(self._time, self._reading.places, self._order, self._offset)
        days = self._reading.places.local_days(instants.t)
        keys = pd.DataFrame({
            "patrol": self._patrol, "code": [subject.code for subject in self._subject], "day": days,
        })
        for (patrol, _, day), index in keys.groupby(["patrol", "code", "day"], sort=False).indices.items():
            if day == NO_DAY:
                part.aside += self._untimed(index)
                continue
            subject = self._subject[int(index[0])]
            when = _EPOCH + timedelta(days=int(day))
            patrol_id = str(patrol) or f"{subject.code} {when.isoformat()}"
            part.heads.append(PatrolHead(patrol_id, "earthranger"))
            part.tracks.append(self._track(patrol_id, subject, index, instants))
        self._empty()
        self._personal = 0
        return part

    def _track(self, patrol_id: str, subject: Subject, index: np.ndarray, instants: Instants) -> Track:
        order = index[np.argsort(instants.t[index], kind="stable")]  # EarthRanger also gives the newest first
        row = np.array(self._row, np.int64)
        number = self._numbers.setdefault(subject.code, len(self._numbers))
        chosen = self._reading.mapping.constants.get("transport", "")
        return Track(
            patrol_id, "1", None, np.array(self._lon)[order], np.array(self._lat)[order], instants.t[order],
            row[order], np.full(len(order), number, np.int64), chosen or subject.label, recording=subject.code,
            changes=instants.only(order).changes(row[order]),
        )

    def _untimed(self, index: np.ndarray) -> list[SetAside]:
        self._untimed_ones += len(index)
        if self._untimed_ones > MAX_UNTIMED:
            raise UnreadableFileError(file=self._file, reason=Sentence(_UNTIMED, {"most": f"{MAX_UNTIMED:,}"}))
        return [SetAside(self._row[at], self._content(at), "no_time", _NO_TIME) for at in index.tolist()]

    def _content(self, at: int) -> str:
        facts = {
            "subject": self._subject[at].code, "time": self._time[at], "lon": str(self._lon[at]),
            "lat": str(self._lat[at]), "number": self._row[at],
        }
        return json.dumps(facts, ensure_ascii=False)

    def others(self) -> list[SetAside]:
        """Return one record for each animal and fixed device, to be asked for at the end."""
        return [
            SetAside(
                self._first_rows[code], json.dumps({"subject": code, "type": label, "positions": count}),
                "no_patrol", _NO_PATROL,
            )
            for (code, label), count in self._others.items()
        ]


def _is_excluded(facts: Mapping[str, Any]) -> bool:
    """Tell a position that was marked as wrong: by EarthRanger's flags, or as junk by ecoscope."""
    return any(str(facts.get(key) or "0").casefold() not in _NOT_EXCLUDED for key in _FLAGS)


def _first(facts: Mapping[str, Any], names: tuple[str, ...]) -> str:
    for name in names:
        value = facts.get(name)
        if isinstance(value, (str, int)) and str(value).strip():
            return str(value).strip()
    return ""


def _plain(text: str) -> str:
    return text.casefold().replace("-", "").replace("_", "").replace(" ", "")
