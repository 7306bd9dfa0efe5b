"""Attributes of observations: personal data left out, numbers, counts and category paths."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

from .headers import is_personal, normalised


def clean_attributes(attributes: Mapping[str, Any], keep_personal: bool) -> tuple[dict[str, Any], int]:
    """Return the attributes without personal data, and how many values were left out."""
    if keep_personal:
        return dict(attributes), 0
    kept = {key: value for key, value in attributes.items() if not is_personal(key)}
    return kept, len(attributes) - len(kept)


def plain_number(text: str) -> float | None:
    """Return a finite number as XML writes it, None when it is none."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def count_of(attributes: Mapping[str, Any]) -> int:
    """Return the first ``numberof…`` attribute as a whole number, 1 when there is none."""
    for key, value in attributes.items():
        if normalised(key).startswith("numberof"):
            number = plain_number(str(value))
            if number is not None and 0 <= number < 1e9:
                return int(number)
    return 1


def category_path(*labels: str) -> str:
    """Return a dotted path with a trailing dot: ``Human Activity``, ``Timber`` give ``humanactivity.timber.``."""
    parts = [part for label in labels for part in re.split(r"[.>/|]+", label) if part.strip()]
    return "".join(re.sub(r"[\s\-()]+", "", part).casefold() + "." for part in parts)
