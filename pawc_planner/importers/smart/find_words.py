"""Finds in the reader's words: what the keys of the stored observations are called in a language."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ...site.gpkg import clear_faults
from ...site.store import SiteStore
from .data_model import DataModel


@dataclass(frozen=True)
class FindWords:
    """Labels of the keys that a site's observations hold; a key without a label is left out.

    Parameters
    ----------
    categories, attributes : dict
        Key to label; of a category the labels of its whole path.
    items : dict
        ``attribute=item`` to label.
    """

    categories: dict[str, str]
    attributes: dict[str, str]
    items: dict[str, str]


def find_words(store: SiteStore, language: str) -> FindWords:
    """Return what the finds of a site are called.

    Parameters
    ----------
    store : SiteStore
        The site; its data model goes before the common words.
    language : str
        ``th``, ``en`` or a locale such as ``th_TH``; what lacks a label in it is called by that of another language.
    """
    model = DataModel.of(store)
    categories = {key: model.label_of_category(key, language, whole=True) for key in _categories(store)}
    attributes, items = {}, {}
    for key, value in _entries(store):
        attributes[key] = model.label("attribute", key, language)
        for item in value if isinstance(value, list) else [value]:
            items[f"{key}={item}"] = model.label("item", str(item), language, parent=key)
    return FindWords(categories, _labelled(attributes), _labelled(items))


def category_names(store: SiteStore, language: str) -> dict[str, str]:
    """Return what to call the categories of a site's finds, and those above them, in a sentence or on a chart.

    A category is called by its own label; where two have the same one, by the labels of the whole path.
    """
    model = DataModel.of(store)
    parts = [key.rstrip(".").split(".") for key in _categories(store)]
    keys = sorted({".".join(part[:depth]) + "." for part in parts for depth in range(1, len(part) + 1)})
    own = {key: model.label_of_category(key, language) for key in keys}
    times = Counter(own.values())
    whole = {key: model.label_of_category(key, language, whole=True) for key in keys if times[own[key]] > 1}
    return own | whole


def _labelled(found: dict[str, str]) -> dict[str, str]:
    return {key: label for key, label in found.items() if label}


def _categories(store: SiteStore) -> list[str]:
    return [row[0] for row in _rows(store, "SELECT DISTINCT category FROM observations WHERE category <> ''")]


def _entries(store: SiteStore) -> Iterator[tuple[str, Any]]:
    """Yield each attribute with each of its values that may be the key of an item; long texts are none."""
    for (text,) in _rows(
        store, "SELECT DISTINCT attributes FROM observations WHERE json_valid(attributes) AND attributes <> '{}'"
    ):
        found = json.loads(text)
        for key, value in found.items() if isinstance(found, dict) else ():
            yield key, value if isinstance(value, (str, list)) and len(str(value)) < 500 else ""


def _rows(store: SiteStore, text: str) -> Iterable[tuple[Any, ...]]:
    with clear_faults(store.path):
        return store.connection.execute(text).fetchall()
