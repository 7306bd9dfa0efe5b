"""Layers and tables that an algorithm gave, as rows to look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from qgis.core import NULL, QgsField, QgsVectorLayer
from qgis.PyQt.QtCore import QDate, QDateTime, Qt

from ..base.axis import number
from ..bridge.messages import message
from .result_titles import indicator, result_title, word
from .rows import Shown, whole

MOST_PLACES = 200  # rows of a layer with places that are listed as well; more are for the map
MOST_ROWS = 5000
_UNCOUNTED = ("year", "_year", "seed", "fid")  # whole numbers that are names, written without thousands


@dataclass(frozen=True)
class ResultTable:
    """A table to look at: its title, columns and rows; empty rows when the layer is for the map only.

    Attributes
    ----------
    on_map : bool
        Whether it has places.
    total : int
        Rows of the layer; ``rows`` holds the first of them.
    """

    title: str
    columns: tuple[Shown, ...]
    rows: tuple[tuple[Any, ...], ...]
    on_map: bool = False
    total: int = 0


def table_of(title: str, layer: QgsVectorLayer) -> ResultTable:
    """Read what is shown of a layer; keeps no reference to it."""
    fields, on_map, total = layer.fields(), layer.isSpatial(), layer.featureCount()
    chosen = [place for place in range(fields.count()) if fields.at(place).name() != "fid"]
    columns = tuple(column_of(fields.at(place)) for place in chosen)
    if on_map and total > MOST_PLACES:
        return ResultTable(title, columns, (), True, total)
    rows: list[tuple[Any, ...]] = []
    for feature in layer.getFeatures():
        attributes = feature.attributes()
        rows.append(tuple(plain(attributes[place]) for place in chosen))
        if len(rows) == MOST_ROWS:
            break
    return ResultTable(title, columns, tuple(rows), on_map, total)


def column_of(field: QgsField) -> Shown:
    """Return how a field is shown."""
    name, title = field.name(), result_title(field.name())
    if not field.isNumeric():
        return Shown(title, indicator if name == "indicator" else said)
    if name.lower().endswith(_UNCOUNTED):
        return Shown(title, lambda value: f"{value:g}", number=True)
    is_whole = field.typeName().lower().startswith(("int", "long"))
    return Shown(title, whole if is_whole else number, number=True)


def plain(value: Any) -> Any:
    """Return a value of a feature as Python's own; None for none."""
    if value is None or value == NULL or value != value:
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (QDate, QDateTime)):
        return value.toString(Qt.DateFormat.ISODate).replace("T", " ")
    return value


def plain_rows(table: ResultTable) -> Iterable[tuple[Any, ...]]:
    """Rows as they are saved: numbers as numbers, words as they are read."""
    for row in table.rows:
        yield tuple(
            column.write(value) if isinstance(value, str) else value for column, value in zip(table.columns, row))


@lru_cache(maxsize=4096)
def said(value: Any) -> str:
    """Write a value; words of ours in the language of the screen."""
    text = str(value)
    return word(text) if word(text) != text else message(text)
