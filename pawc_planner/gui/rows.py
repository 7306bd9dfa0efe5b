"""Tables on screen: rows of values with titles, sorted by value and shown as text, however many rows there are."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, QSortFilterProxyModel, Qt
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QPushButton, QTableView, QWidget

WIDEST = 320
NARROWEST = 48
MOST_LETTERS = 1000  # of a cell; more cannot be seen, and laying it out takes seconds
_SAMPLED_ROWS = 60


def _side(side: Any) -> int:
    """Return an alignment as the number that a model hands out, in Qt 5 and Qt 6."""
    both = side | Qt.AlignmentFlag.AlignVCenter
    return int(getattr(both, "value", both))


LEFT, RIGHT = _side(Qt.AlignmentFlag.AlignLeft), _side(Qt.AlignmentFlag.AlignRight)


@dataclass(frozen=True)
class Shown:
    """A column: its title (translated), how a value is written, whether it is a number, and its largest width."""

    title: str
    write: Callable[[Any], str] = str
    number: bool = False
    tip: str = ""
    widest: int = WIDEST


class RowsModel(QAbstractTableModel):
    """Rows of values for a table view.

    Parameters
    ----------
    columns : sequence of Shown
        In the order of the values.
    """

    def __init__(self, columns: Sequence[Shown], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: list[tuple[Any, ...]] = []

    def show_rows(self, rows: Sequence[Sequence[Any]], columns: Sequence[Shown] | None = None) -> None:
        """Put rows in place of those before, with other columns when they are given."""
        self.beginResetModel()
        self._rows = [tuple(row) for row in rows]
        self.columns = tuple(columns) if columns is not None else self.columns
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """Rows."""
        return len(self._rows)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        """Columns."""
        return len(self.columns)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, value to sort by, and side on which it stands."""
        column, value = self.columns[index.column()], self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if value is None else column.write(value)[:MOST_LETTERS]
        if role == Qt.ItemDataRole.UserRole:
            return value
        if role == Qt.ItemDataRole.ToolTipRole:
            return "" if value is None or column.number else plain_tip(column.write(value)[:MOST_LETTERS])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column.number else LEFT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles across; numbers of the rows down."""
        if orientation != Qt.Orientation.Horizontal:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return self.columns[section].tip or None if role == Qt.ItemDataRole.ToolTipRole else None

    def ends_in_number(self) -> bool:
        """Whether the last column holds numbers."""
        return bool(self.columns) and self.columns[-1].number

    def row(self, number: int) -> tuple[Any, ...]:
        """Return the values of a row."""
        return self._rows[number]


class _Order(QSortFilterProxyModel):
    """Sorts numbers as numbers, texts as texts, and what is empty to the end."""

    def lessThan(self, left: QModelIndex, right: QModelIndex) -> bool:
        """Compare two values."""
        one, two = left.data(Qt.ItemDataRole.UserRole), right.data(Qt.ItemDataRole.UserRole)
        if one is None or two is None:
            return one is not None
        try:
            return bool(one < two)
        except TypeError:
            return str(one) < str(two)


class RowsView(QTableView):
    """A table to look at and choose rows from; a click on a title sorts."""

    def __init__(self, columns: Sequence[Shown], parent: QWidget | None = None, sortable: bool = True) -> None:
        super().__init__(parent)
        self.rows = RowsModel(columns, self)
        self._order = _Order(self)
        self._order.setSourceModel(self.rows)
        self.setModel(self._order)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.5))
        self.verticalHeader().setVisible(not sortable)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._stretch()
        self.horizontalHeader().setResizeContentsPrecision(_SAMPLED_ROWS)
        if sortable:
            self.setSortingEnabled(True)
            self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def show_rows(self, rows: Sequence[Sequence[Any]], columns: Sequence[Shown] | None = None) -> None:
        """Show rows in place of those before, each column as wide as it needs within limits."""
        self.rows.show_rows(rows, columns)
        self._stretch()
        self.resizeColumnsToContents()
        for number, column in enumerate(self.rows.columns):
            self.setColumnWidth(number, min(max(self.columnWidth(number), NARROWEST), column.widest))

    def _stretch(self) -> None:
        """Let the last column take the room that is left; not a number, which would stand far from its neighbours."""
        self.horizontalHeader().setStretchLastSection(not self.rows.ends_in_number())

    def chosen(self) -> list[tuple[Any, ...]]:
        """Return the values of the chosen rows, in the order in which they are shown."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.rows.row(self._order.mapToSource(self._order.index(place, 0)).row()) for place in places]


def plain_tip(text: str) -> str:
    """Return a tip that shows a text as it is; Qt takes what looks like HTML for HTML, also when it is a user's."""
    return f"<qt>{html.escape(text)}</qt>" if text else ""


def nothing_by_return(window: QWidget) -> None:
    """Let no button of a window be pressed by the Return that ends what is typed."""
    for button in window.findChildren(QPushButton):
        button.setAutoDefault(False)


def whole(value: Any) -> str:
    """Write a whole number with thousands apart."""
    return f"{int(value):,}"


def tenths(value: Any) -> str:
    """Write a number with one decimal."""
    return f"{float(value):,.1f}"
