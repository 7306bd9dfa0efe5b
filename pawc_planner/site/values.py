"""Values between Python and the columns of the database, by the types of the schema."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable, Sequence
from datetime import date, datetime, timezone
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from .schema import Column


def to_column(column: Column, value: Any) -> Any:
    """Return what SQLite keeps for ``value``.

    Raises
    ------
    ValueError
        The value does not fit the column; the message says why.
    """
    if is_empty(value) or (value == "" and column.type != "TEXT"):
        value = column.default
    if value is not None:
        try:
            value = _ENCODERS[column.type](value)
        except (TypeError, ValueError, OverflowError):
            raise ValueError(f"“{value}” in column {column.name} is not of type {column.type}") from None
    if column.required and value is None:
        raise ValueError(f"column {column.name} is empty")
    return None if value == "" and not column.required else value


def from_column(column: Column, values: Sequence[Any]) -> pd.Series:
    """Return stored values as a series of the type that :meth:`SiteStore.read` promises."""
    if column.type == "INTEGER" and column.required:
        return pd.Series(values, dtype="int64")
    if column.type in ("INTEGER", "REAL"):
        return pd.Series(values, dtype="float64")
    if column.type == "BOOLEAN":
        series = pd.Series([None if value is None else bool(value) for value in values], dtype=object)
        return series.astype(bool) if column.required else series
    if column.type == "DATE":
        return pd.Series([None if not value else _day(value) for value in values], dtype=object)
    if column.type == "DATETIME":
        return pd.to_datetime(pd.Series(values, dtype=object), utc=True, format="ISO8601", errors="coerce")
    if column.type == "TEXT":
        return pd.Series(["" if value is None else str(value) for value in values], dtype=object)
    return pd.Series(values, dtype=object)


def text_key(*facts: Any) -> str:
    """Return a stable fingerprint of what makes a record itself (32 hex digits)."""
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:32]


def is_empty(value: Any) -> bool:
    """Return True for None, NaN, NaT and NA."""
    if isinstance(value, (float, np.floating)):
        return bool(value != value)
    return value is None or value is pd.NaT or value is pd.NA


def iso_instant(value: Any) -> str:
    """Return an instant as UTC text; a time without zone is UTC, a number is epoch seconds."""
    if isinstance(value, (int, float, np.integer, np.floating)):
        moment = datetime.fromtimestamp(float(value), timezone.utc)
    elif isinstance(value, datetime):
        moment = value
    else:
        moment = pd.Timestamp(value).to_pydatetime(warn=False)
    moment = moment.replace(tzinfo=timezone.utc) if moment.tzinfo is None else moment.astimezone(timezone.utc)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _iso_day(value: Any) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return _day(str(value)).isoformat()


@lru_cache(maxsize=4096)
def _day(text: str) -> date:
    return date.fromisoformat(text[:10])


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, (dict, list, tuple)):
        return json.dumps(value, ensure_ascii=False, sort_keys=True, default=_plain)
    return str(value)


def _plain(value: Any) -> Any:
    """Return what JSON can hold for a value it does not know."""
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if isinstance(value, datetime):
        return iso_instant(value)
    return str(value)


def _whole(value: Any) -> int:
    number = int(value)
    if float(value) != number:
        raise ValueError(value)
    return number


def _number(value: Any) -> float:
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(value)
    return number


_ENCODERS: dict[str, Callable[[Any], Any]] = {
    "TEXT": _text, "INTEGER": _whole, "REAL": _number, "BOOLEAN": lambda value: int(bool(value)),
    "DATE": _iso_day, "DATETIME": iso_instant, "BLOB": bytes,
}
