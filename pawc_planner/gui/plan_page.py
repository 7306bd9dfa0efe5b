"""The part of the dock that asks what to plan, shows how far it is, and what came out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QDate, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDoubleSpinBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ..i18n import translate
from ..processing import parameters

if TYPE_CHECKING:
    from ..site.summary import SiteSummary


class PlanPage(QGroupBox):
    """Form of ``plancycle`` with defaults from the site, a progress bar and Cancel; computes nothing."""

    plan_asked = pyqtSignal(dict)
    cancel_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("PawcPlanner", "Plan the next cycle"), parent)
        self.data_start, self.data_end = date_edit(), date_edit()
        self.cycle_start, self.cycle_end = date_edit(), date_edit()
        usual = parameters.defaults((*parameters.patrols(), parameters.cameras(), parameters.seed()))
        self.teams = whole(0, 60, usual["TEAMS"])
        self.teams.setSpecialValueText(translate("PawcPlanner", "as the stations say"))
        self.days, self.cameras = whole(1, 30, usual["DAYS"]), whole(0, 500, usual["CAMERAS"])
        self.seed = whole(0, 2_147_483_647, usual["SEED"])
        self.hours = QDoubleSpinBox(minimum=0.5, maximum=24.0, value=usual["HOURS_PER_DAY"], decimals=1)
        self.language = QComboBox(sizeAdjustPolicy=QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.folder = QgsFileWidget()
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.start = QPushButton(translate("PawcPlanner", "Plan next cycle"))
        self.start.clicked.connect(lambda: self.plan_asked.emit(self.values()))
        self.cancel = QPushButton(translate("PawcPlanner", "Cancel"))
        self.cancel.clicked.connect(self.cancel_asked)
        self.progress, self.stage = QProgressBar(), QLabel(wordWrap=True)
        self._arrange()
        self.show_running(False)
        self.show_site(None)

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(translate("PawcPlanner", "Data from"), pair(self.data_start, self.data_end))
        form.addRow(translate("PawcPlanner", "Cycle"), pair(self.cycle_start, self.cycle_end))
        form.addRow(translate("PawcPlanner", "Teams"), self.teams)
        form.addRow(translate("PawcPlanner", "Days per patrol"), self.days)
        form.addRow(translate("PawcPlanner", "Hours per day"), self.hours)
        form.addRow(translate("PawcPlanner", "Cameras"), self.cameras)
        form.addRow(translate("PawcPlanner", "Seed"), self.seed)
        form.addRow(translate("PawcPlanner", "Language"), self.language)
        form.addRow(translate("PawcPlanner", "Results folder"), self.folder)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        buttons = QHBoxLayout()
        buttons.addWidget(self.start, 2)
        buttons.addWidget(self.cancel, 1)
        layout.addLayout(buttons)
        layout.addWidget(self.progress)
        layout.addWidget(self.stage)

    def show_site(self, summary: SiteSummary | None) -> None:
        """Fill in what the site proposes; nothing can be planned without data."""
        self.setEnabled(summary is not None and summary.data is not None)
        if summary is None:
            return
        proposed = summary.next_cycle(date.today())
        set_days(self.cycle_start, self.cycle_end, proposed.start, proposed.end)
        if summary.data:
            set_days(self.data_start, self.data_end, summary.data.start, summary.data.end)
        self.language.clear()
        self.language.addItem(translate("PawcPlanner", "every language of the site"), None)
        for code, title in (("th", "ไทย"), ("en", "English")):
            self.language.addItem(title, code)
        self.folder.setFilePath(str(Path(summary.path).parent / translate("PawcPlanner", "plan")))

    def values(self) -> dict[str, Any]:
        """Return the parameters of ``plancycle``; SITE is added by the dock."""
        values: dict[str, Any] = {
            "START": iso(self.data_start), "END": iso(self.data_end),
            "CYCLE_START": iso(self.cycle_start), "CYCLE_END": iso(self.cycle_end),
            "TEAMS": self.teams.value(), "DAYS": self.days.value(), "HOURS_PER_DAY": self.hours.value(),
            "CAMERAS": self.cameras.value(), "SEED": self.seed.value(), "OUTPUT_FOLDER": self.folder.filePath(),
        }
        if self.language.currentData():
            values["LANGUAGE"] = self.language.currentData()
        return values

    def show_running(self, running: bool) -> None:
        """Switch between asking and running."""
        self.start.setEnabled(not running)
        self.cancel.setEnabled(running)
        for widget in (self.progress, self.stage):
            widget.setVisible(running)
        if running:
            self.progress.setValue(0)
            self.stage.clear()

    def show_progress(self, percent: float) -> None:
        """Move the bar."""
        self.progress.setValue(round(percent))


def date_edit() -> QDateEdit:
    """Return a field for a day, with a calendar."""
    edit = QDateEdit(calendarPopup=True)
    edit.setDisplayFormat("yyyy-MM-dd")
    return edit


def whole(low: int, high: int, value: int) -> QSpinBox:
    """Return a field for a whole number."""
    box = QSpinBox()
    box.setRange(low, high)
    box.setValue(int(value))
    return box


def pair(left: QWidget, right: QWidget) -> QWidget:
    """Two fields side by side, from and to."""
    both = QWidget()
    layout = QHBoxLayout(both)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(left, 1)
    layout.addWidget(QLabel("–"))
    layout.addWidget(right, 1)
    return both


def set_days(first: QDateEdit, last: QDateEdit, start: date, end: date) -> None:
    """Show two days."""
    first.setDate(QDate(start.year, start.month, start.day))
    last.setDate(QDate(end.year, end.month, end.day))


def iso(edit: QDateEdit) -> str:
    """Return the day as the algorithms take it."""
    return edit.date().toString(Qt.DateFormat.ISODate)
