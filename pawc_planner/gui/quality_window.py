"""The window on data quality: imports and undo, records set aside, repairs, kilometres, records per month, log."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QCloseEvent
from qgis.PyQt.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ..bridge import libraries
from ..i18n import translate
from .aside_page import AsidePage
from .notice import GOOD, WARNING, Notice
from .quality_reading import QualityShown, read_quality
from .quality_tables import import_columns, kilometre_columns, kind_columns, total_text
from .repairs_page import RepairsPage
from .rows import RowsView, nothing_by_return
from .run import AlgorithmRun
from .titles import kind_title
from .work import Work

SIZE = (1100, 640)  # fits a screen of 1366 × 768
IMPORT = 0


class QualityWindow(QDialog):
    """Shows what was imported, repaired and refused, and takes it back or tries it again; computes nothing.

    Attributes
    ----------
    changed, closed
        Signals: the site was changed; the window was closed.
    work : Work or None
        The reading that is under way.
    run : AlgorithmRun or None
        The change that is under way.
    """

    changed = pyqtSignal()
    closed = pyqtSignal()

    def __init__(self, site: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("PawcPlanner", "Data quality: {site}").format(site=site.stem))
        self.resize(*SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.site = site
        self.work: Work | None = None
        self.run: AlgorithmRun | None = None
        self._waiting: list[int] = []  # imports to be undone after the one that is
        self.notice, self.busy, self.tabs = Notice(), QProgressBar(), QTabWidget()
        self.imports, self.counts = RowsView(import_columns()), RowsView(kind_columns())
        self.aside = AsidePage()
        self.repairs, self.kilometres = RepairsPage(site), RowsView(kilometre_columns())
        self.total_km = QLabel(wordWrap=True)
        self.charts = QScrollArea(widgetResizable=True)
        self.undo = QPushButton(translate("PawcPlanner", "Undo this import"))
        self.export = QPushButton(translate("PawcPlanner", "Export log…"))
        self.stop = QPushButton(translate("PawcPlanner", "Cancel"))
        self.leave = QPushButton(translate("PawcPlanner", "Close"))
        self._arrange()
        self._connect()
        self.read_again()

    def _arrange(self) -> None:
        counts = QLabel(f"<b>{translate('PawcPlanner', 'All imports together')}</b>")
        self.counts.setMaximumHeight(190)
        pages = (
            (translate("PawcPlanner", "Imports"), _page(self.imports, _right(self.undo), counts, self.counts)),
            (translate("PawcPlanner", "Set aside"), self.aside),
            (translate("PawcPlanner", "Repairs"), self.repairs),
            (translate("PawcPlanner", "Kilometres"), _page(self.kilometres, self.total_km)),
            (translate("PawcPlanner", "Per month"), self.charts),
        )
        for title, page in pages:
            self.tabs.addTab(page, title)
        layout = QVBoxLayout(self)
        layout.addWidget(self.notice)
        layout.addWidget(self.tabs, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.busy, 1)
        foot.addStretch(1)
        foot.addWidget(self.stop)
        foot.addWidget(self.export)
        foot.addWidget(self.leave)
        layout.addLayout(foot)
        nothing_by_return(self)

    def _connect(self) -> None:
        self.imports.selectionModel().selectionChanged.connect(lambda *_: self._show_ready())
        self.undo.clicked.connect(lambda: self.ask_undo())
        self.repairs.take_back_asked.connect(self.ask_take_back)
        self.export.clicked.connect(lambda: self.ask_export())
        self.stop.clicked.connect(self.cancel)
        self.leave.clicked.connect(self.close)
        self.aside.retry_asked.connect(lambda fixes: self.change("retryquarantine", FIXES=fixes))
        self.aside.dismiss_asked.connect(lambda numbers: self.change("retryquarantine", DISMISS=numbers))

    def read_again(self) -> None:
        """Read the site in the background and show it."""
        if self.work is not None:
            self.work.abandon()
        self.work = Work(
            translate("PawcPlanner", "Reading data quality"), partial(read_quality, self.site), self)
        self.work.progressed.connect(lambda percent: self.busy.setValue(round(percent)))
        self.work.done.connect(self._show)
        self.work.failed.connect(self._failed)
        self._show_ready()
        self.work.start()

    def ask_undo(self) -> None:
        """Undo the chosen imports after asking, the latest first, as later ones may rest on earlier ones."""
        numbers = sorted((row[IMPORT] for row in self.imports.chosen()), reverse=True)
        if not numbers:
            return
        text = translate("PawcPlanner", "Undo import {number}? What it brought goes, what it replaced comes back.")
        if self._sure(text.format(number=", ".join(map(str, numbers)))):
            self._waiting = numbers[1:]
            self.change("undoimport", IMPORT_ID=numbers[0])

    def ask_take_back(self, import_id: int, rule: str) -> None:
        """Take the repairs of a rule of an import back after asking."""
        text = translate("PawcPlanner", "Take back the repairs “{rule}” of import {number}?")
        if self._sure(text.format(rule=rule, number=import_id)):
            self.change("undoimport", IMPORT_ID=import_id, RULE=rule)

    def ask_export(self) -> None:
        """Ask for a folder and write the log into it."""
        chosen = QFileDialog.getExistingDirectory(self, translate("PawcPlanner", "Folder for the log"))
        if chosen:
            self.change("dataquality", OUTPUT_FOLDER=chosen)

    def change(self, algorithm: str, **values: Any) -> None:
        """Run an algorithm on the site in the background, then show the site anew."""
        if self.run is not None:
            return
        self.notice.clear()
        self.run = AlgorithmRun(f"pawc_planner:{algorithm}", {**values, "SITE": str(self.site)}, self)
        self.run.progressed.connect(lambda percent: self.busy.setValue(round(percent)))
        self.run.done.connect(self._done)
        self.run.failed.connect(self._change_failed)
        self._show_ready()
        self.run.start()

    def cancel(self) -> None:
        """Ask the change that is under way to stop; it leaves the site as it was."""
        if self.run is not None:
            self.stop.setEnabled(False)
            self._waiting.clear()
            self.run.cancel()

    def reject(self) -> None:
        """Let Escape stop what runs, else close the window as its button does."""
        if self.run is not None:
            self.cancel()
        else:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what runs; a change that was not complete leaves the site as it was."""
        if self.work is not None:
            self.work.abandon()
        if self.run is not None:
            self.run.abandon()
        self.repairs.let_go()
        self.closed.emit()
        event.accept()  # that of QDialog would ask reject, which closes

    def _sure(self, question: str) -> bool:
        yes = QMessageBox.StandardButton.Yes
        return QMessageBox.question(self, self.windowTitle(), question) == yes

    def _done(self, outputs: Mapping[str, Any]) -> None:
        self.run = None
        if self._waiting:
            self.changed.emit()
            self.change("undoimport", IMPORT_ID=self._waiting.pop(0))
            return
        self.notice.say(str(outputs.get("SUMMARY") or translate("PawcPlanner", "Done.")), GOOD)
        self.changed.emit()
        self.read_again()

    def _change_failed(self, reason: str) -> None:
        self.run = None
        self._waiting.clear()
        self.notice.say(reason, WARNING)
        self.read_again()  # changes before this one were made

    def _failed(self, reason: str) -> None:
        self.work = None
        self.notice.say(reason, WARNING)
        self._show_ready()

    def _show(self, shown: QualityShown) -> None:
        self.work = None
        self.imports.show_rows(shown.imports)
        self.counts.show_rows(shown.counts)
        self.aside.show_rows(shown.aside, shown.open_rows)
        self.repairs.show_rows(shown.repairs)
        self.kilometres.show_rows(shown.kilometres)
        self.total_km.setText(total_text(shown.total_km))
        self.tabs.setTabText(1, translate("PawcPlanner", "Set aside ({count})").format(count=shown.open_rows))
        self._show_charts(shown)
        self._show_ready()

    def _show_charts(self, shown: QualityShown) -> None:
        body = QWidget()
        layout = QVBoxLayout(body)
        lacking = libraries.state_of(libraries.CHARTS)
        if lacking is not None:
            layout.addWidget(QLabel(libraries.sentence((lacking,)), wordWrap=True))
        else:
            from .charts.months import MonthChart

            order = list(dict.fromkeys(source for sources in shown.charts.values() for source in sources))
            for table in dict.fromkeys((*shown.charts, *shown.undated)):
                sources, undated = shown.charts.get(table, {}), shown.undated.get(table, 0)
                layout.addWidget(MonthChart(kind_title(table), sources, order, undated))
        if not shown.charts:
            layout.addWidget(QLabel(translate("PawcPlanner", "There are no records with a date yet.")))
        layout.addStretch(1)
        self.charts.setWidget(body)

    def _show_ready(self) -> None:
        idle = self.work is None and self.run is None
        self.busy.setVisible(not idle)
        self.stop.setVisible(self.run is not None)
        self.stop.setEnabled(self.run is not None)
        self.leave.setEnabled(self.run is None)
        self.undo.setEnabled(idle and bool(self.imports.chosen()))
        self.repairs.setEnabled(idle)
        self.export.setEnabled(idle)
        self.aside.setEnabled(idle)


def _page(*widgets: QWidget) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    for widget in widgets:
        layout.addWidget(widget)
    return page


def _right(button: QPushButton) -> QWidget:
    line = QWidget()
    layout = QHBoxLayout(line)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addStretch(1)
    layout.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
    return line
