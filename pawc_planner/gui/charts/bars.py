"""A series as bars."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtWidgets import QWidget

from ...base.series import Series
from .plotting import pg

BAR = "#2e7d32"
MOST_LABELS = 4


class BarChart(pg.PlotWidget):
    """Bars that cannot be dragged about; every n-th label, so that they do not overlap."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self.setMenuEnabled(False)
        self.setMouseEnabled(False, False)
        self.hideButtons()
        self.setFixedHeight(130)
        letters = self.palette().text().color()
        for side in ("left", "bottom"):
            self.getAxis(side).setTextPen(letters)
            self.getAxis(side).setPen(letters)

    def show_series(self, series: Series) -> None:
        """Draw a series in place of the one before."""
        self.clear()
        places = list(range(len(series.values)))
        self.addItem(pg.BarGraphItem(x=places, height=list(series.values), width=0.8, brush=BAR, pen=None))
        self.show_labels(series.labels)
        self.setLabel("left", series.unit)
        self.setLimits(yMin=0)
        self.autoRange()

    def show_labels(self, labels: Sequence[str]) -> None:
        """Write every n-th label below its place."""
        places = range(len(labels))
        every = max(1, -(-len(places) // MOST_LABELS))
        self.getAxis("bottom").setTicks([[(place, labels[place]) for place in places[::every]]])
