"""The part of the dock that shows the open site and brings data into it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QGroupBox, QLabel, QPushButton, QVBoxLayout, QWidget

from ..bridge import libraries
from ..i18n import translate
from .arrivals import Arrivals

if TYPE_CHECKING:
    from ..site.summary import SiteSummary
    from .charts.bars import BarChart

COUNTED = ("patrols", "observations", "stumps", "cameras", "camera_events", "reports")


class SitePage(QGroupBox):
    """Shows a site and offers what can be done with its data; computes nothing."""

    open_asked = pyqtSignal()
    load_asked = pyqtSignal()
    algorithm_asked = pyqtSignal(str)
    files_asked = pyqtSignal()
    folder_asked = pyqtSignal()
    quality_asked = pyqtSignal()
    analysis_asked = pyqtSignal()
    watch_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("PawcPlanner", "Site"), parent)
        self.about = QLabel(translate("PawcPlanner", "No site is open."), wordWrap=True)
        self.about.setTextFormat(Qt.TextFormat.RichText)
        self.about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open = self._button(translate("PawcPlanner", "Open site…"), "mActionFileOpen.svg", self.open_asked.emit)
        self.create = self._algorithm(translate("PawcPlanner", "Create site…"), "mActionFileNew.svg", "createsite")
        self.data_buttons = (
            self._button(translate("PawcPlanner", "Import files…"), "mActionAddOgrLayer.svg", self.files_asked.emit),
            self._button(translate("PawcPlanner", "Import folder…"), "mIconFolderOpen.svg", self.folder_asked.emit),
            self._button(translate("PawcPlanner", "Data quality…"), "mActionOpenTable.svg", self.quality_asked.emit),
            self._button(translate("PawcPlanner", "Watch folder…"), "mActionRefresh.svg", self.watch_asked.emit),
            self._button(translate("PawcPlanner", "Analyse…"), "mActionSum.svg", self.analysis_asked.emit),
            self._algorithm(translate("PawcPlanner", "Add layer…"), "mActionAddLayer.svg", "addlayer"),
            self._algorithm(translate("PawcPlanner", "Settings…"), "mActionOptions.svg", "sitesettings"),
            self._button(translate("PawcPlanner", "Show on map"), "mActionShowAllLayers.svg", self.load_asked.emit),
        )
        self.arrivals = Arrivals()
        layout = QVBoxLayout(self)
        grid = QGridLayout()
        for place, button in enumerate((self.open, self.create, *self.data_buttons)):
            grid.addWidget(button, place // 2, place % 2)
        layout.addLayout(grid)
        layout.addWidget(self.arrivals)
        layout.addWidget(self.about)
        self.chart: BarChart | None = None
        self.show_site(None)

    def show_site(self, summary: SiteSummary | None) -> None:
        """Show what the site holds; None when no site is open."""
        for button in self.data_buttons:
            button.setEnabled(summary is not None)
        if summary is None:
            self.about.setText(translate("PawcPlanner", "No site is open."))
            return
        self.about.setText("<br>".join(lines_of(summary)))
        self.about.setToolTip(str(summary.path))
        self._show_effort(summary)

    def _show_effort(self, summary: SiteSummary) -> None:
        """Draw the kilometres per month, where pyqtgraph is installed and there is more than one month."""
        if self.chart is None and libraries.state_of(libraries.CHARTS) is None:
            from .charts import bars

            self.chart = bars.BarChart()
            self.chart.setToolTip(translate("PawcPlanner", "Kilometres per month, after repair"))
            self.layout().addWidget(self.chart)
        if self.chart is not None:
            self.chart.show_series(summary.effort)
            self.chart.setVisible(len(summary.effort.values) > 1)

    def _algorithm(self, title: str, icon: str, algorithm: str) -> QPushButton:
        return self._button(title, icon, lambda: self.algorithm_asked.emit(algorithm))

    def _button(self, title: str, icon: str, action: Callable[[], None]) -> QPushButton:
        button = QPushButton(QgsApplication.getThemeIcon(icon), title)
        button.clicked.connect(lambda: action())
        return button


def lines_of(summary: SiteSummary) -> list[str]:
    """Lines that describe a site."""
    size = translate("PawcPlanner", "{area:,.0f} km², cells of {cell:g} m, {crs}, {zone}")
    lines = [
        f"<b>{escaped(summary.name)}</b>",
        size.format(area=summary.area_km2, cell=summary.cell_size_m, crs=summary.crs[:24], zone=summary.timezone),
    ]
    if summary.data is None:
        lines.append(translate("PawcPlanner", "No patrols and no observations yet: import files."))
    else:
        data = translate("PawcPlanner", "Data from {start} to {end}")
        lines.append(data.format(start=summary.data.start.isoformat(), end=summary.data.end.isoformat()))
        titles = count_titles()
        lines.append(", ".join(f"{summary.counts[name]:,} {titles[name]}" for name in COUNTED if summary.counts[name]))
    if summary.missing_layers:
        missing = translate("PawcPlanner", "Layers not there: {names}")
        lines.append("<i>" + missing.format(names=", ".join(summary.missing_layers)) + "</i>")
    if summary.cycles:
        planned = translate("PawcPlanner", "{n} planned cycles, the last one {name}")
        lines.append(planned.format(n=len(summary.cycles), name=summary.cycles[-1].replace("_", " – ")))
    return lines


def count_titles() -> dict[str, str]:
    """What the tables are called beside their counts."""
    return {
        "patrols": translate("PawcPlanner", "patrols"),
        "observations": translate("PawcPlanner", "observations"),
        "stumps": translate("PawcPlanner", "stumps"),
        "cameras": translate("PawcPlanner", "cameras"),
        "camera_events": translate("PawcPlanner", "camera events"),
        "reports": translate("PawcPlanner", "information reports"),
    }


def escaped(text: str) -> str:
    """Text safe inside rich text."""
    return text.replace("&", "&amp;").replace("<", "&lt;")
