"""One file of an import on screen: what it is taken for, its first rows, its columns, and what is to be decided."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QLocale, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ..bridge.messages import message
from ..i18n import translate
from ..processing.importfiles import KINDS
from .import_choice import Choice
from .import_columns import ColumnLists
from .import_options import OptionForm, encoding_title
from .rows import RowsView, Shown
from .titles import column_title, kind_title

if TYPE_CHECKING:
    from ..importers.preview import FilePreview, Question


MOST_ANSWERS = len(KINDS)


class FilePage(QWidget):
    """Shows a :class:`.FilePreview` and the :class:`.Choice` made for it; tells every new choice."""

    choice_changed = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file: FilePreview | None = None
        self.choice = Choice()
        self.title = QLabel(wordWrap=True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.fault = QLabel(wordWrap=True)
        self.fault.setTextFormat(Qt.TextFormat.PlainText)
        self.fault.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.question = QuestionBox()
        self.understood, self.written = RowsView((), sortable=False), RowsView((), sortable=False)
        self.beside = QCheckBox(translate("PawcPlanner", "Show the rows as written beside"))
        self.columns, self.options = ColumnLists(), OptionForm()
        self.problems = QPlainTextEdit(readOnly=True)
        self.tabs = QTabWidget()
        self._arrange()
        self._connect()
        self.written.hide()

    def _arrange(self) -> None:
        self.rows, page = QWidget(), QSplitter(Qt.Orientation.Horizontal)
        page.addWidget(self.understood)
        page.addWidget(self.written)
        inside = QVBoxLayout(self.rows)
        inside.addWidget(page, 1)
        inside.addWidget(self.beside)
        self.tabs.addTab(self.rows, translate("PawcPlanner", "First rows as understood"))
        self.tabs.addTab(self.columns, translate("PawcPlanner", "Columns"))
        self.tabs.addTab(self.options, translate("PawcPlanner", "How it is written"))
        self.tabs.addTab(self.problems, "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.title, self.fault, self.question):
            layout.addWidget(widget)
        layout.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self.beside.toggled.connect(self.written.setVisible)
        self.question.answered.connect(self._answer)
        self.question.kind_chosen.connect(self._choose_kind)
        self.question.left_out.connect(lambda: self._choose(replace(self.choice, left_out=True)))
        self.columns.column_chosen.connect(
            lambda column, header: self._choose(self.choice.with_column(column, header))
        )
        self.options.option_chosen.connect(lambda name, value: self._choose(self.choice.with_option(name, value)))
        self.options.kind_chosen.connect(self._choose_kind)

    def show_file(self, file: FilePreview, choice: Choice, may_leave: bool = False) -> None:
        """Show a file as it is understood with a choice; with ``may_leave`` its question may be left open."""
        is_new = self.file is None or self.file.name != file.name
        self.file, self.choice = file, choice
        self.title.setText(self._title_of(file))
        self.fault.setText(fault_text(file) if _is_told(file) else "")
        self.fault.setVisible(bool(self.fault.text()))
        self._show_question(file, choice, may_leave)
        self._show_rows(file)
        self.columns.show_columns(columns_of(file), file.columns, first_cells(file), file.headers)
        self.options.show_options(choice.kind, choice.mapping, bool(file.headers), file.sheets)
        self._show_problems(file)
        self._show_tab(file, is_new)

    def _show_question(self, file: FilePreview, choice: Choice, may_leave: bool) -> None:
        """Ask what has to be decided first: what an unknown table holds, or what the file itself asks."""
        if file.headers and not file.kind and file.fault is not None:
            self.question.show_kinds()
        else:
            self.question.show_question(file.question, may_leave and not choice.left_out)

    def _show_tab(self, file: FilePreview, is_new: bool) -> None:
        """Turn to what has to be done; while the columns of a file are chosen, nothing moves."""
        if _is_told(file) and file.headers and file.kind:
            self.tabs.setCurrentWidget(self.columns)
        elif is_new:
            self.tabs.setCurrentWidget(self.problems if _is_told(file) and not file.headers else self.rows)

    def _title_of(self, file: FilePreview) -> str:
        parts = [file.name]
        if file.format:
            parts.append(message(file.format))
        if file.kind:
            parts.append(kind_title(file.kind))
        if file.encoding:
            parts.append(encoding_title(file.encoding))
        return "   ·   ".join(parts)

    def _show_rows(self, file: FilePreview) -> None:
        names = list(dict.fromkeys(name for row in file.rows for name, text in row.items() if text))
        names.sort(key=lambda name: name != "problem")
        shown = [Shown(_row_title(name), tip=name) for name in names]
        self.understood.show_rows([[row.get(name, "") for name in names] for row in file.rows], shown)
        width = max([len(file.headers), *(len(row) for row in file.raw)])
        headers = [*file.headers, *[""] * (width - len(file.headers))]
        cells = [[*row, *[""] * (width - len(row))] for row in file.raw]
        self.written.show_rows(cells, [Shown(header) for header in headers])
        self.understood.setVisible(bool(file.rows) or not file.raw)
        self.beside.setVisible(bool(file.raw) and bool(file.rows))
        self.written.setVisible(bool(file.raw) and (self.beside.isChecked() or not file.rows))
        title = translate("PawcPlanner", "First rows as understood") if file.rows or not file.raw else (
            translate("PawcPlanner", "First rows as written")
        )
        self.tabs.setTabText(0, title)

    def _show_problems(self, file: FilePreview) -> None:
        faults = [file.fault] if file.fault is not None and _is_told(file) else []
        said = [*map(message, faults), *map(message, file.problems)]
        self.problems.setPlainText("\n".join(said) or translate("PawcPlanner", "No problems in the first rows."))
        place = self.tabs.indexOf(self.problems)
        text = translate("PawcPlanner", "Problems ({count})") if said else translate("PawcPlanner", "No problems")
        self.tabs.setTabText(place, text.format(count=len(said)))

    def _answer(self, change: Mapping[str, Any]) -> None:
        self._choose(replace(self.choice.with_change(change), left_out=False))

    def _choose_kind(self, kind: str) -> None:
        self._choose(replace(self.choice, kind=kind))

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.choice_changed.emit(choice)


class QuestionBox(QFrame):
    """One question with a button per answer."""

    answered = pyqtSignal(object)
    kind_chosen = pyqtSignal(str)
    left_out = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.text = QLabel(wordWrap=True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        # They are made at once: a button that is made later comes after all others when one goes on with Tab.
        self._made = [QPushButton(autoDefault=False) for _ in range(MOST_ANSWERS)]
        self._actions: list[Callable[[], None]] = []
        row = QHBoxLayout()
        for place, button in enumerate(self._made):
            button.clicked.connect(partial(self._act, place))
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text)
        layout.addLayout(row)
        self._clear()
        self.hide()

    @property
    def buttons(self) -> list[QPushButton]:
        """The answers that can be given."""
        return self._made[:len(self._actions)]

    def show_question(self, question: Question | None, may_leave: bool = False) -> None:
        """Show a question, or none; with ``may_leave`` it may be left open."""
        self._clear()
        self.setVisible(question is not None)
        if question is None:
            return
        text = translate("PawcPlanner", "Column “{column}”: what does {example} mean?")
        self.text.setText(text.format(column=question.column, example=question.text))
        for answer, change in question.options.items():
            self._add(answer_text(question, change) or str(answer), partial(self.answered.emit, dict(change)))
        if may_leave:
            self._add(translate("PawcPlanner", "Leave this file out"), self.left_out.emit)

    def show_kinds(self) -> None:
        """Ask what a table holds."""
        self._clear()
        self.text.setText(translate("PawcPlanner", "What does this table hold? Then choose which column is which."))
        for kind in KINDS[1:]:
            self._add(kind_title(kind), partial(self.kind_chosen.emit, kind))
        self.show()

    def _clear(self) -> None:
        self._actions = []
        for button in self._made:
            button.hide()

    def _add(self, title: str, action: Callable[[], None]) -> None:
        button = self._made[len(self._actions)]
        self._actions.append(action)
        button.setText(title)
        button.show()

    def _act(self, place: int, _: bool = False) -> None:
        self._actions[place]()


def answer_text(question: Question, change: Mapping[str, Any]) -> str:
    """Say what the example of a question about day and month would be; "" for another question."""
    from ..base.errors import PawcError
    from ..importers.values.dates import read_dates

    if not isinstance(change.get("day_first"), bool):
        return ""
    try:
        read = read_dates([question.text], "", question.column, day_first=change["day_first"])[0]
    except PawcError:
        read = None
    answer = translate("PawcPlanner", "Day first") if change["day_first"] else translate("PawcPlanner", "Month first")
    return f"{answer}: {long_day(read.day)}" if read else answer


def long_day(day: date) -> str:
    """Write a day with the name of its month in the language in use."""
    return f"{day.day} {QLocale(QgsApplication.locale()).standaloneMonthName(day.month)} {day.year}"


def fault_text(file: FilePreview) -> str:
    """Say why a file cannot be used; of columns that are not found, which are to be chosen."""
    from ..importers.errors import ColumnMissingError

    lacking = re.split(r", | and ", str(file.fault.facts["missing"])) if isinstance(
        file.fault, ColumnMissingError) else []
    if not lacking or any(column_title(column) == column for column in lacking):
        return message(file.fault) if file.fault is not None else ""
    text = translate("PawcPlanner", "Still to be chosen: {columns}")
    return text.format(columns=", ".join(map(column_title, lacking)))


def columns_of(file: FilePreview) -> Sequence[str]:
    """Return our columns of the kind of a file: what it cannot do without first."""
    from ..importers.headers import COLUMNS, NEEDED

    stands_for = {"place": ("lat", "lon", "x", "y"), "moment": ("time", "date", "clock")}
    needed = [column for need in NEEDED.get(file.kind, ()) for column in stands_for.get(need, (need,))]
    return sorted(COLUMNS.get(file.kind, ()), key=lambda column: (column not in needed, *_at(column, needed)))


def _at(column: str, order: Sequence[str]) -> tuple[int, ...]:
    return (order.index(column),) if column in order else ()


def first_cells(file: FilePreview) -> Mapping[str, str]:
    """Return the first value under each header."""
    found: dict[str, str] = {}
    for row in file.raw:
        for header, cell in zip(file.headers, row):
            if cell.strip():
                found.setdefault(header, cell.strip())
    return found


def _row_title(name: str) -> str:
    special = {
        "repairs": translate("PawcPlanner", "Repaired"), "problem": translate("PawcPlanner", "Problem"),
        "attributes": translate("PawcPlanner", "Other entries"), "is_threat": translate("PawcPlanner", "Threat"),
    }
    return special.get(name) or column_title(name)


def _is_told(file: FilePreview) -> bool:
    """Whether the fault of a file is to be told: not the one that its question is about."""
    return file.fault is not None and file.question is None
