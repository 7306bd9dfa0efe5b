"""What a chart shows, on screen and on paper alike."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .errors import ParameterError
from .params import one_of
from .words import QT_TRANSLATE_NOOP, Sentence

BARS, LINE = "bars", "line"
_ONE_EACH = QT_TRANSLATE_NOOP("PawcPlanner", "one value for each of {n} labels")


@dataclass(frozen=True)
class Series:
    """Values with their labels, in the order in which they are drawn.

    Parameters
    ----------
    labels : tuple of str
        One per value.
    values : tuple of float
        Heights of the bars or points; NaN where nothing is known, which is drawn as a gap.
    unit : str
        Unit of the values; a word of English is a literal marked for translation.
    low, high : tuple of float
        Ends of the intervals, NaN where there is none; empty when there are none at all.
    name : str
        By which programs know it (``coverage_by_month``).
    title : Sentence, optional
        What the values are, as a heading.
    summary : Sentence, optional
        What they say, in one sentence.
    reference : float, optional
        Height of a line across, such as a target.
    reference_title : Sentence, optional
        What the line across is.
    kind : str
        ``bars``, or ``line`` for what grows from label to label.
    """

    labels: tuple[str, ...]
    values: tuple[float, ...]
    unit: str
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()
    name: str = ""
    title: Sentence | None = None
    summary: Sentence | None = None
    reference: float | None = None
    reference_title: Sentence | None = None
    kind: str = BARS

    def __post_init__(self) -> None:
        n = len(self.labels)
        if len(self.values) != n or len(self.low) not in (0, n) or len(self.high) != len(self.low):
            raise ParameterError(name="values", value=len(self.values), expected=Sentence(_ONE_EACH, {"n": n}))
        one_of("kind", self.kind, (BARS, LINE))

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain JSON values; what is not a finite number becomes None."""
        plain: dict[str, Any] = {"name": self.name, "kind": self.kind, "unit": self.unit, "labels": list(self.labels)}
        for part in ("values", "low", "high"):
            plain[part] = [_number(value) for value in getattr(self, part)]
        plain["reference"] = None if self.reference is None else _number(self.reference)
        for part in ("title", "summary", "reference_title"):
            said = getattr(self, part)
            plain[part] = None if said is None else _as_plain(said)
        return plain

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> Series:
        """Read what :meth:`as_dict` gave; texts may be missing."""
        said = {
            part: _sentence(plain[part])
            for part in ("title", "summary", "reference_title") if plain.get(part)
        }
        reference = plain.get("reference")
        return cls(
            tuple(map(str, plain["labels"])), _floats(plain["values"]), str(plain["unit"]),
            _floats(plain.get("low", ())), _floats(plain.get("high", ())), str(plain.get("name", "")),
            said.get("title"), said.get("summary"), None if reference is None else float(reference),
            said.get("reference_title"), str(plain.get("kind", BARS)),
        )


def series_json(many: Iterable[Series]) -> str:
    """Return series as JSON text, for outputs of algorithms and for other programs."""
    return json.dumps([one.as_dict() for one in many], ensure_ascii=False, default=str)


def series_of(text: str) -> tuple[Series, ...]:
    """Read the text that :func:`series_json` gave."""
    return tuple(Series.from_dict(plain) for plain in json.loads(text or "[]"))


def _as_plain(fact: Any) -> Any:
    """Return a sentence, also one within another, as plain JSON values."""
    if not isinstance(fact, Sentence):
        return fact
    return {"template": fact.template, "facts": {name: _as_plain(value) for name, value in fact.facts.items()}}


def _sentence(plain: Mapping[str, Any]) -> Sentence:
    facts = plain["facts"].items()
    inner = {name: _sentence(value) if isinstance(value, dict) and "template" in value else value
             for name, value in facts}
    return Sentence(plain["template"], inner)


def _number(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None


def _floats(values: Iterable[float | None]) -> tuple[float, ...]:
    return tuple(math.nan if value is None else float(value) for value in values)
