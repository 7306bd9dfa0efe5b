"""Repairs: by import and rule, which can be taken back, and one by one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from ..i18n import translate
from .quality_reading import read_repairs
from .quality_tables import change_columns, repair_columns
from .rows import RowsView
from .work import Work

IMPORT, RULE, RECORDS = 0, 1, 2


class RepairsPage(QWidget):
    """A table of what can be taken back at once, and below it the repairs of the chosen row.

    Attributes
    ----------
    take_back_asked : signal
        Number of the import and rule.
    """

    take_back_asked = pyqtSignal(int, str)

    def __init__(self, site: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._site = site
        self.work: Work | None = None
        self.groups, self.each = RowsView(repair_columns()), RowsView(change_columns())
        self.about = QLabel(wordWrap=True)
        self.take_back = QPushButton(translate("PawcPlanner", "Take these repairs back"))
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.groups)
        split.addWidget(self.each)
        foot = QHBoxLayout()
        foot.addWidget(self.about, 1)
        foot.addWidget(self.take_back)
        layout = QVBoxLayout(self)
        layout.addWidget(split, 1)
        layout.addLayout(foot)
        self.groups.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        self.take_back.clicked.connect(self._ask)
        self._show_chosen()

    def show_rows(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """Show repairs in place of those before."""
        self.groups.show_rows(rows)
        self._show_chosen()

    def let_go(self) -> None:
        """Stop the reading that is under way."""
        if self.work is not None:
            self.work.abandon()
            self.work = None

    def _ask(self) -> None:
        for row in self.groups.chosen()[:1]:
            self.take_back_asked.emit(row[IMPORT], row[RULE])

    def _show_chosen(self) -> None:
        self.let_go()
        chosen = self.groups.chosen()
        self.take_back.setEnabled(len(chosen) == 1)
        self.each.show_rows(())
        self.about.setText(translate("PawcPlanner", "Choose a line to see its repairs one by one."))
        if len(chosen) != 1:
            return
        row = chosen[0]
        self.work = Work(
            translate("PawcPlanner", "Reading repairs"),
            lambda _: read_repairs(self._site, row[IMPORT], row[RULE]), self)
        self.work.done.connect(partial(self._show_each, row[RECORDS]))
        self.work.failed.connect(self._failed)
        self.work.start()

    def _show_each(self, records: int, rows: Sequence[tuple[Any, ...]]) -> None:
        self.work = None
        self.each.show_rows(rows)
        text = translate("PawcPlanner", "{records:,} records; {shown:,} lines are shown, the log has all.")
        self.about.setText(text.format(records=records, shown=len(rows)))

    def _failed(self, reason: str) -> None:
        self.work = None
        self.about.setText(reason)
