"""What a whole table shows about how it is written, gathered portion by portion before any of it is read.

A table is read twice: :meth:`Evidence.look` takes in each portion, :meth:`Evidence.settle` decides, and the readers of
:mod:`.columns` read each portion by what was decided.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from ..mapping import TableMapping
from ..places.place_cells import PlaceTexts, pair_mark, read_cells
from ..places.placing import PlaceRules, is_swapped, zone_counts
from ..places.site_places import SitePlaces
from ..values.date_orders import OrderEvidence
from ..values.numbers import MarkEvidence

if TYPE_CHECKING:
    from .table import Table

DATE_COLUMNS = ("time", "date", "found", "cut_estimate", "from_day", "to_day", "received")
# Of an export of a SMART query, whose dates are all written alike.
QUERY_DATES = ("start", "end", "leg_start", "leg_end")
NUMBER_COLUMNS = ("count", "people", "girth_cm", "radius_m", "signal", "members")
# Above these a number with a comma and three more digits is no group of thousands (signal in per cent, girth in cm).
LARGEST = {"signal": 100.0, "girth_cm": 3000.0}
# What the numbers of a column can be at all; -1 and 65535 are what programs write for "not known".
POSSIBLE = {"people": (0.0, 5000.0), "count": (0.0, 100_000.0), "girth_cm": (0.0, 3000.0), "radius_m": (0.0, 1e6),
            "signal": (0.0, 100.0)}
_SAMPLE = 20_000
_OF_ONE_PORTION = 2000


@dataclass(frozen=True)
class Decisions:
    """How the columns of a table are written.

    Parameters
    ----------
    orders : mapping of str to str
        Order of day, month and year by column of dates: "dmy", "mdy" or "ymd".
    marks : mapping of str to str
        Decimal mark by column of numbers: ".", "," or "?" (see :func:`.numbers.read_number`); "place" for places.
    place : PlaceRules
        How places are read.
    latest : date
        The last day on which something can have happened.
    """

    orders: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)
    place: PlaceRules = field(default_factory=PlaceRules)
    latest: date = date.max

    @property
    def day_first(self) -> bool | None:
        """Whether days come before months in all columns of dates; None where that differs or is no question."""
        found = set(self.orders.values())
        return {"dmy": True, "mdy": False}.get(found.pop()) if len(found) == 1 else None


class Evidence:
    """What the columns of one table show; memory does not grow with the table."""

    def __init__(self) -> None:
        self._orders: dict[str, OrderEvidence] = {}
        self._marks: dict[str, MarkEvidence] = {}
        self._headers: dict[str, str] = {}
        self._samples: list[PlaceTexts] = []
        self._sampled = 0

    def look(self, table: Table) -> None:
        """Take in one portion of the table."""
        self.look_at_dates(table, DATE_COLUMNS)
        for name in NUMBER_COLUMNS:
            if table.has(name):
                self._marks.setdefault(name, MarkEvidence()).look(table.column(name))
        self._look_at_places(table)

    def look_at_dates(self, table: Table, names: Sequence[str]) -> None:
        """Take in the dates of one portion; those of a query bear witness to each other."""
        beside = [table.column(name) for name in QUERY_DATES if table.query and table.has(name)]
        for name in names:
            if table.has(name) and not by_pattern(table.mapping, name):
                self._headers[name] = table.header(name)
                evidence = self._orders.setdefault(name, OrderEvidence())
                for texts in (table.column(name), *beside):
                    evidence.look(texts)

    def _look_at_places(self, table: Table) -> None:
        texts = PlaceTexts.of(table)
        if texts is None:
            return
        for name, cells in (("first", texts.first), ("second", texts.second)):
            self._marks.setdefault(name, MarkEvidence()).look(cells)
        if self._sampled < _SAMPLE and texts.first:
            count = min(len(texts.first), _OF_ONE_PORTION)
            self._samples.append(texts.taken(np.unique(np.linspace(0, len(texts.first) - 1, count).astype(np.int64))))
            self._sampled += count

    def settle(
        self, file: str, mapping: TableMapping, places: SitePlaces, latest: date | None = None
    ) -> Decisions:
        """Decide for all columns.

        Parameters
        ----------
        file : str
            For messages.
        mapping : TableMapping
            What the user says, which comes before what is found.
        places : SitePlaces
            The surroundings of the site.
        latest : date, optional
            The last day on which something can have happened; tomorrow, for the zones ahead of this computer's.

        Raises
        ------
        DayOrderError
            Day and month of a column cannot be told apart, and the mapping does not say.
        MappingError
            The mapping names a CRS that there is not.
        """
        orders = {
            name: evidence.settle(file, self._headers[name], mapping.day_first)
            for name, evidence in self._orders.items()
        }
        marks = {
            name: evidence.settle(LARGEST.get(name, 0.0))
            for name, evidence in self._marks.items() if name in NUMBER_COLUMNS
        }
        if self._samples:
            marks["place"] = pair_mark(self._marks["first"], self._marks["second"])
        rules = self._place_rules(mapping, places, marks.get("place", "."))
        return Decisions(orders, marks, rules, latest or date.today() + timedelta(days=1))

    def _place_rules(self, mapping: TableMapping, places: SitePlaces, mark: str) -> PlaceRules:
        rules = PlaceRules.first(self._samples[0] if self._samples else None, mapping.crs, places)
        swapped, counts = [], dict.fromkeys(rules.zones, 0)
        for texts in self._samples:
            cells = read_cells(texts, mark)
            swapped.append(is_swapped(cells, places))
            for zone, count in zone_counts(cells, places, rules).items():
                counts[zone] += count
        order = sorted(rules.zones, key=lambda zone: -counts[zone])
        return replace(rules, swapped=bool(swapped) and all(swapped), zones=tuple(order))


def decide(table: Table, places: SitePlaces) -> Decisions:
    """Decide for a table that is in memory as a whole; raises what :meth:`Evidence.settle` raises."""
    evidence = Evidence()
    evidence.look(table)
    return evidence.settle(table.name, table.mapping, places)


def by_pattern(mapping: TableMapping, name: str) -> str:
    """Return the pattern by which the user says that a column of dates is written, "" when there is none."""
    return mapping.time_format if name in ("time", "date", "found", "received") else ""
