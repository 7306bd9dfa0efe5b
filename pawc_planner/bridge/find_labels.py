"""Observations on the map in the reader's words: fields that say what the stored keys are called."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from qgis.core import QgsExpression, QgsVectorLayer

from ..base.words import QT_TRANSLATE_NOOP
from .compat import field

if TYPE_CHECKING:
    from ..importers.smart.find_words import FindWords
    from .styles import Say

_FIND, _DETAILS = "find", "details"
_ALIASES = {_FIND: QT_TRANSLATE_NOOP("PawcPlanner", "Find"), _DETAILS: QT_TRANSLATE_NOOP("PawcPlanner", "Details")}
# One or several items of an attribute: QGIS has no test of whether a value is a list, so it is tried.
_ENTRY = (
    "coalesce(map_get({attributes}, @key), @key) || ': ' || coalesce(map_get({items}, @key || '=' || @value), "
    "try(array_to_string(array_foreach(@value, coalesce(map_get({items}, @key || '=' || @element), @element)), ', ')), "
    "@value)"
)
_ENTRIES = (
    "array_to_string(array_foreach(map_akeys(json_to_map(\"attributes\")), with_variable('key', @element, "
    "with_variable('value', map_get(json_to_map(\"attributes\"), @element), {entry}))), '; ')"
)


def show_find_words(layer: QgsVectorLayer, words: FindWords, say: Say) -> None:
    """Add the fields ``find`` and ``details`` to a layer of observations, and show them when one is pointed at."""
    entry = _ENTRY.format(attributes=_map(words.attributes), items=_map(words.items))
    for name, expression in (
        (_FIND, f'coalesce(map_get({_map(words.categories)}, "category"), "category")'),
        (_DETAILS, _ENTRIES.format(entry=entry)),
    ):
        at = layer.addExpressionField(expression, field(name, "text"))
        layer.setFieldAlias(at, say(_ALIASES[name]))
    layer.setDisplayExpression(f'"{_FIND}"')
    layer.setMapTipTemplate(f'<b>[% "{_FIND}" %]</b><br>[% "{_DETAILS}" %]<br>[% "day" %]')


def _map(labels: Mapping[str, str]) -> str:
    """Return an expression for a map of labels."""
    text = json.dumps(dict(labels), ensure_ascii=False)
    return f"json_to_map({QgsExpression.quotedString(text)})"
