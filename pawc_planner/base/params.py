"""Checks for frozen parameter objects; each failure names the parameter, its value and what was expected."""

from __future__ import annotations

import math

from .errors import ParameterError
from .words import QT_TRANSLATE_NOOP, Sentence

NOT_NEGATIVE_CELLS = QT_TRANSLATE_NOOP("PawcPlanner", "0 or more in every cell")
_POSITIVE = QT_TRANSLATE_NOOP("PawcPlanner", "a number above 0")
_NOT_NEGATIVE = QT_TRANSLATE_NOOP("PawcPlanner", "0 or more")
_WITHIN = QT_TRANSLATE_NOOP("PawcPlanner", "between {low} and {high}")
_ONE_OF = QT_TRANSLATE_NOOP("PawcPlanner", "one of {choices}")


def positive(name: str, value: float) -> None:
    """Require a finite number above zero."""
    if not (math.isfinite(value) and value > 0):
        raise ParameterError(name=name, value=value, expected=_POSITIVE)


def not_negative(name: str, value: float) -> None:
    """Require a finite number of at least zero."""
    if not (math.isfinite(value) and value >= 0):
        raise ParameterError(name=name, value=value, expected=_NOT_NEGATIVE)


def within(name: str, value: float, low: float, high: float) -> None:
    """Require ``low <= value <= high``."""
    if not low <= value <= high:
        raise ParameterError(name=name, value=value, expected=Sentence(_WITHIN, {"low": low, "high": high}))


def one_of(name: str, value: str, choices: tuple[str, ...]) -> None:
    """Require one of the named choices."""
    if value not in choices:
        raise ParameterError(name=name, value=value, expected=Sentence(_ONE_OF, {"choices": ", ".join(choices)}))
