"""What an algorithm found: sentences, key numbers, charts and tables, one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ..base.series import Series
from ..bridge import libraries
from ..briefing.findings import is_wide, rows_of
from ..i18n import translate
from ..processing.results import csv_text, write_text
from .result_tables import ResultTable, plain_rows
from .rows import RowsView

LARGER = 1.2  # of the letters, for the first sentence
NUMBERS_ACROSS = 3
MOST_TABLE_ROWS = 12  # that are seen at once
FIRST_NUMBERS = 6  # above the charts; the others stand below them


@dataclass(frozen=True)
class Found:
    """What one run gave, ready to be shown: nothing in it belongs to QGIS.

    Attributes
    ----------
    sentences : sequence of str
        The first is the one that matters most.
    numbers : sequence of (str, str)
        Label and value.
    charts : sequence of Series
    tables : sequence of ResultTable
    """

    sentences: Sequence[str] = ()
    numbers: Sequence[tuple[str, str]] = ()
    charts: Sequence[Series] = ()
    tables: Sequence[ResultTable] = ()


class ResultView(QScrollArea):
    """Shows what was found until something else is; computes nothing.

    Attributes
    ----------
    sentences : QLabel
    numbers : list of (QLabel, QLabel)
    charts : list of SeriesChart
    tables : list of RowsView
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.show_found(Found())

    def show_found(self, found: Found) -> None:
        """Show it in place of what was there."""
        self.headline, self.sentences = _sentence(LARGER), _sentence()
        self.numbers: list[tuple[QLabel, QLabel]] = []
        self.charts: list[QWidget] = []
        self.tables: list[RowsView] = []
        body = QWidget()
        layout = QVBoxLayout(body)
        self.headline.setText(found.sentences[0] if found.sentences else "")
        self.sentences.setText("\n".join(f"• {sentence}" for sentence in found.sentences[1:]))
        self.sentences.setVisible(len(found.sentences) > 1)
        for part in (self.headline, self.sentences, self._numbers(found.numbers[:FIRST_NUMBERS])):
            layout.addWidget(part)
        layout.addLayout(self._charts(found.charts))
        layout.addWidget(self._numbers(found.numbers[FIRST_NUMBERS:]))
        for table in found.tables:
            if table.rows:
                layout.addWidget(self._table(table))
        layout.addStretch(1)
        self.setWidget(body)

    def _numbers(self, numbers: Sequence[tuple[str, str]]) -> QWidget:
        frame = QFrame()
        grid = QGridLayout(frame)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setVerticalSpacing(2)
        for place, (label, value) in enumerate(numbers):
            name, shown = QLabel(label, wordWrap=True), QLabel(f"<b>{value}</b>")
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row, column = divmod(place, NUMBERS_ACROSS)
            grid.addWidget(name, row, 3 * column)
            grid.addWidget(shown, row, 3 * column + 1)
            grid.setColumnMinimumWidth(3 * column + 2, 16)
            grid.setColumnStretch(3 * column, 1)
            self.numbers.append((name, shown))
        frame.setVisible(bool(numbers))
        return frame

    def _charts(self, charts: Sequence[Series]) -> QGridLayout:
        grid = QGridLayout()
        lacking = libraries.state_of(libraries.CHARTS)
        if lacking is not None and charts:
            grid.addWidget(QLabel(libraries.sentence((lacking,)), wordWrap=True), 0, 0)
            return grid
        for number, row in enumerate(rows_of(charts)):
            from .charts.series_chart import SeriesChart

            for column, series in enumerate(row):
                self.charts.append(SeriesChart(series))
                grid.addWidget(self.charts[-1], number, column, 1, 2 if is_wide(series) else 1)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        return grid

    def _table(self, table: ResultTable) -> QWidget:
        part, head = QWidget(), QHBoxLayout()
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 6, 0, 0)
        text = table.title
        if table.total > len(table.rows):
            few = translate("PawcPlanner", "{title} (the first {shown:,} of {total:,} rows)")
            text = few.format(title=table.title, shown=len(table.rows), total=table.total)
        title = QLabel(text)
        letters = title.font()
        letters.setBold(True)
        title.setFont(letters)
        save = QPushButton(translate("PawcPlanner", "Save table…"))
        save.clicked.connect(lambda: self._ask_table(table))
        head.addWidget(title, 1)
        head.addWidget(save)
        view = RowsView(table.columns)
        view.show_rows(table.rows)
        view.setFixedHeight(_height(view, len(table.rows)))
        layout.addLayout(head)
        layout.addWidget(view)
        self.tables.append(view)
        return part

    def _ask_table(self, table: ResultTable) -> None:
        title, kind = translate("PawcPlanner", "Save table"), "CSV (*.csv)"
        chosen, _ = QFileDialog.getSaveFileName(self, title, "table.csv", kind)
        if chosen:
            save_table(table, Path(chosen))


def save_table(table: ResultTable, path: Path) -> None:
    """Write a table as CSV."""
    write_text("OUTPUT", path, csv_text([column.title for column in table.columns], plain_rows(table)))


def _sentence(larger: float = 1.0) -> QLabel:
    label = QLabel(wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    letters = label.font()
    letters.setPointSizeF(letters.pointSizeF() * larger)
    letters.setBold(larger > 1)
    label.setFont(letters)
    return label


def _height(view: RowsView, rows: int) -> int:
    """Return a height that shows the rows, and its own bars where there are more."""
    row, bar = view.verticalHeader().defaultSectionSize(), view.horizontalScrollBar().sizeHint().height()
    return view.horizontalHeader().sizeHint().height() + min(rows, MOST_TABLE_ROWS) * row + bar + 6
