"""Operations cycles: their names, and finding the one that is meant."""

from __future__ import annotations

import pandas as pd

from ..base.params import one_of
from ..base.period import Period
from .errors import CycleUnknown, NoCycle
from .store import SiteStore
from .writer import Writer

STATES = ("planned", "briefed", "running", "debriefed", "closed")


def cycle_id(period: Period) -> str:
    """Return the name of a cycle, ``2025-02-01_2025-02-28``."""
    return f"{period.start.isoformat()}_{period.end.isoformat()}"


def save_cycle(writer: Writer, period: Period, data_period: Period, state: str = "planned") -> str:
    """Keep a cycle and the days its plan rests on; return its name."""
    one_of("STATE", state, STATES)
    name = cycle_id(period)
    writer.insert("cycles", [{
        "cycle_id": name, "start": period.start, "end": period.end,
        "data_start": data_period.start, "data_end": data_period.end, "state": state,
    }], on_conflict="replace")
    return name


def cycles(store: SiteStore) -> pd.DataFrame:
    """Return the rows of ``cycles``, by start and end."""
    return store.read("cycles").sort_values(["start", "end"], ignore_index=True)


def latest(store: SiteStore) -> str:
    """Return the name of the cycle that ends last."""
    frame = cycles(store)
    if frame.empty:
        raise NoCycle()
    return str(frame.sort_values(["end", "start"])["cycle_id"].iloc[-1])


def require(store: SiteStore, name: str = "") -> pd.Series:
    """Return the row of a cycle ("" is the latest); the error lists those there are."""
    newest = latest(store)
    name = name.strip() or newest
    frame = cycles(store)
    found = frame[frame["cycle_id"] == name]
    if found.empty:
        raise CycleUnknown(cycle=name, known=", ".join(frame["cycle_id"]))
    return found.iloc[0]


def period_of(row: pd.Series) -> Period:
    """Return the days of a row of ``cycles``."""
    return Period(row["start"], row["end"])


def data_period_of(row: pd.Series) -> Period | None:
    """Return the days of data behind a row of ``cycles``, None when not recorded."""
    if row["data_start"] is None or row["data_end"] is None:
        return None
    return Period(row["data_start"], row["data_end"])
