"""Texts, dates and numbers of a printed page, in the page's own language whatever the screen speaks."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from ..base.period import Period
from ..base.words import Sentence
from ..i18n import CONTEXT, load
from .errors import LanguageMissingError

LANGUAGES = ("th", "en")
MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "th": ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."),
}
BUDDHIST_ERA = 543
_ISO_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_ISO_MONTH = re.compile(r"(?<![\d-])(\d{4})-(0[1-9]|1[0-2])(?![\d-])")
_YEAR_FIRST = re.compile(r"^(\d{4})(?:-(\d{2}))?(?: (.+))?$")  # 2025, 2025-01, 2025 Q1, 2024 dry
_YEAR = re.compile(r"^(?:19|20)\d{2}(?:$|[- ])")  # of a text; thousands of a count would be written 2,025
_TIMES = ("year", "base", "first", "last", "since")  # endings of the names of whole numbers that are years


class Words:
    """One language of print: call it with an English literal to get the text that is printed.

    Parameters
    ----------
    language : str
        ``th`` or ``en``.
    year_style : str
        ``BE`` or ``CE``; Buddhist-era years are printed on Thai pages of a ``BE`` site, all others in the common era.
    """

    def __init__(self, language: str, year_style: str = "BE") -> None:
        if language not in LANGUAGES:
            raise LanguageMissingError(language=language, known=", ".join(LANGUAGES))
        self.language = language
        self.buddhist = language == "th" and year_style == "BE"
        self._lookup = _lookup(language)

    def __call__(self, text: str) -> str:
        """Return the printed text of an English literal."""
        return self._lookup(text)

    def sentence(self, sentence: Sentence | None) -> str:
        """Return a result sentence with its facts; ISO days among them are written as the reader writes them."""
        if sentence is None:
            return ""
        facts = {name: self._fact(name, value) for name, value in sentence.facts.items()}
        try:
            text = self(sentence.template).format(**facts)
        except (KeyError, IndexError, ValueError):
            text = str(sentence)
        text = _ISO_DAY.sub(lambda found: self.day(date(*map(int, found.groups()))), text)
        return _ISO_MONTH.sub(lambda found: self.label(found.group()), text)

    def label(self, label: str) -> str:
        """Return the label of a value as the reader writes it: ``Jan 2025``, ``2568``, ``ฤดูแล้ง 2567``, ``Q1 2568``.

        What does not begin with a year is looked up as it is.
        """
        if _ISO_DAY.fullmatch(label):
            return self.day(date.fromisoformat(label))
        found = _YEAR_FIRST.match(label)
        if found is None:
            return self(label)
        year, month, rest = found.groups()
        shown = str(int(year) + (BUDDHIST_ERA if self.buddhist else 0))
        before = MONTHS[self.language][int(month) - 1] if month and 1 <= int(month) <= 12 else ""
        return " ".join(part for part in (before, self(rest) if rest else "", shown) if part)

    def day(self, day: date) -> str:
        """Return ``3 Feb 2026`` or ``3 ก.พ. 2569``."""
        return f"{day.day} {MONTHS[self.language][day.month - 1]} {self.year(day)}"

    def short_day(self, day: date) -> str:
        """Return a day without its year."""
        return f"{day.day} {MONTHS[self.language][day.month - 1]}"

    def year(self, day: date) -> int:
        """Return the year in the reader's era."""
        return day.year + (BUDDHIST_ERA if self.buddhist else 0)

    def period(self, period: Period | None) -> str:
        """Return ``3 Feb 2026 – 28 Feb 2026``; a dash when there is none."""
        return "–" if period is None else f"{self.day(period.start)} – {self.day(period.end)}"

    def _fact(self, name: str, value: Any) -> Any:
        if isinstance(value, Sentence):
            return self.sentence(value)
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, str):
            parts = value.split(", ")
            return ", ".join(map(self.label, parts)) if all(map(_YEAR.match, parts)) else value
        return self.label(str(value)) if name.split("_")[-1] in _TIMES and _YEAR.match(str(value)) else value


def _lookup(language: str) -> Callable[[str], str]:
    """Return the look-up of one language, apart from whatever the application has installed."""
    if language == "en":
        return lambda text: text
    translator = load(language)
    if translator is None:
        raise LanguageMissingError(language=language, known="en")
    # as bytes: PyQt would encode a str as ASCII here
    return lambda text: translator.translate(CONTEXT.encode(), text.encode()) or text
