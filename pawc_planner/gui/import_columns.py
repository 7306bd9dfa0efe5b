"""Which of their columns is which of ours, chosen from lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ..i18n import translate
from .titles import column_title

NO_HEADER = "—"


class ColumnLists(QScrollArea):
    """One list of headers per column of ours; beside it the first value as written."""

    column_chosen = pyqtSignal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.lists: dict[str, QComboBox] = {}
        self._offered: tuple[object, ...] = ()
        self.show_columns((), {}, {}, ())

    def show_columns(
        self, wanted: Sequence[str], columns: Mapping[str, str], samples: Mapping[str, str], headers: Sequence[str]
    ) -> None:
        """Show the columns of a kind, what is taken for them, and what may be.

        Parameters
        ----------
        wanted : sequence of str
            Our columns, in order.
        columns : mapping
            {our column: their header}.
        samples : mapping
            {their header: first value}.
        headers : sequence of str
            Theirs, in order.
        """
        offered = (tuple(wanted), tuple(headers), dict(samples))
        if offered == self._offered:  # the user may be in the midst of them: nothing moves
            for column, chooser in self.lists.items():
                chooser.setCurrentIndex(max(0, chooser.findData(columns.get(column, ""))))
            return
        self._offered, self.lists = offered, {}
        body = QWidget()
        layout, form = QVBoxLayout(body), QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        if not headers:
            text = translate("PawcPlanner", "This file has no columns to choose: its format says what is what.")
            layout.addWidget(QLabel(text, wordWrap=True))
        for column in wanted if headers else ():
            self.lists[column] = self._list(column, columns.get(column, ""), samples, headers)
            label = QLabel(column_title(column))
            label.setToolTip(column)
            label.setBuddy(self.lists[column])
            form.addRow(label, self.lists[column])
        layout.addLayout(form)
        layout.addStretch(1)
        self.setWidget(body)
        body.setAutoFillBackground(False)

    def _list(self, column: str, header: str, samples: Mapping[str, str], headers: Sequence[str]) -> QComboBox:
        chooser = QComboBox()
        chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        chooser.setMinimumContentsLength(24)
        chooser.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chooser.wheelEvent = lambda event: event.ignore()  # turning the wheel scrolls, and must not change a column
        chooser.addItem(NO_HEADER, "")
        for name in headers:
            sample = samples.get(name, "")
            chooser.addItem(f"{name}   ({sample[:30]})" if sample else name, name)
        chooser.setCurrentIndex(max(0, chooser.findData(header)))
        chooser.activated.connect(partial(self._choose, column))
        return chooser

    def _choose(self, column: str, _: int) -> None:
        self.column_chosen.emit(column, self.lists[column].currentData())
