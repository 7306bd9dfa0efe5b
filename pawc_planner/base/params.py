"""Checks for frozen parameter objects; each failure names the parameter, its value and what was expected."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from .errors import ParameterError
from .words import QT_TRANSLATE_NOOP, Sentence

NOT_NEGATIVE_CELLS = QT_TRANSLATE_NOOP("PawcPlanner", "0 or more in every cell")
_POSITIVE = QT_TRANSLATE_NOOP("PawcPlanner", "a number above 0")
_NOT_NEGATIVE = QT_TRANSLATE_NOOP("PawcPlanner", "0 or more")
_WITHIN = QT_TRANSLATE_NOOP("PawcPlanner", "between {low} and {high}")
TRANSPORTS = ("foot", "vehicle", "motorbike", "boat", "aircraft", "animal", "unknown")
_WIDTHS = QT_TRANSLATE_NOOP(
    "PawcPlanner", "full widths in metres by transport, each once, such as “foot=100; vehicle=60” ({known})")
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


def widths_of(text: str, name: str = "SWATH") -> dict[str, float]:
    """Read widths by transport, ``foot=100; vehicle=60``; "" gives none.

    Parameters
    ----------
    text : str
        Transports of :data:`TRANSPORTS` with the full width in metres that a patrol looks over, each once.
    name : str
        Parameter that an error names.

    Returns
    -------
    dict of str to float
        Metres by transport.

    Raises
    ------
    ParameterError
        The text is not written so, names a transport that there is not, or a width is not above 0.
    """
    widths: dict[str, float] = {}
    for part in filter(str.strip, re.split(r"[;,\n]", text)):
        found = re.fullmatch(r"\s*(\w+)\s*=\s*(\d+(?:\.\d+)?)\s*m?\s*", part)
        transport = found.group(1).casefold() if found else ""
        if found is None or transport not in TRANSPORTS or transport in widths:
            expected = Sentence(_WIDTHS, {"known": ", ".join(TRANSPORTS)})
            raise ParameterError(name=name, value=text, expected=expected)
        widths[transport] = float(found.group(2))
        positive(name, widths[transport])
    return widths


def widths_text(widths: Mapping[str, float]) -> str:
    """Write widths as :func:`widths_of` reads them."""
    return "; ".join(f"{transport}={width:.12g}" for transport, width in widths.items())
