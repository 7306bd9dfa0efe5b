"""SMART data model XML (1.0, 1.1): the keys of categories, attributes and items with their labels in every language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...base.words import QT_TRANSLATE_NOOP
from ..errors import UnknownContentError
from ..files.sources import SourceFile
from ..reading import Format, Reading
from ..records import Part
from ..untrusted.safe_xml import Element, elements, root_name
from .patrols_xml import size_of

PIECE = 20_000  # labels handed on at a time
_ROOTS = frozenset(("datamodel", "smartdatamodel"))
_TAKEN = frozenset(("attributes", "categories", "DataModel"))
_LONGEST_LABEL = 500

Label = dict[str, Any]
_NO_LABEL = QT_TRANSLATE_NOOP("PawcPlanner", "a data model without a label")


def recognises(file: SourceFile) -> bool:
    """Return True for a document whose root is ``DataModel``."""
    return root_name(file.head).lower() in _ROOTS


def read(file: SourceFile, given: Reading) -> Iterator[Part]:
    """Read the labels; two of the same key and language are one, the last counts.

    Raises
    ------
    BrokenXmlError, HostileXmlError, UnknownContentError
        See :mod:`.safe_xml`; or the document names nothing.
    """
    labels: dict[tuple[str, str, str, str], Label] = {}
    with file.opens() as stream:
        for element in elements(stream, file.name, _TAKEN, given.progress, size_of(file), given.learned):
            for label in _labels(element):
                labels[label["kind"], label["parent"], label["key"], label["language"]] = label
    if not labels:
        raise UnknownContentError(file=file.name, seen=_NO_LABEL)
    found = list(labels.values())
    for start in range(0, len(found), PIECE):
        yield Part("data_model", labels=found[start:start + PIECE])


def _labels(element: Element) -> Iterator[Label]:
    """Yield the labels of the attributes or the categories; in 1.1 a category's own attributes stand in it too."""
    if element.name == "categories":
        for category in element.each("category"):
            yield from _categories(category, "")
    elif element.name == "attributes" and not element.get("attributekey"):
        for attribute in element.each("attribute"):
            yield from _attribute(attribute)


def _attribute(attribute: Element) -> Iterator[Label]:
    key, sort = attribute.get("key").strip(), attribute.get("type").strip()
    if not key:
        return
    yield from _named(attribute, "attribute", "", key, sort)
    for value in attribute.each("values"):
        yield from _named(value, "item", key, value.get("key").strip(), sort)
    for node in attribute.each("tree"):
        yield from _nodes(node, key, "", sort)


def _nodes(node: Element, attribute: str, above: str, sort: str) -> Iterator[Label]:
    key = f"{above}{node.get('key').strip()}."
    yield from _named(node, "item", attribute, key, sort)
    for child in node.each("children"):
        yield from _nodes(child, attribute, key, sort)


def _categories(category: Element, above: str) -> Iterator[Label]:
    key = f"{above}{category.get('key').strip()}."
    yield from _named(category, "category", "", key, "")
    for child in category.each("category"):
        yield from _categories(child, key)


def _named(element: Element, kind: str, parent: str, key: str, sort: str) -> Iterator[Label]:
    """Yield a row for each language in which an element has a name."""
    for name in element.each("names"):
        text = (name.get("value").strip() or name.text.strip())[:_LONGEST_LABEL]
        language = (name.get("language_code") or name.get("languageCode")).strip()
        if text and key.strip("."):
            yield {
                "kind": kind, "parent": parent, "key": key[:_LONGEST_LABEL], "language": language[:20], "label": text,
                "type": sort[:20],
            }


FORMATS = (
    Format(
        "smart_data_model", QT_TRANSLATE_NOOP("PawcPlanner", "SMART data model (XML)"), ("data_model",), recognises,
        read,
    ),
)
