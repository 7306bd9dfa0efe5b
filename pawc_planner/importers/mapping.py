"""What the user says about a file: which column is which, constants, encoding, CRS, order of day and month."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..base.words import QT_TRANSLATE_NOOP, Sentence
from .errors import MappingError
from .headers import COLUMNS, KINDS, normalised, recognise

EXAMPLE = '{"lat": "Latitude", "lon": "Longitude", "time": "Date", "day_first": true}'
_OPTIONS = ("crs", "time_format", "day_first", "encoding", "delimiter", "constants", "sheet", "header_row")
MAX_HEADER_ROW = 10_000
_NO_COLUMN = QT_TRANSLATE_NOOP("PawcPlanner", "there is no column “{column}”; known are {known}")
_NO_HEADER = QT_TRANSLATE_NOOP("PawcPlanner", "“{column}” must name a header, not {value}")
_DAY_FIRST = QT_TRANSLATE_NOOP("PawcPlanner", "day_first must be true or false, not {value}")
_CONSTANTS = QT_TRANSLATE_NOOP("PawcPlanner", "constants must be {our column: value}")
_HEADER_ROW = QT_TRANSLATE_NOOP("PawcPlanner", "header_row must be the number of a row, not {value}")
_DELIMITER = QT_TRANSLATE_NOOP("PawcPlanner", "the delimiter “{delimiter}” is not one sign")


@dataclass(frozen=True)
class TableMapping:
    """What the user says about a table: {our column: their header}, constants, and how it is written.

    ``sheet`` names a sheet of a workbook; ``header_row`` is the row of the headers, 0 when it is to be found.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    crs: str = ""
    time_format: str = ""
    day_first: bool | None = None
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    header_row: int = 0


@dataclass(frozen=True)
class KnownTable:
    """A table that the user explained before and saved: fingerprint of its headers, kind of records, its mapping."""

    signature: str
    kind: str
    mapping: TableMapping

    def has_its_columns(self, headers: Sequence[str]) -> bool:
        """Return True when a table has every header that the mapping names, at least two of them."""
        named = {normalised(header) for header in self.mapping.columns.values()}
        return len(named) > 1 and named <= {normalised(header) for header in headers}


def read_mapping(mapping: Mapping[str, Any] | None) -> TableMapping:
    """Check what the user says about the columns.

    Raises
    ------
    MappingError
        A column that no kind of table has, or an option of the wrong type.
    """
    given = dict(mapping or {})
    known = {column for kind in KINDS for column in COLUMNS[kind]} | {"day"}
    columns, options = {}, {}
    for key, value in given.items():
        if key in _OPTIONS:
            options[key] = value
        elif key not in known:
            problem = Sentence(_NO_COLUMN, {"column": key, "known": ", ".join(sorted(known))})
            raise MappingError(problem=problem, example=EXAMPLE)
        elif not isinstance(value, str):
            problem = Sentence(_NO_HEADER, {"column": key, "value": repr(value)})
            raise MappingError(problem=problem, example=EXAMPLE)
        elif value.strip():
            columns[key] = value
    day_first = options.get("day_first")
    if day_first is not None and not isinstance(day_first, bool):
        raise MappingError(problem=Sentence(_DAY_FIRST, {"value": repr(day_first)}), example=EXAMPLE)
    constants = options.get("constants") or {}
    if not isinstance(constants, Mapping) or not known.issuperset(constants):
        raise MappingError(problem=_CONSTANTS, example='{"constants": {"transport": "foot"}}')
    row = options.get("header_row") or 0
    if isinstance(row, bool) or not isinstance(row, int) or not 0 <= row <= MAX_HEADER_ROW:
        raise MappingError(problem=Sentence(_HEADER_ROW, {"value": repr(row)}), example='{"header_row": 3}')
    texts = {key: str(options.get(key) or "") for key in ("crs", "time_format", "encoding", "delimiter", "sheet")}
    delimiter = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";"}.get(texts["delimiter"], texts["delimiter"])
    if len(delimiter) > 1:
        problem = Sentence(_DELIMITER, {"delimiter": delimiter})
        raise MappingError(problem=problem, example='{"delimiter": ";"}')
    texts["delimiter"] = delimiter
    said = {key: str(value) for key, value in constants.items()}
    return TableMapping(columns, said, day_first=day_first, header_row=row, **texts)


def signature(headers: Sequence[str]) -> str:
    """Return a fingerprint of headers (32 hex digits) that does not depend on their order, case and punctuation."""
    text = "\n".join(sorted({normalised(header) for header in headers} - {""}))
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]


def known_table(known: Sequence[KnownTable], headers: Sequence[str], kind: str = "") -> KnownTable | None:
    """Return the saved table that a table is: the latest with the same headers, else the one that names most of them.

    A log gains and loses columns over the years; what counts is that all columns are there that the mapping names, and
    that the other headers do not tell that it holds something else.

    Parameters
    ----------
    known : sequence of KnownTable
        The latest last.
    headers : sequence of str
        Of the table.
    kind : str
        Kind of records as the user says it, "" for any.
    """
    print_of, own = signature(headers), recognise(headers)
    fitting = [table for table in known if kind in ("", table.kind)]
    same = [table for table in fitting if table.signature == print_of]
    if same:
        return same[-1]
    likely = [table for table in fitting if own in ("", table.kind) and table.has_its_columns(headers)]
    return max(reversed(likely), key=lambda table: len(table.mapping.columns), default=None)


def as_headed(mapping: TableMapping, headers: Sequence[str]) -> TableMapping:
    """Return a mapping with the headers as the table writes them, whatever their case, spaces and punctuation."""
    written: dict[str, str] = {}
    for header in headers:
        written.setdefault(normalised(header), header)
    columns = {
        ours: header if header in headers else written.get(normalised(header), header)
        for ours, header in mapping.columns.items()
    }
    return replace(mapping, columns=columns)
