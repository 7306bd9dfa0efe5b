"""The park's own words: keys of categories, attributes and items, and their labels in every language."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from ...site.store import SiteStore
from ..attributes import is_count
from ..headers import bare
from .vocabulary import vocabulary

Row = tuple[str, str, str, str, str]
_SEPARATORS = re.compile(r"\s*(?:[>›»/|\\]|\s[-–—]\s|(?<=\w)\.(?=\w))\s*")
_REMEMBERED = 100_000


@dataclass(frozen=True)
class DataModel:
    """Labels of a SMART data model; behind them stand those of the common one that SMART comes with.

    Labels are compared without case, spaces and punctuation. One that belongs to several keys is told apart by its
    path; where that does not tell either, the answer is "". What the park knows goes before the common words.

    Parameters
    ----------
    rows : tuple of (kind, parent, key, language, label)
        kind is category, attribute or item; parent the attribute key of an item, else "".
    """

    rows: tuple[Row, ...] = field(default=())

    @classmethod
    def of(cls, store: SiteStore) -> DataModel:
        """Return what the site knows."""
        found = store.read("data_model")
        names = ("kind", "parent", "key", "language", "label")
        return cls(tuple(zip(*(found[name].fillna("").astype(str) for name in names))))

    def category_key(self, labels: Sequence[str]) -> str:
        """Return the dotted key of a path of category labels in any language, "" when it is not known.

        The path may begin below the top, and may be written in one text (``Timber > Stump``).
        """
        return self._first("category", "", tuple(label for label in labels if label.strip()))

    def attribute_key(self, label: str) -> str:
        """Return the key of an attribute from its label in any language, "" when it is not known."""
        return self._first("attribute", "", (label,)) if label.strip() else ""

    def item_key(self, attribute: str, label: str) -> str:
        """Return the key of a list or tree item of an attribute key, "" when it is not known."""
        return self._first("item", attribute, (label,)) if label.strip() else ""

    def label(self, kind: str, key: str, language: str, parent: str = "") -> str:
        """Return the label of a key in a language, in any other when it lacks that one, "" when it is not known.

        An item is told by the key of its attribute (``parent``) as well; without, the first of its key counts.
        """
        return next((text for words in self._words if (text := words.label(kind, parent, key, language))), "")

    def label_of_category(self, key: str, language: str, whole: bool = False) -> str:
        """Return what to call a category on a page: its own label, or with ``whole`` the labels of its path.

        What has no label is called by its key.
        """
        parts = [part for part in key.split(".") if part]
        paths = [".".join(parts[:number]) + "." for number in range(1, len(parts) + 1)]
        names = [self.label("category", path, language) or part for path, part in zip(paths, parts)]
        return " › ".join(names) if whole else names[-1] if names else ""

    @cached_property
    def counts(self) -> frozenset[str]:
        """The keys of the park's attributes that say how many, in any language."""
        return frozenset(key for kind, _, key, _, label in self.rows if kind == "attribute" and is_count(label))

    def attribute_labels(self) -> Iterator[list[tuple[str, str, str]]]:
        """Yield (key, language, label) of the attributes, those of the park first, then the common ones."""
        for rows in (self.rows, vocabulary()):
            yield [(key, language, label) for kind, _, key, language, label in rows if kind == "attribute"]

    def _first(self, kind: str, parent: str, labels: tuple[str, ...]) -> str:
        asked = (kind, parent, labels)
        known = self._answers.get(asked)
        if known is None:
            every = (words.keys(kind, parent, labels) for words in self._words) if labels else ()
            found: set[str] = next(filter(None, every), set())
            known = next(iter(found)) if len(found) == 1 else ""
            if len(self._answers) < _REMEMBERED:
                self._answers[asked] = known
        return known

    @cached_property
    def _answers(self) -> dict[tuple[str, str, tuple[str, ...]], str]:
        return {}

    @cached_property
    def _words(self) -> tuple[_Words, ...]:
        return (_Words(self.rows), _common()) if self.rows else (_common(),)


@cache
def _common() -> _Words:
    return _Words(vocabulary())


def plain(label: str) -> str:
    """Return a label without case, spaces and punctuation; marks of Thai, Khmer and the like stay."""
    text = unicodedata.normalize("NFC", label).casefold()
    return "".join(sign for sign in text if sign.isalnum() or unicodedata.category(sign)[0] == "M")


class _Words:
    """Labels by key and keys by label of one data model."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._labels: dict[tuple[str, str, str], dict[str, str]] = {}
        self._exact: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        self._plain: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        for kind, parent, key, language, label in rows:
            owner = parent if kind == "item" else ""
            self._labels.setdefault((kind, owner, key), {}).setdefault(language, label)
            self._exact[kind, owner, label.strip()].add(key)
            for text in {plain(label), bare(label), plain(_own_part(key)), plain(key)} - {""}:
                self._plain[kind, owner, text].add(key)
        self._parents: dict[str, str] = {}
        for kind, parent, key in self._labels:
            if kind == "item":
                self._parents.setdefault(key, parent)

    def label(self, kind: str, parent: str, key: str, language: str) -> str:
        """Return the label in a language, its base language, English, or whichever there is."""
        owner = (parent or self._parents.get(key, "")) if kind == "item" else ""
        found = self._labels.get((kind, owner, key)) or self._labels.get((kind, owner, key + "."), {})
        base = re.split(r"[_\-]", language)[0]
        for wanted in (language, base, "en"):
            for known, text in found.items():
                if text and (known == wanted or (wanted != language and re.split(r"[_\-]", known)[0] == wanted)):
                    return text
        return next((text for text in found.values() if text), "")

    def keys(self, kind: str, parent: str, labels: tuple[str, ...]) -> set[str]:
        """Return the keys that a path of labels leads to."""
        found = self._at_end(kind, parent, labels)
        if not found:
            parts = tuple(part for label in labels for part in _SEPARATORS.split(label) if part.strip())
            found = self._at_end(kind, parent, parts) if parts and parts != labels else set()
        return found

    def _at_end(self, kind: str, parent: str, labels: tuple[str, ...]) -> set[str]:
        """Return the keys at the end of a path, that at the top of the model if it leads to one."""
        candidates = self._matching(kind, parent, labels[0])
        top = {key for key in candidates if not _above(key)}
        for start in (top, candidates):
            found = start
            for label in labels[1:]:
                found = {key for key in self._matching(kind, parent, label) if _above(key) in found}
            if found:
                return found
        return set()

    def _matching(self, kind: str, parent: str, label: str) -> set[str]:
        """Return the keys of a label; one that is written exactly so goes before one that is only alike."""
        exact = self._exact.get((kind, parent, label.strip()), set())
        return exact if len(exact) == 1 else self._plain.get((kind, parent, plain(label)), set())


def _own_part(key: str) -> str:
    """Return the last part of a dotted key."""
    return key.rstrip(".").rpartition(".")[2]


def _above(key: str) -> str:
    """Return the dotted key above another, "" at the top."""
    head, dot, _ = key.rstrip(".").rpartition(".")
    return head + dot
