"""A table in memory, as the readers of columns see it."""

from __future__ import annotations

from dataclasses import dataclass, field

from pawc_planner.importers.mapping import TableMapping, read_mapping


@dataclass
class Cells:
    """Columns of text under our names; ``headers`` gives theirs where they matter."""

    cells: dict[str, list[str]]
    headers_of: dict[str, str] = field(default_factory=dict)
    mapping: TableMapping = field(default_factory=TableMapping)
    name: str = "table.csv"
    query: str = ""

    @property
    def rows(self) -> list[tuple[str, ...]]:
        return list(zip(*self.cells.values()))

    def has(self, name: str) -> bool:
        return name in self.cells or name in self.mapping.constants

    def column(self, name: str) -> list[str]:
        if name in self.cells:
            return self.cells[name]
        return [str(self.mapping.constants.get(name, ""))] * len(self.rows)

    def header(self, name: str) -> str:
        return self.headers_of.get(name, name)


def table(mapping=None, headers=None, **columns) -> Cells:
    return Cells(columns, headers or {}, read_mapping(mapping))


def portions(whole: Cells, size: int):
    """Cut a table into portions of some rows."""
    for start in range(0, len(whole.rows), size):
        cut = {name: cells[start:start + size] for name, cells in whole.cells.items()}
        yield Cells(cut, whole.headers_of, whole.mapping, whole.name)
