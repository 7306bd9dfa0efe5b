"""Finding the columns of a role among the fields that a layer happens to have."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from ...site.schema import Column, Table
from ...site.values import is_empty, to_column

# Names that layers use for the columns of the site database, best first; letters only, lower case.
SYNONYMS: dict[str, tuple[str, ...]] = {
    "name": ("name", "ชื่อ", "zone", "sector", "namet", "nameth", "nameen", "namee", "label", "title", "station",
             "stationname", "village", "villname", "vill", "villaget", "muban", "placename", "river", "road",
             "zonename", "sectorname", "nam", "nom", "nombre", "fullname", "shapename"),
    "kind": ("kind", "type", "class", "category", "fclass", "highway", "waterway", "ประเภท", "ชนิด", "stationtype"),
    "teams": ("teams", "team", "nteams", "numteams", "ชุด", "จำนวนชุด"),
    "transport": ("transport", "transporttype", "vehicle", "พาหนะ"),
    "level": ("level", "order", "strahler", "streamorder", "strength", "signal", "dbm", "ระดับ"),
    "fordable": ("fordable", "ford", "wadeable"),
    "population": ("population", "pop", "people", "inhabitants", "ประชากร"),
    "weight": ("weight", "use", "importance", "น้ำหนัก"),
    "network": ("network", "operator", "provider", "เครือข่าย"),
    "reason": ("reason", "why", "note", "notes", "remark", "เหตุผล", "หมายเหตุ"),
}
_TRUE = ("1", "true", "t", "yes", "y", "ใช่", "ได้")
_FALSE = ("0", "false", "f", "no", "n", "ไม่", "ไม่ได้")


def match_fields(table: Table, fields: list[str]) -> dict[str, str]:
    """Return the field of the layer for each column of the table that has one."""
    plain = {_plain(name): name for name in reversed(fields)}
    found: dict[str, str] = {}
    for column in table.columns:
        names = (_plain(column.name), *(_plain(name) for name in SYNONYMS.get(column.name, ())))
        field = next((plain[name] for name in names if name in plain), None)
        if field is not None and field not in found.values():
            found[column.name] = field
    return found


def first_text_field(frame: pd.DataFrame) -> str:
    """Return the first field that holds a text in every row, which may serve as a name; "" when there is none."""
    return next((str(name) for name in frame.columns if frame[name].map(_is_text).all()), "")


def column_value(column: Column, value: Any) -> Any:
    """Return a field's value for a column of the site database, None when it is empty.

    Raises
    ------
    ValueError
        The value cannot be read as the column's type.
    """
    if is_empty(value) or (isinstance(value, str) and not value.strip()):
        return None
    if column.type == "BOOLEAN":
        return _truth(value)
    if isinstance(value, str):
        value = value.strip() if column.type == "TEXT" else value.strip().replace(",", "")
    if column.type == "INTEGER":
        value = float(value)
    if column.type == "TEXT" and isinstance(value, float) and value == int(value):
        value = int(value)  # zone 3 is kept as a number by many layers, and read as 3.0 beside empty rows
    return to_column(column, value)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _truth(value: Any) -> bool:
    text = str(value).strip().lower()
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    return float(text) != 0


def _plain(name: str) -> str:
    return re.sub(r"[\s_.\-]+", "", str(name)).lower()
