"""Attributes of observations: numbers, counts and category paths."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping
from typing import Any

from .headers import normalised
from .values.numbers import read_number

_COUNTS = tuple(map(normalised, (
    "number of", "no of", "จำนวน", "número de", "numero de", "cantidad", "jumlah", "nombre de", "bilangan",
    "quantidade", "số lượng", "ចំនួន", "ຈຳນວນ",
)))


def plain_number(text: str) -> float | None:
    """Return a finite number as XML writes it, None when it is none."""
    if "_" in text:  # Python's own way to group thousands
        return None
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def is_count(name: str) -> bool:
    """Return True for the key or label of an attribute that says how many (``numberof…``, จำนวน…)."""
    return normalised(name).startswith(_COUNTS)


def count_of(attributes: Mapping[str, Any], counts: Collection[str] = ()) -> int:
    """Return the first attribute that says how many as a whole number, 1 when none does.

    ``counts`` are keys of such attributes that only their labels tell.
    """
    for key, value in attributes.items():
        if is_count(key) or key in counts:
            number = read_number(str(value))[0]
            if 0 <= number < 1e9:
                return int(number)
    return 1


def category_path(*labels: str) -> str:
    """Return a dotted path with a trailing dot: ``Human Activity``, ``Timber`` give ``humanactivity.timber.``."""
    parts = [part for label in labels for part in re.split(r"[.>/|]+", label) if part.strip()]
    return "".join(re.sub(r"[\s\-()]+", "", part).casefold() + "." for part in parts)
