"""Columns of times as instants: those of devices and servers carry their zone, or are UTC or the site's by rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

import numpy as np

from ..places.site_places import SitePlaces
from ..records import Change, Repair
from ..tables.columns import REASONS
from .date_orders import read_written

_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class Instants:
    """Times of a column.

    Parameters
    ----------
    t : ndarray, shape (n,)
        UTC epoch seconds; NaN where there is no time of day or it cannot be read.
    repaired : dict of str to (ndarray, list of str)
        By rule: which were repaired, and how they are written.
    """

    t: np.ndarray
    repaired: dict[str, tuple[np.ndarray, list[str]]]

    def repairs(self, at: int) -> tuple[Repair, ...]:
        """Return what was repaired in one of the times."""
        return tuple(
            _repair(texts[where.tolist().index(at)], _text(self.t[at]), rule)
            for rule, (where, texts) in self.repaired.items() if at in where
        )

    def moment(self, at: int) -> datetime | None:
        """Return one of the times, None when there is none."""
        t = float(self.t[at])
        return None if np.isnan(t) else datetime.fromtimestamp(round(t, 6), timezone.utc)

    def only(self, index: np.ndarray) -> Instants:
        """Return the times at some places of the column, in their order."""
        repaired = {}
        for rule, (where, texts) in self.repaired.items():
            written = dict(zip(where.tolist(), texts))
            kept = np.flatnonzero(np.isin(index, where))
            if len(kept):
                repaired[rule] = (kept, [written[at] for at in index[kept].tolist()])
        return Instants(self.t[index], repaired)

    def changes(self, row: np.ndarray) -> tuple[Change, ...]:
        """Return the repairs of a track whose fixes have these rows."""
        return tuple(
            Change(_repair(texts[0], _text(self.t[where[0]]), rule), row[where])
            for rule, (where, texts) in self.repaired.items()
        )


def read_instants(
    texts: Sequence[str], local: SitePlaces | None = None, order: str = "dmy", offset: float | None = None
) -> Instants:
    """Read times; without a zone they are ``offset`` seconds ahead of UTC, else local times of ``local``, else UTC."""
    texts = [text.strip() for text in texts]
    written, rules = read_written(texts, order)
    if offset is not None:
        written.offset[np.isnan(written.offset)] = offset
    known = written.known & np.isfinite(written.seconds)
    wall = np.where(known, np.where(known, written.day, 0) * 86400.0 + written.seconds, np.nan)
    zoned = np.isfinite(written.offset)
    t = np.where(zoned, wall - np.where(zoned, written.offset, 0), wall)
    if local is not None and not zoned.all():
        t = np.where(zoned, t, local.utc_from_wall(wall))
    by_rule: dict[str, list[int]] = {}
    for index, rule in rules.items():
        if np.isfinite(t[index]):
            by_rule.setdefault(rule, []).append(index)
    return Instants(t, {
        rule: (np.array(where), [texts[at] for at in where]) for rule, where in by_rule.items()
    })


def read_instant(text: str, local: SitePlaces | None = None) -> datetime | None:
    """Read one time, None when it is none."""
    return read_instants([text], local).moment(0)


@dataclass(frozen=True)
class When:
    """One time: the instant (None when only a day is written), the local day, and what was repaired.

    ``order_matters`` is True where another order of day and month would give another day, or none.
    """

    time: datetime | None = None
    day: date | None = None
    repairs: tuple[Repair, ...] = ()
    order_matters: bool = False


def read_when(text: str, local: SitePlaces, order: str = "dmy") -> When:
    """Read one time or one day; a time without a zone is a local time of the site."""
    text = text.strip()
    written, rules = read_written([text], order)
    other, _ = read_written([text], "mdy" if order == "dmy" else "dmy")
    differs = bool(written.day[0] != other.day[0])
    if not written.known[0]:
        return When(order_matters=differs)
    instants = read_instants([text], local, order)
    moment = instants.moment(0)
    if moment is not None:
        return When(moment, moment.astimezone(local.zone).date(), instants.repairs(0), differs)
    day = _EPOCH + timedelta(days=int(written.day[0]))
    repairs = (Repair("day", text, day.isoformat(), rules[0], REASONS.get(rules[0], "")),) if 0 in rules else ()
    return When(None, day, repairs, differs)


def _repair(before: str, after: str, rule: str) -> Repair:
    return Repair("time", before, after, rule, REASONS.get(rule, ""))


def _text(t: float) -> str:
    return datetime.fromtimestamp(round(float(t), 3), timezone.utc).isoformat().replace("+00:00", "Z")
