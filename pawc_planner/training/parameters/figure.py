"""A figure of the made-up world: its default, unit, range, and where it comes from."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from numbers import Real
from typing import Any

from ...base.errors import ParameterError
from ...base.params import one_of, within
from ...base.words import QT_TRANSLATE_NOOP

ASSUMED = "assumption"
UNBOUNDED = 1e9
_DAY = QT_TRANSLATE_NOOP("PawcPlanner", "a day")
_NUMBER = QT_TRANSLATE_NOOP("PawcPlanner", "a number")
_WHOLE = QT_TRANSLATE_NOOP("PawcPlanner", "a whole number")


def figure(
    default: Any,
    meaning: str,
    source: str = ASSUMED,
    unit: str = "",
    low: float = 0.0,
    high: float = UNBOUNDED,
    choices: tuple[str, ...] = (),
) -> Any:
    """Declare a field with its meaning, unit, permitted range and published source (or :data:`ASSUMED`)."""
    facts = {"meaning": meaning, "source": source, "unit": unit, "low": low, "high": high, "choices": choices}
    return field(default=default, metadata=facts)


@dataclass(frozen=True)
class Figures:
    """Base of the parameter groups: every field is a :func:`figure` and is checked when the group is made.

    Raises
    ------
    ParameterError
        Naming the field, its value, and what it may be.
    """

    def __post_init__(self) -> None:
        for item in fields(self):
            if item.metadata:
                _check(item.name, getattr(self, item.name), item.default, dict(item.metadata))


def _check(name: str, value: Any, default: Any, facts: dict[str, Any]) -> None:
    if facts["choices"]:
        for chosen in value if isinstance(value, tuple) else (value,):
            one_of(name, chosen, facts["choices"])
    elif isinstance(default, (int, float)):
        if not (isinstance(value, Real) and math.isfinite(value)):
            raise ParameterError(name=name, value=value, expected=_NUMBER)
        if isinstance(default, int) and not float(value).is_integer():
            raise ParameterError(name=name, value=value, expected=_WHOLE)
        within(name, _plain(float(value)), _plain(facts["low"]), _plain(facts["high"]))
    elif isinstance(default, date) and not isinstance(value, date):
        raise ParameterError(name=name, value=value, expected=_DAY)


def _plain(number: float) -> float:
    """Return a whole number as one, so that a sentence says 200 and not 200.0."""
    return int(number) if float(number).is_integer() else number


@dataclass(frozen=True)
class DocumentedFigure:
    """One line of the table of figures: ``name`` is ``group.field``, ``allowed`` its range or choices in words."""

    name: str
    value: Any
    unit: str
    allowed: str
    meaning: str
    source: str


def documented(params: Any, group: str = "") -> Iterator[DocumentedFigure]:
    """Yield every figure of a parameter set, groups inside it included."""
    for item in fields(params):
        value = getattr(params, item.name)
        name = f"{group}.{item.name}" if group else item.name
        if is_dataclass(value):
            yield from documented(value, name)
        elif item.metadata:
            facts = item.metadata
            yield DocumentedFigure(
                name, value, facts["unit"], _allowed(item.default, facts), facts["meaning"], facts["source"]
            )


def _allowed(default: Any, facts: Mapping[str, Any]) -> str:
    """Say which values a figure takes; "" when any will do."""
    if facts["choices"]:
        return ", ".join(facts["choices"])
    if isinstance(default, bool):
        return "yes, no"
    if not isinstance(default, (int, float)):
        return ""
    return f"{facts['low']:g} or more" if facts["high"] >= UNBOUNDED else f"{facts['low']:g} to {facts['high']:g}"
