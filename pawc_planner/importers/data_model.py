"""The park's own words: keys of categories, attributes and items, and their labels in every language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..site.store import SiteStore


@dataclass(frozen=True)
class DataModel:
    """Labels of a SMART data model.

    Parameters
    ----------
    rows : tuple of (kind, parent, key, language, label)
        kind is category, attribute or item; parent the attribute key of an item, else "".
    """

    rows: tuple[tuple[str, str, str, str, str], ...] = field(default=())

    @classmethod
    def of(cls, store: SiteStore) -> DataModel:
        """Return what the site knows."""
        return cls()

    def category_key(self, labels: Sequence[str]) -> str:
        """Return the dotted key of a path of category labels in any language, "" when it is not known."""
        return ""

    def attribute_key(self, label: str) -> str:
        """Return the key of an attribute from its label in any language, "" when it is not known."""
        return ""

    def item_key(self, attribute: str, label: str) -> str:
        """Return the key of a list or tree item of an attribute key, "" when it is not known."""
        return ""

    def label(self, kind: str, key: str, language: str) -> str:
        """Return the label of a key in a language, in any other when it lacks that one, "" when it is not known."""
        return ""
