"""Records per month, stacked by source; months without any are drawn and named."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QLabel, QVBoxLayout, QWidget

from ...base.series import Series
from ...i18n import translate
from .bars import BarChart, pg

# Told apart by lightness also in print without colour (Okabe and Ito's colours, from dark to light); patterns beside.
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#e69f00", "#56b4e9", "#f0e442")
PATTERNS = (
    Qt.BrushStyle.SolidPattern, Qt.BrushStyle.BDiagPattern, Qt.BrushStyle.Dense4Pattern, Qt.BrushStyle.DiagCrossPattern,
    Qt.BrushStyle.HorPattern, Qt.BrushStyle.VerPattern,
)
MOST_NAMED = 12
HEIGHT = 150


class MonthChart(QWidget):
    """Bars per month with a title, a legend, and the months without records in words."""

    def __init__(self, title: str, sources: Mapping[str, Series], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.holes = QLabel(f"<b>{title}</b>"), QLabel(wordWrap=True)
        self.chart = BarChart()
        self.chart.setFixedHeight(HEIGHT)
        layout = QVBoxLayout(self)
        for widget in (self.title, self.chart, self.holes):
            layout.addWidget(widget)
        self._draw(sources)

    def _draw(self, sources: Mapping[str, Series]) -> None:
        labels = next(iter(sources.values())).labels if sources else ()
        base = [0.0] * len(labels)
        legend = self.chart.addLegend(offset=(-5, 1), labelTextSize="8pt")
        for number, (source, series) in enumerate(sources.items()):
            self.chart.addItem(pg.BarGraphItem(
                x=list(range(len(labels))), height=list(series.values), y0=list(base), width=0.8, pen=None,
                brush=brush(number), name=source,
            ))
            base = [below + value for below, value in zip(base, series.values)]
        legend.setVisible(len(sources) > 1)
        empty = [place for place, total in enumerate(base) if total == 0]
        self._mark(empty)
        self.chart.show_labels(labels)
        self.chart.setLabel("left", next(iter(sources.values())).unit if sources else "")
        self.holes.setText(holes_text([labels[place] for place in empty]))

    def _mark(self, places: list[int]) -> None:
        """Draw a cross where a month has no records."""
        letters = self.palette().text().color()
        crosses = pg.ScatterPlotItem(
            x=places, y=[0.0] * len(places), symbol="x", size=9, pen=letters, brush=letters)
        self.chart.addItem(crosses)


def brush(number: int) -> object:
    """Return the brush of the n-th source."""
    made = pg.mkBrush(QColor(COLOURS[number % len(COLOURS)]))
    made.setStyle(PATTERNS[number % len(PATTERNS)])
    return made


def holes_text(months: list[str]) -> str:
    """Say which months have no records."""
    if not months:
        return translate("PawcPlanner", "Every month has records.")
    named = ", ".join(months[:MOST_NAMED]) + (" …" if len(months) > MOST_NAMED else "")
    text = translate("PawcPlanner", "✕ {count} months without records: {months}")
    return text.format(count=len(months), months=named)
