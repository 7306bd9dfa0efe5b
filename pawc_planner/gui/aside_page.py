"""Records that were set aside: why, their cells to be corrected, another try."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..i18n import translate
from .quality_tables import aside_columns
from .rows import RowsView

NUMBER, KIND, MESSAGE, CONTENT = 0, 3, 4, 5  # places in a row; the content is not among the columns
WHOLE_FILE = "file"
WRITTEN, CORRECTED = 0, 1
MOST_REASONS = 50


class AsidePage(QWidget):
    """A table of records set aside, and beside it the cells of the chosen one."""

    retry_asked = pyqtSignal(str)
    dismiss_asked = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[tuple[Any, ...]] = ()
        self._edits: dict[int, dict[str, str]] = {}
        self._shown: int | None = None
        self.reason, self.table = QComboBox(), RowsView(aside_columns())
        self.why, self.cells = QLabel(wordWrap=True), QTableWidget(0, 2)
        self.retry = QPushButton(translate("PawcPlanner", "Try again"))
        self.retry.setToolTip(translate("PawcPlanner", "Import the chosen and the corrected records again"))
        self.dismiss = QPushButton(translate("PawcPlanner", "Dismiss"))
        self.dismiss.setToolTip(
            translate("PawcPlanner", "Not worth correcting: keep them on record, show them no more"))
        self._arrange()
        self._connect()
        self.show_rows(())

    def _arrange(self) -> None:
        self.reason.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.reason.setMinimumContentsLength(30)
        self.cells.setHorizontalHeaderLabels(
            [translate("PawcPlanner", "As it was read"), translate("PawcPlanner", "Corrected")]
        )
        self.cells.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.why.setTextFormat(Qt.TextFormat.PlainText)
        self.why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        right, left = QWidget(), QWidget()
        for side, widgets in ((left, (self.reason, self.table)), (right, (self.why, self.cells))):
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            for widget in widgets:
                column.addWidget(widget)
            column.setStretchFactor(widgets[1], 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([600, 400])
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.dismiss)
        buttons.addWidget(self.retry)
        layout = QVBoxLayout(self)
        layout.addWidget(split, 1)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        self.reason.activated.connect(lambda _: self._filter())
        self.cells.itemChanged.connect(self._edited)
        self.retry.clicked.connect(lambda: self.retry_asked.emit(json.dumps(self.fixes(), ensure_ascii=False)))
        self.dismiss.clicked.connect(
            lambda: self.dismiss_asked.emit(", ".join(str(row[NUMBER]) for row in self.table.chosen()))
        )

    def show_rows(self, rows: Sequence[tuple[Any, ...]], total: int | None = None) -> None:
        """Show records in place of those before; corrections that were not tried are kept.

        ``total`` is how many are set aside, where these are only the latest of them.
        """
        self._all = rows
        numbers = {row[NUMBER] for row in rows}
        self._edits = {number: edits for number, edits in self._edits.items() if number in numbers}
        reasons: dict[str, int] = {}
        for row in rows:
            reasons[row[MESSAGE]] = reasons.get(row[MESSAGE], 0) + 1
        before = self.reason.currentData()
        self.reason.clear()
        every = translate("PawcPlanner", "All reasons ({count})").format(count=len(rows))
        if total is not None and total > len(rows):
            every = translate("PawcPlanner", "All reasons (the latest {shown:,} of {count:,})").format(
                shown=len(rows), count=total)
        self.reason.addItem(every, None)
        for reason, count in sorted(reasons.items(), key=lambda item: -item[1])[:MOST_REASONS]:
            self.reason.addItem(f"{count} × {reason}", reason)
        self.reason.setCurrentIndex(max(0, self.reason.findData(before)))
        self._filter()

    def fixes(self) -> dict[int, Mapping[str, str]]:
        """Return what is to be tried: corrected cells by number; {} for a chosen record that was not corrected.

        What stands for a whole file is none: it is imported again.
        """
        chosen: dict[int, Mapping[str, str]] = {
            row[NUMBER]: {} for row in self.table.chosen() if row[KIND] != WHOLE_FILE}
        return {**chosen, **self._edits}

    def _filter(self) -> None:
        wanted = self.reason.currentData()
        self.table.show_rows([row for row in self._all if wanted is None or row[MESSAGE] == wanted])
        self._show_chosen()

    def _show_chosen(self) -> None:
        from ..importers.retry import cells_of

        chosen = self.table.chosen()
        self.dismiss.setEnabled(bool(chosen))
        self._shown = chosen[0][NUMBER] if len(chosen) == 1 else None
        cells = cells_of(chosen[0][CONTENT]) if self._shown is not None else {}
        self._show_cells(cells, self._edits.get(self._shown or 0, {}))
        self.why.setText(self._about(chosen, bool(cells)))
        self._show_ready()

    def _about(self, chosen: Sequence[tuple[Any, ...]], has_cells: bool) -> str:
        if not self._all:
            return translate("PawcPlanner", "Nothing is set aside.")
        if not chosen:
            return translate("PawcPlanner", "Choose a record to see why it was set aside and to correct it.")
        if len(chosen) > 1:
            return translate("PawcPlanner", "{count} records are chosen.").format(count=len(chosen))
        if has_cells:
            return str(chosen[0][MESSAGE])
        file = translate(
            "PawcPlanner", "It stands for a whole file: correct the file and import it again, then dismiss.")
        return f"{chosen[0][MESSAGE]}\n{file}"

    def _show_cells(self, cells: Mapping[str, str], edits: Mapping[str, str]) -> None:
        self.cells.blockSignals(True)
        self.cells.setRowCount(len(cells))
        self.cells.setVerticalHeaderLabels(list(cells))
        for place, (header, cell) in enumerate(cells.items()):
            written = QTableWidgetItem(cell)
            written.setFlags(written.flags() & ~Qt.ItemFlag.ItemIsEditable)
            self.cells.setItem(place, WRITTEN, written)
            self.cells.setItem(place, CORRECTED, QTableWidgetItem(edits.get(header, cell)))
        self.cells.blockSignals(False)

    def _edited(self, item: QTableWidgetItem) -> None:
        if self._shown is None or item.column() != CORRECTED:
            return
        header = self.cells.verticalHeaderItem(item.row()).text()
        edits = self._edits.setdefault(self._shown, {})
        if item.text() == self.cells.item(item.row(), WRITTEN).text():
            edits.pop(header, None)
        else:
            edits[header] = item.text()
        if not edits:
            del self._edits[self._shown]
        self._show_ready()

    def _show_ready(self) -> None:
        count = len(self.fixes())
        self.retry.setEnabled(count > 0)
        text = translate("PawcPlanner", "Try again ({count})") if count else translate("PawcPlanner", "Try again")
        self.retry.setText(text.format(count=count))
