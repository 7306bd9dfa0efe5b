"""The words of SMART's common data model, for parks that never exported their own.

``vocabulary.csv`` beside this module has a row per category, attribute and item: the keys and English labels are
those of the data model that comes with SMART, the other languages what parks call them (Khmer only where sure).
Several wordings are separated by ``|``, the first is the one that is shown.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "th", "es", "id", "fr", "ms", "km")


@cache
def vocabulary() -> tuple[tuple[str, str, str, str, str], ...]:
    """Return rows of (kind, parent, key, language, label), one per wording."""
    path = Path(__file__).with_name("vocabulary.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            (row["kind"], row["parent"], row["key"], language, label)
            for row in csv.DictReader(file) for language in LANGUAGES for label in row[language].split("|") if label
        )
