"""Errors and sentences in the user's language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Union

from ..base.errors import PawcError
from ..base.words import Sentence, sentence_of
from ..i18n import translate

Said = Union[PawcError, Sentence, str]
# Facts that are themselves texts of ours, not names of the user's.
WORDED_FACTS = (
    "what", "remedy", "reason", "expected", "seen", "problem", "instead", "query", "fault", "form", "done", "found",
    "wanted", "kind", "kept", "ours", "theirs", "transport",
)


def _translated(text: str) -> str:
    return translate("PawcPlanner", text)


def message(said: Said, lookup: Callable[[str], str] = _translated) -> str:
    """Say an error or a sentence of a result in the user's language.

    Parameters
    ----------
    said : PawcError, Sentence or str
        What to say; a plain text is looked up as it stands, or as the sentence that it was written from.
    lookup : callable
        From an English template to the translated one; the language in use when left out.

    Returns
    -------
    str
        The translated sentence with its facts; the English one when the translation asks for a fact that there is not.
    """
    if isinstance(said, str):
        return _again(said, lookup)
    facts = {name: _fact(name, value, lookup) for name, value in said.facts.items()}
    try:
        return lookup(said.template).format(**facts)
    except (KeyError, IndexError, ValueError):
        return str(said)


def messages(many: Iterable[Said]) -> str:
    """Say several sentences, one per line."""
    return "\n".join(message(said) for said in many)


def _again(text: str, lookup: Callable[[str], str]) -> str:
    translated = lookup(text)
    sentence = sentence_of(text) if translated == text else None
    if sentence is None or lookup(sentence.template) == sentence.template:
        return translated
    return message(sentence, lookup)


def _fact(name: str, value: Any, lookup: Callable[[str], str]) -> Any:
    if isinstance(value, (PawcError, Sentence)):
        return message(value, lookup)
    if name in WORDED_FACTS and isinstance(value, str):
        return _again(value, lookup)
    if name == "missing" and isinstance(value, str):
        return ", ".join(_again(part, lookup) for part in value.split(", "))
    if name == "reasons":  # sentences without their full stops
        return "; ".join(_again(f"{part}.", lookup).rstrip(".") for part in str(value).split("; "))
    return value
