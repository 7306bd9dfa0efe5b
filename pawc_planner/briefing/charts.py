"""How a chart is drawn on paper: bars or a line that can be told apart without colour, intervals, the line across."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from qgis.core import QgsLayoutItemPolyline, QgsLayoutItemShape, QgsLayoutPoint, QgsPrintLayout
from qgis.PyQt.QtCore import QPointF, Qt
from qgis.PyQt.QtGui import QPolygonF

from ..base.axis import Axis, axis_of, marks, numbers, runs, tick_texts, with_height
from ..base.series import LINE, Series
from ..bridge.fonts import line_mm, width_mm
from ..bridge.styles import fill, line
from .items import MM, SMALL, Box, place, text
from .words import Words

BAR, INK, FAINT = "#b9cfe0", "#000000", "#c8c8c8"  # the bars are light also without colour
BAR_SHARE = 0.72  # of the room for one value
LEAST_FIGURE_ROOM = 0.5  # mm between two figures above bars
POINT_MM = 1.5
MOST_POINTS = 24
WHISKER_MM = 1.6
GAP = "?"
_MONTH = re.compile(r"^\d{4}-\d{2}$")
_Point = tuple[float, float]


def chart(layout: QgsPrintLayout, box: Box, series: Series, words: Words) -> None:
    """Draw a series into a box: unit and line across above it, labels below it; all of it stays inside the box."""
    PaperChart(layout, box, series, words).draw()


def paper_marks(series: Series, room: float, words: Words) -> list[tuple[int, str]]:
    """Return the labels below a chart of ``room`` mm with their places; months carry their year where it changes."""
    labels = series.labels
    is_months = bool(labels) and all(_MONTH.match(label) for label in labels)
    each = [words.label(label).rsplit(" ", 1)[0] if is_months else words.label(label) for label in labels]
    widest = max((width_mm(shown, SMALL) for shown in each), default=1.0) + 1.5
    shown, year = [], ""
    for at, label in marks(labels, max(int(room / widest), 1)):
        written = words.label(label)
        if _MONTH.match(label):
            month, now = written.rsplit(" ", 1)
            written, year = (month if now == year else f"{month}\n{now}"), now
        shown.append((at, written))
    return shown


class PaperChart:
    """One chart being drawn; places in mm from the upper left corner of its page."""

    def __init__(self, layout: QgsPrintLayout, box: Box, series: Series, words: Words) -> None:
        self._layout, self._box, self._series, self._words = layout, box, series, words
        self._row = line_mm(SMALL)
        self.axis: Axis = axis_of(series)
        self._ticks = tick_texts(self.axis.ticks)
        self.left = box.x + max(width_mm(tick, SMALL) for tick in self._ticks) + 2.5
        self.right = box.x + box.width - 1
        self._marks = paper_marks(series, self.right - self.left, words)
        rows = max((shown.count("\n") + 1 for _, shown in self._marks), default=1)
        self.top = box.y + 2 * self._row + 1.5
        self.bottom = box.y + box.height - rows * self._row - 2

    def draw(self) -> None:
        """Draw it, what lies behind first."""
        self._scale()
        self._across()
        if self._series.kind == LINE:
            self._line()
        else:
            self._bars()
        self._whiskers()
        self._gaps()
        self._below()

    def x(self, at: float) -> float:
        """Return where the n-th value stands."""
        return self.left + (self.right - self.left) * (at + 0.5) / max(len(self._series.values), 1)

    def y(self, value: float) -> float:
        """Return where a value stands; what lies beyond an end of the axis, at the end."""
        return self.bottom - (self.bottom - self.top) * self.axis.share(value)

    def _scale(self) -> None:
        self._text(self._words(self._series.unit), self._box.x, self._box.y, self._box.width)
        for tick, shown in zip(self.axis.ticks, self._ticks):
            y = self.y(tick)
            self._stroke([(self.left, y), (self.right, y)], FAINT if tick else INK, 0.15 if tick else 0.3)
            width = self.left - self._box.x - 1.0
            self._text(shown, self._box.x, y - self._row / 2, width, Qt.AlignmentFlag.AlignRight)

    def _across(self) -> None:
        reference = self._series.reference
        if reference is None or not math.isfinite(reference):
            return
        y = self.y(reference)
        self._stroke([(self.left, y), (self.right, y)], INK, 0.4, "2.4;1.2")
        title = self._words.sentence(self._series.reference_title)
        shown = with_height(title, reference)
        width = width_mm(shown, SMALL) + 2
        x = self.right - width
        self._text(shown, x, self._box.y, width, Qt.AlignmentFlag.AlignRight)
        middle = self._box.y + self._row / 2
        self._stroke([(x - 10, middle), (x - 1, middle)], INK, 0.4, "2.4;1.2")

    def _bars(self) -> None:
        width = (self.right - self.left) / max(len(self._series.values), 1) * BAR_SHARE
        zero = self.y(0.0)
        known = self._known()
        for at in known:
            y = self.y(self._series.values[at])
            shape = QgsLayoutItemShape(self._layout)
            shape.setShapeType(QgsLayoutItemShape.Shape.Rectangle)
            shape.setSymbol(fill(BAR, INK, 0.12))
            height = max(abs(zero - y), 0.05)
            place(self._layout, shape, Box(self._box.page, self.x(at) - width / 2, min(y, zero), width, height))
        figures = dict(zip(known, numbers(self._series.values[at] for at in known)))
        room = (self.right - self.left) / max(len(self._series.values), 1) - LEAST_FIGURE_ROOM
        if all(width_mm(figure, SMALL) < room for figure in figures.values()):
            for at, figure in figures.items():
                highest = max(self._series.values[at], self._ends(at)[1], 0.0)
                self._text(figure, self.x(at) - room, self.y(highest) - self._row - 0.3, 2 * room,
                           Qt.AlignmentFlag.AlignHCenter)

    def _line(self) -> None:
        values, found = self._series.values, runs(self._series.values)
        for run in found:
            if len(run) > 1:
                self._stroke([(self.x(at), self.y(values[at])) for at in run], INK, 0.5)
        for at in (at for run in found for at in run if len(values) <= MOST_POINTS or len(run) == 1):
            shape = QgsLayoutItemShape(self._layout)
            shape.setShapeType(QgsLayoutItemShape.Shape.Ellipse)
            shape.setSymbol(fill(INK))
            corner = (self.x(at) - POINT_MM / 2, self.y(values[at]) - POINT_MM / 2)
            place(self._layout, shape, Box(self._box.page, *corner, POINT_MM, POINT_MM))

    def _whiskers(self) -> None:
        half = min(WHISKER_MM, (self.right - self.left) / max(len(self._series.values), 1) * BAR_SHARE) / 2
        for at in self._known():
            low, high = self._ends(at)
            if low == high:
                continue
            x, below, above = self.x(at), self.y(low), self.y(high)
            self._stroke([(x, below), (x, above)], INK, 0.25)
            self._stroke([(x - half, below), (x + half, below)], INK, 0.25)
            if high <= self.axis.top:
                self._stroke([(x - half, above), (x + half, above)], INK, 0.25)
            else:  # it goes on beyond the chart
                self._stroke([(x - half, above + half), (x, above), (x + half, above + half)], INK, 0.25)

    def _gaps(self) -> None:
        """Write a question mark where nothing is known, so that it does not look like nothing found."""
        known = set(self._known())
        for at in range(len(self._series.values)):
            if at not in known:
                self._text(GAP, self.x(at) - 3, self.y(0.0) - self._row, 6, Qt.AlignmentFlag.AlignHCenter)

    def _below(self) -> None:
        for at, shown in self._marks:
            for row, part in enumerate(shown.split("\n")):
                self._text(part, self.x(at) - 25, self.bottom + 0.8 + row * self._row, 50,
                           Qt.AlignmentFlag.AlignHCenter)

    def _known(self) -> list[int]:
        return [at for at, value in enumerate(self._series.values) if math.isfinite(value)]

    def _ends(self, at: int) -> _Point:
        """Return the ends of an interval; an end that is not known is the value itself."""
        value = self._series.values[at]
        if not self._series.low:
            return value, value
        ends = (self._series.low[at], self._series.high[at])
        low, high = (end if math.isfinite(end) else value for end in ends)
        return low, high

    def _text(self, words: str, x: float, y: float, width: float,
              align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
        # a text is given 1 mm more than it asks for
        text(self._layout, Box(self._box.page, x, y, width - 1, self._row), words, SMALL, align=align)

    def _stroke(self, points: Sequence[_Point], color: str, width: float, pattern: str = "") -> None:
        pages = self._layout.pageCollection()
        shifted = [pages.pagePositionToLayoutPosition(self._box.page, QgsLayoutPoint(x, y, MM)) for x, y in points]
        stroke = QgsLayoutItemPolyline(QPolygonF([QPointF(point) for point in shifted]), self._layout)
        stroke.setSymbol(line(color, width, pattern))
        self._layout.addLayoutItem(stroke)
