"""Texts that are written once, in English, and translated where they are shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark ``text`` for translation and return it unchanged."""
    return text


@dataclass(frozen=True)
class Sentence:
    """One sentence of a result: an English template and the facts that fill it.

    Parameters
    ----------
    template : str
        Literal marked with :func:`QT_TRANSLATE_NOOP`, with ``{name}`` fields for ``str.format``.
    facts : dict
        Values of the fields.
    """

    template: str
    facts: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.facts)
