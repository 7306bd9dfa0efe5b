"""Checks for frozen parameter objects; each failure names the parameter, its value and what was expected."""

from __future__ import annotations

import math

from .errors import ParameterError


def positive(name: str, value: float) -> None:
    """Require a finite number above zero."""
    if not (math.isfinite(value) and value > 0):
        raise ParameterError(name=name, value=value, expected="a number above 0")


def not_negative(name: str, value: float) -> None:
    """Require a finite number of at least zero."""
    if not (math.isfinite(value) and value >= 0):
        raise ParameterError(name=name, value=value, expected="0 or more")


def within(name: str, value: float, low: float, high: float) -> None:
    """Require ``low <= value <= high``."""
    if not low <= value <= high:
        raise ParameterError(name=name, value=value, expected=f"between {low} and {high}")


def one_of(name: str, value: str, choices: tuple[str, ...]) -> None:
    """Require one of the named choices."""
    if value not in choices:
        raise ParameterError(name=name, value=value, expected="one of " + ", ".join(choices))
