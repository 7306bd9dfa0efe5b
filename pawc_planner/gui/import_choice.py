"""What the user chose for one file of an import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

# One of these is taken where another is not given.
COLUMNS_THAT_STAND_IN = ("lat", "lon", "x", "y", "time", "date", "day", "clock")


@dataclass(frozen=True)
class Choice:
    """Kind and column mapping of a file, as the algorithms take them; empty is "as recognised".

    Parameters
    ----------
    kind : str
        "auto" or one of the kinds.
    mapping : mapping
        {our column: their header} and options.
    name : str
        Name under which the mapping is kept in the site; "" when it is not.
    left_out : bool
        The question about the file is left open: it will be set aside.
    """

    kind: str = "auto"
    mapping: Mapping[str, Any] = field(default_factory=dict)
    name: str = ""
    left_out: bool = False

    @property
    def is_made(self) -> bool:
        """Whether anything differs from what is recognised."""
        return self.kind != "auto" or bool(self.mapping)

    def with_option(self, name: str, value: Any) -> Choice:
        """Return the choice with one option of the mapping set; None or "" leaves it to be recognised."""
        mapping = {key: said for key, said in self.mapping.items() if key != name}
        if value not in (None, ""):
            mapping[name] = value
        return replace(self, mapping=mapping)

    def with_change(self, change: Mapping[str, Any]) -> Choice:
        """Return the choice with several entries of the mapping set."""
        return replace(self, mapping={**self.mapping, **change})

    def with_column(self, column: str, header: str) -> Choice:
        """Return the choice with a header for one of our columns; "" says that no header is this column.

        A column without header gets a constant that is empty, so that it is not recognised again; not those that stand
        in for each other, where an empty one would hide the other.
        """
        mapping = {key: said for key, said in self.mapping.items() if key != column}
        constants = {key: said for key, said in dict(mapping.pop("constants", {})).items() if key != column}
        if header:
            mapping[column] = header
        elif column not in COLUMNS_THAT_STAND_IN:
            constants[column] = ""
        if constants:
            mapping["constants"] = constants
        return replace(self, mapping=mapping)
