"""A figure of the made-up world: its default, unit, range, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from typing import Any

from ...base.errors import ParameterError
from ...base.params import one_of, within
from ...base.words import QT_TRANSLATE_NOOP

ASSUMED = "assumption"
_WHOLE = QT_TRANSLATE_NOOP("PawcPlanner", "a whole number")


def figure(
    default: Any,
    meaning: str,
    source: str = ASSUMED,
    unit: str = "",
    low: float = 0.0,
    high: float = 1e9,
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
    elif isinstance(default, int) and not isinstance(default, bool) and value != int(value):
        raise ParameterError(name=name, value=value, expected=_WHOLE)
    elif isinstance(default, (int, float)):
        within(name, value, facts["low"], facts["high"])


@dataclass(frozen=True)
class DocumentedFigure:
    """One line of the table of figures: ``name`` is ``group.field``."""

    name: str
    value: Any
    unit: str
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
            yield DocumentedFigure(
                name, value, item.metadata["unit"], item.metadata["meaning"], item.metadata["source"]
            )


def undocumented(params: Any, group: str = "") -> list[str]:
    """Return the names of fields without a meaning and a source; a test keeps this empty."""
    names: list[str] = []
    for item in fields(params):
        value, name = getattr(params, item.name), f"{group}.{item.name}" if group else item.name
        if is_dataclass(value):
            names += undocumented(value, name)
        elif not (item.metadata.get("meaning") and item.metadata.get("source")) or item.default is MISSING:
            names.append(name)
    return names
