"""A month of patrols whose kilometres are known, and the export of it that has far too many."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

import numpy as np
from pyproj import Transformer

from .conftest import ewkb

_TO_DEGREES = Transformer.from_crs(32648, 4326, always_xy=True)
_BANGKOK = 7 * 3600.0
_FIRST_DAY = datetime(2025, 1, 1, tzinfo=timezone.utc)


@dataclass(frozen=True)
class Recording:
    """Fixes of one device on one day: x, y in EPSG:32648 and UTC epoch seconds."""

    x: np.ndarray
    y: np.ndarray
    t: np.ndarray

    def part(self, where) -> Recording:
        return Recording(self.x[where], self.y[where], self.t[where])

    def degrees(self) -> tuple[np.ndarray, np.ndarray]:
        lon, lat = _TO_DEGREES.transform(self.x, self.y)
        return np.round(lon, 7), np.round(lat, 7)


@dataclass
class Leg:
    """One leg: {day of the month: recordings}."""

    leg_id: str
    days: dict[int, list[Recording]] = field(default_factory=dict)


@dataclass
class Patrol:
    patrol_id: str
    legs: list[Leg]


@dataclass
class Month:
    """The export, the kilometres that were walked, and those along everything as exported."""

    patrols: list[Patrol]
    true_km: float
    raw_km: float


def length_km(*recordings: Recording) -> float:
    return sum(float(np.hypot(np.diff(r.x), np.diff(r.y)).sum()) for r in recordings) / 1000


def wrong_month(seed: int, patrols: int = 60, most_copies: int = 20) -> Month:
    """Walk a month, then export it as in the published fault: copies per member, joined days, overlaps, spikes."""
    rng = np.random.default_rng(seed)
    exported, true_km = [], 0.0
    for number in range(patrols):
        first = int(rng.integers(1, 26))
        days = _walked_days(rng, first, int(rng.integers(1, 4)))
        true_km += length_km(*days.values())
        exported += _export(f"P{number:03d}", days, rng, most_copies)
    raw = sum(length_km(_one(leg.days[day])) for patrol in exported for leg in patrol.legs for day in leg.days)
    return Month(exported, true_km, raw)


def _walked_days(rng: np.random.Generator, first: int, count: int) -> dict[int, Recording]:
    x, y = rng.uniform(180_000, 210_000), rng.uniform(1_555_000, 1_585_000)
    found = {}
    for day in range(first, first + count):
        found[day] = _walk(rng, x, y, day)
        x, y = found[day].x[-1] + rng.normal(0, 30), found[day].y[-1] + rng.normal(0, 30)
    return found


def _walk(rng: np.random.Generator, x: float, y: float, day: int) -> Recording:
    """Walk some hours with a heading that wanders, 1.5 to 3.5 km/h, recorded every 5 to 60 seconds."""
    seconds = float(rng.choice([5, 10, 15, 20, 30, 60]))
    n = int(rng.uniform(2, 5) * 3600 / seconds)
    course = rng.uniform(0, 2 * np.pi)
    swing = np.cumsum(rng.normal(0, 0.02 * np.sqrt(seconds), n))
    heading = course + 1.2 * np.sin(swing)
    step = rng.uniform(1.5, 3.5) / 3.6 * seconds * rng.uniform(0.7, 1.3, n)
    # The receiver errs by a few metres that change slowly, as receivers do.
    error = np.cumsum(rng.normal(0, 0.3, (2, n)), axis=1)
    start = (_FIRST_DAY + timedelta(days=day - 1)).timestamp() - _BANGKOK + rng.uniform(6, 9) * 3600
    t = np.round(start) + np.arange(n) * seconds
    east, north = np.cumsum(step * np.cos(heading)), np.cumsum(step * np.sin(heading))
    return Recording(x + east + error[0], y + north + error[1], t)


def _export(
    patrol_id: str, days: dict[int, Recording], rng: np.random.Generator, most_copies: int
) -> list[Patrol]:
    faulty = {day: _with_spikes(_with_camp(recording, rng), rng) for day, recording in days.items()}
    legs = [Leg("1", {day: [recording] for day, recording in faulty.items()})]
    if len(days) > 1 and rng.random() < 0.4:
        legs[0].days = {min(days): [_one(list(faulty.values()))]}  # all days in one line
    copies = int(rng.integers(1, most_copies + 1)) if rng.random() < 0.6 else int(rng.integers(1, 4))
    others = []
    for copy in range(1, copies):
        kind = rng.choice(["same", "same", "thinned", "device"])
        again = {day: [_copied(r, kind, rng) for r in found] for day, found in legs[0].days.items()}
        if rng.random() < 0.3:
            others.append(Patrol(f"{patrol_id}-{copy}", [Leg("1", dict(legs[0].days))]))
        else:
            legs.append(Leg(str(copy + 1), again))
    if rng.random() < 0.3:  # a leg that repeats the last half of a day
        day = max(legs[0].days)
        last = legs[0].days[day][-1]
        legs.append(Leg("99", {day: [last.part(slice(len(last.t) // 2, None))]}))
    return [Patrol(patrol_id, legs), *others]


def _one(recordings: list[Recording]) -> Recording:
    return Recording(*(np.concatenate([getattr(r, name) for r in recordings]) for name in ("x", "y", "t")))


def _with_camp(recording: Recording, rng: np.random.Generator) -> Recording:
    """Leave the receiver on in camp: ten hours of scatter about the last place."""
    if rng.random() > 0.3:
        return recording
    seconds = float(rng.choice([30, 60, 300]))
    t = recording.t[-1] + np.arange(seconds, 10 * 3600, seconds)
    camp = Recording(
        recording.x[-1] + rng.normal(0, 10, len(t)), recording.y[-1] + rng.normal(0, 10, len(t)), t)
    return _one([recording, camp])


def _with_spikes(recording: Recording, rng: np.random.Generator) -> Recording:
    x, y = recording.x.copy(), recording.y.copy()
    for at in rng.integers(5, len(x) - 5, rng.integers(0, 4)):
        x[at] += rng.choice([-1, 1]) * rng.uniform(2000, 15_000)
    return Recording(x, y, recording.t)


def _copied(recording: Recording, kind: str, rng: np.random.Generator) -> Recording:
    if kind == "same":
        return recording
    if kind == "thinned":
        return recording.part(slice(int(rng.integers(0, 3)), None, int(rng.integers(2, 5))))
    n = len(recording.t)
    t = recording.t + float(rng.uniform(-30, 30))
    return Recording(recording.x + rng.normal(0, 5, n), recording.y + rng.normal(0, 5, n), t)


def as_csv(month: Month) -> str:
    """Write one row a fix; members are devices."""
    lines = ["Patrol ID,Leg ID,Device,Time,Lat,Lon,Transport"]
    for patrol in month.patrols:
        for leg in patrol.legs:
            for found in leg.days.values():
                for recording in found:
                    lon, lat = recording.degrees()
                    moments = np.datetime_as_string(np.round(recording.t * 1000).astype("datetime64[ms]"))
                    head = f"{patrol.patrol_id},{leg.leg_id},device {leg.leg_id}"
                    lines += [f"{head},{at}Z,{b},{a},Foot" for at, a, b in zip(moments, lon, lat)]
    return "\n".join(lines) + "\n"


def as_smart(month: Month) -> str:
    """Write SMART patrols: local wall clock as if it were UTC, one track a leg-day."""
    found = []
    for patrol in month.patrols:
        legs = "".join(_smart_leg(leg) for leg in patrol.legs)
        days = [day for leg in patrol.legs for day in leg.days]
        span = f'startDate="{_day(min(days))}" endDate="{_day(max(days) + 2)}"'
        head = f'id="{patrol.patrol_id}" patrolType="GROUND" {span}'
        found.append(f"<patrol {head}>{legs}</patrol>")
    return f"<patrols>{''.join(found)}</patrols>"


def _smart_leg(leg: Leg) -> str:
    days = []
    for day, found in leg.days.items():
        tracks = ""
        for recording in found:
            lon, lat = recording.degrees()
            ms = np.round((recording.t + _BANGKOK) * 1000)
            tracks += f'<track geom="{ewkb(lon, lat, ms)}" distance="{length_km(recording):.3f}"/>'
        days.append(f'<days date="{_day(day)}">{tracks}</days>')
    transport = '<transportType languageCode="en" value="Foot"/>'
    return f'<legs id="{leg.leg_id}">{transport}{"".join(days)}</legs>'


def _day(day: int) -> str:
    return (_FIRST_DAY + timedelta(days=day - 1)).date().isoformat()
