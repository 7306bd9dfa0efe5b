"""Records per month, stacked by source; months without any are drawn and named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QPainter, QPixmap
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ...base.series import Series
from ...i18n import translate
from .bars import BarChart
from .plotting import pg

# Told apart by lightness also in print without colour (Okabe and Ito's colours, from dark to light); patterns beside.
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#e69f00", "#56b4e9", "#f0e442")
PATTERNS = (
    Qt.BrushStyle.SolidPattern, Qt.BrushStyle.BDiagPattern, Qt.BrushStyle.Dense4Pattern, Qt.BrushStyle.DiagCrossPattern,
    Qt.BrushStyle.HorPattern, Qt.BrushStyle.VerPattern,
)
MOST_NAMED = 12
BAR_WIDTH = 0.8  # of a month
HEIGHT = 150
SWATCH = 12


class MonthChart(QWidget):
    """Bars per month with a title, a legend, and the months without records in words.

    Parameters
    ----------
    title : str
        What is counted.
    sources : mapping of str to Series
        Records per month of each source.
    order : sequence of str
        All sources of the page, so that each looks the same on every chart.
    undated : int
        Records that have no place on the chart.
    """

    def __init__(
        self, title: str, sources: Mapping[str, Series], order: Sequence[str], undated: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._order = list(order)
        self.title, self.holes = QLabel(f"<b>{title}</b>"), QLabel(wordWrap=True)
        self.chart = BarChart()
        self.chart.setFixedHeight(HEIGHT)
        self.legend = QHBoxLayout()
        self.legend.addWidget(self.title)
        self.legend.addSpacing(HEIGHT // 5)
        layout = QVBoxLayout(self)
        layout.addLayout(self.legend)
        for widget in (self.chart, self.holes):
            layout.addWidget(widget)
        self._draw(sources, undated)

    def _draw(self, sources: Mapping[str, Series], undated: int) -> None:
        labels = next(iter(sources.values())).labels if sources else ()
        base = [0.0] * len(labels)
        for source, series in sources.items():
            filled = brush(self._order.index(source))
            self.chart.addItem(HatchedBars(series.values, base, filled))
            self._explain(source, filled)
            base = [below + value for below, value in zip(base, series.values)]
        self.legend.addStretch(1)
        empty = [place for place, total in enumerate(base) if total == 0]
        self._mark(empty)
        self.chart.show_labels(labels)
        self.chart.setLabel("left", translate("PawcPlanner", "records"))
        self.holes.setText("   ".join(filter(None, (
            holes_text([labels[place] for place in empty]) if labels else "", undated_text(undated)))))

    def _explain(self, source: str, filled: QBrush) -> None:
        """Add a source to the legend; it stands above the chart, where it hides no bar."""
        sample = QLabel()
        sample.setPixmap(swatch(filled))
        self.legend.addWidget(sample)
        self.legend.addWidget(QLabel(source))

    def _mark(self, places: list[int]) -> None:
        """Draw a cross where a month has no records."""
        letters = self.palette().text().color()
        crosses = pg.ScatterPlotItem(
            x=places, y=[0.0] * len(places), symbol="x", size=9, pen=letters, brush=letters)
        self.chart.addItem(crosses)


class HatchedBars(pg.BarGraphItem):
    """Bars of one source above those of the sources before it, painted in pixels.

    A brush with a pattern that is painted in months and records is as coarse as a month is wide: bars vanish between
    its lines.
    """

    def __init__(self, values: Sequence[float], base: Sequence[float], filled: QBrush) -> None:
        super().__init__(
            x=list(range(len(values))), height=list(values), y0=list(base), width=BAR_WIDTH, brush=filled,
            pen=pg.mkPen(filled.color()),
        )
        self._bars = [
            QRectF(place - BAR_WIDTH / 2, below, BAR_WIDTH, value)
            for place, (value, below) in enumerate(zip(values, base)) if value > 0
        ]

    def paint(self, painter: QPainter, *_: object) -> None:
        """Fill and outline the bars."""
        to_pixels = painter.worldTransform()
        painter.save()
        painter.resetTransform()
        painter.setPen(self.opts["pen"])
        painter.setBrush(self.opts["brush"])
        for bar in self._bars:
            painter.drawRect(to_pixels.mapRect(bar))
        painter.restore()


def brush(number: int) -> QBrush:
    """Return the brush of the n-th source."""
    return QBrush(QColor(COLOURS[number % len(COLOURS)]), PATTERNS[number % len(PATTERNS)])


def swatch(filled: QBrush) -> QPixmap:
    """Return a small picture of a brush for a legend."""
    picture = QPixmap(2 * SWATCH, SWATCH)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setPen(filled.color())
    painter.setBrush(filled)
    painter.drawRect(0, 0, 2 * SWATCH - 1, SWATCH - 1)
    painter.end()
    return picture


def holes_text(months: list[str]) -> str:
    """Say which months have no records."""
    if not months:
        return translate("PawcPlanner", "Every month has records.")
    named = ", ".join(months[:MOST_NAMED]) + (" …" if len(months) > MOST_NAMED else "")
    text = translate("PawcPlanner", "✕ {count} months without records: {months}")
    return text.format(count=len(months), months=named)


def undated_text(count: int) -> str:
    """Say how many records have no place on a chart; "" when all have one."""
    text = translate("PawcPlanner", "{count:,} records without a date, or with one far from all others, are not shown.")
    return text.format(count=count) if count else ""
