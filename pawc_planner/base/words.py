"""Texts that are written once, in English, and translated where they are shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from string import Formatter
from typing import Any

_MARKED: set[str] = set()
_SHORTEST = 7  # letters outside of the fields, below which a template would be found in anything
_LONGEST = 4000  # letters of a sentence that is looked up


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark ``text`` for translation, remember it and return it unchanged."""
    _MARKED.add(text)
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
    facts: dict[str, Any] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.template.format(**self.facts)


@lru_cache(maxsize=1024)
def sentence_of(text: str) -> Sentence | None:
    """Return the template and the facts from which an English sentence was made.

    Databases keep sentences as text; this way they can be said in another language. Of several templates that fit, the
    one with the most letters of its own is taken.

    Parameters
    ----------
    text : str
        As a sentence was written down.

    Returns
    -------
    Sentence or None
        None when no template of the modules that are loaded fits.
    """
    if len(text) > _LONGEST:
        return None
    fitting = [template for template in tuple(_MARKED) if all(piece in text for piece in _pieces(template))]
    for template in sorted(fitting, key=lambda template: (-sum(map(len, _pieces(template))), template)):
        pattern = _pattern(template)
        found = pattern.fullmatch(text) if pattern is not None else None
        if found:
            return Sentence(template, found.groupdict())
    return None


@cache
def _pieces(template: str) -> tuple[str, ...]:
    """Return the texts between the fields of a template; what cannot be in any text where it has none."""
    try:
        return tuple(literal for literal, *_ in Formatter().parse(template) if literal)
    except ValueError:
        return ("\x00",)


@cache
def _pattern(template: str) -> re.Pattern[str] | None:
    """Return what a sentence of a template looks like; None when its facts cannot be told from the sentence."""
    parts, names = "", []
    for literal, name, spec, conversion in Formatter().parse(template):
        parts += re.escape(literal)
        if name is None:
            continue
        if spec or conversion or not name.isidentifier():
            return None
        parts += f"(?P={name})" if name in names else f"(?P<{name}>.*?)"
        names.append(name)
    return re.compile(parts, re.DOTALL) if names and sum(map(len, _pieces(template))) >= _SHORTEST else None
