"""Any series as a chart: bars or a line, intervals, gaps, the line across, tips, and ways to take it along."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Any

import numpy as np
from qgis.PyQt.QtCore import QBuffer, QEvent, QIODevice, QPoint, QRect, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QImage, QMouseEvent, QPainter, QWheelEvent
from qgis.PyQt.QtSvg import QSvgGenerator
from qgis.PyQt.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from ...base.axis import axis_of, marks, number, numbers, runs, tick_texts, with_height
from ...base.series import LINE, Series
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ...bridge.messages import message
from ...i18n import translate
from ...processing.results import csv_text, write_text
from ..rows import plain_tip
from .plotting import pg

BAR, POINTS, ACROSS = "#5b8fb9", "#0b4f7d", "#c1440e"  # told apart by lightness as well as by hue
HEIGHT = 190
MOST_WRITTEN = 13  # labels below; all months of a year and one more
MOST_POINTS = 24
MONTH = re.compile(r"^\d{4}-\d{2}$")
MARGIN, FIGURE_MARGIN = 0.08, 0.16  # of the height, above the highest
SCALE = 2  # pixels of a saved picture for one on the screen
INTERVAL = QT_TRANSLATE_NOOP("PawcPlanner", "{label}: {value} {unit} (interval {low} to {high})")
PLAIN = QT_TRANSLATE_NOOP("PawcPlanner", "{label}: {value} {unit}")
NOT_KNOWN = QT_TRANSLATE_NOOP("PawcPlanner", "{label}: not known")


class SeriesChart(QWidget):
    """One series with its title, its sentence, and a menu to copy or save it.

    Parameters
    ----------
    series : Series

    Attributes
    ----------
    plot : SeriesPlot
    title, summary : QLabel
    """

    def __init__(self, series: Series, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.series = series
        self.title, self.summary = QLabel(wordWrap=True), QLabel(wordWrap=True)
        for label, said in ((self.title, series.title), (self.summary, series.summary)):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setText(message(said) if said is not None else "")
        letters = self.title.font()
        letters.setBold(True)
        self.title.setFont(letters)
        self.summary.setVisible(series.summary is not None)
        self.across = QLabel(across_text(series))
        self.across.setTextFormat(Qt.TextFormat.PlainText)
        self.across.setStyleSheet(f"color: {ACROSS};")
        self.across.setVisible(bool(self.across.text()))
        self.plot = SeriesPlot(series)
        self.more = QToolButton(text="⋯", autoRaise=True)
        self.more.setToolTip(translate("PawcPlanner", "Copy or save this chart"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self._menu())
        self._arrange()

    def _arrange(self) -> None:
        head, layout = QHBoxLayout(), QVBoxLayout(self)
        head.addWidget(self.title, 1)
        head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(head)
        layout.addWidget(self.across, 0, Qt.AlignmentFlag.AlignRight)
        layout.addWidget(self.plot)
        layout.addWidget(self.summary)
        layout.addStretch(1)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(translate("PawcPlanner", "Copy picture")).triggered.connect(lambda: self.copy())
        menu.addAction(translate("PawcPlanner", "Save picture…")).triggered.connect(lambda: self.ask_picture())
        menu.addAction(translate("PawcPlanner", "Save numbers…")).triggered.connect(lambda: self.ask_numbers())
        return menu

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        QApplication.clipboard().setImage(self.image())

    def ask_picture(self) -> None:
        """Ask for a file and save the picture."""
        title, kinds = translate("PawcPlanner", "Save picture"), "PNG (*.png);;SVG (*.svg)"
        chosen, kind = QFileDialog.getSaveFileName(self, title, f"{self.series.name or 'chart'}.png", kinds)
        if chosen:
            ending = ".svg" if "svg" in kind and not chosen.lower().endswith(".png") else ".png"
            self.save_picture(Path(chosen) if Path(chosen).suffix else Path(chosen + ending))

    def ask_numbers(self) -> None:
        """Ask for a file and save the numbers."""
        title, kind = translate("PawcPlanner", "Save numbers"), "CSV (*.csv)"
        chosen, _ = QFileDialog.getSaveFileName(self, title, f"{self.series.name or 'chart'}.csv", kind)
        if chosen:
            self.save_numbers(Path(chosen))

    def save_picture(self, path: Path) -> None:
        """Write the chart with its title and sentence as PNG, or as SVG when the file's name ends so."""
        if path.suffix.lower() == ".svg":
            path.write_bytes(self.svg())
        else:
            self.image().save(str(path), "PNG")

    def save_numbers(self, path: Path) -> None:
        """Write labels, values and intervals as CSV."""
        write_text("CHARTS", path, numbers_text(self.series))

    def image(self) -> QImage:
        """Return the picture, on the paper of the window."""
        picture = QImage(self.size() * SCALE, QImage.Format.Format_RGB32)
        picture.setDevicePixelRatio(SCALE)
        picture.fill(self.palette().window().color())
        self._paint(picture)
        return picture

    def svg(self) -> bytes:
        """Return the picture as SVG."""
        buffer, made = QBuffer(), QSvgGenerator()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        made.setOutputDevice(buffer)
        made.setSize(QSize(self.size()))
        made.setViewBox(QRect(QPoint(0, 0), self.size()))
        made.setTitle(self.title.text())
        self._paint(made)
        return bytes(buffer.data())

    def _paint(self, device: QImage | QSvgGenerator) -> None:
        painter = QPainter(device)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wrapped = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        for label in (self.title, self.across, self.summary):
            painter.setPen(label.palette().windowText().color())
            painter.setFont(label.font())
            painter.drawText(QRectF(label.geometry()), wrapped, label.text())
        self.plot.render(painter, QRectF(self.plot.geometry()))
        painter.end()


class SeriesPlot(pg.PlotWidget):
    """The drawing of a series; the pointer tells value and interval, and nothing can be dragged about.

    Attributes
    ----------
    bars, line, points, whiskers, across, unknown, figures
        What is drawn of them, None where there is nothing of the kind.
    """

    def __init__(self, series: Series, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self.series, self.axis = series, axis_of(series)
        self.setMenuEnabled(False)
        self.setMouseEnabled(False, False)
        self.hideButtons()
        self.setFixedHeight(HEIGHT)
        self.bars, self.line, self.points = self._bars(), self._line(), self._points()
        self.whiskers, self.across, self.unknown = self._whiskers(), self._across(), self._unknown()
        self.figures = self._figures()
        self._axes()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page that the chart stands on."""
        event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the tip follow the pointer."""
        super().mouseMoveEvent(event)
        x = self.getViewBox().mapSceneToView(self.mapToScene(event.pos())).x()
        self.setToolTip(plain_tip(self.tip(round(x))))

    def leaveEvent(self, event: QEvent) -> None:
        """Take the tip away."""
        super().leaveEvent(event)
        self.setToolTip("")

    def tip(self, place: int) -> str:
        """Say one value with its interval; "" where there is none."""
        if not 0 <= place < len(self.series.labels):
            return ""
        label, value = message(self.series.labels[place]), self.series.values[place]
        if not math.isfinite(value):
            return message(Sentence(NOT_KNOWN, {"label": label}))
        facts = {"label": label, "value": number(value), "unit": message(self.series.unit)}
        low, high = _interval(self.series, place)
        if math.isnan(low) and math.isnan(high):
            return message(Sentence(PLAIN, facts))
        return message(Sentence(INTERVAL, {**facts, "low": number(low), "high": number(high)}))

    def _known(self) -> list[int]:
        return [place for place, value in enumerate(self.series.values) if math.isfinite(value)]

    def _bars(self) -> pg.BarGraphItem | None:
        places = self._known()
        if self.series.kind == LINE or not places:
            return None
        heights = [self.series.values[place] for place in places]
        return self._added(pg.BarGraphItem(x=places, height=heights, width=0.75, brush=BAR, pen=pg.mkPen(POINTS)))

    def _line(self) -> pg.PlotDataItem | None:
        if self.series.kind != LINE or not self._known():
            return None
        x, y = list(range(len(self.series.values))), list(self.series.values)
        return self._added(pg.PlotDataItem(x, y, connect="finite", pen=pg.mkPen(POINTS, width=2)))

    def _points(self) -> pg.ScatterPlotItem | None:
        """Draw the points of a line when they are few, and always those that no line reaches."""
        if self.series.kind != LINE:
            return None
        many = len(self.series.values) > MOST_POINTS
        shown = [place for run in runs(self.series.values) for place in run if not many or len(run) == 1]
        y = [self.series.values[place] for place in shown]
        points = pg.ScatterPlotItem(x=shown, y=y, size=7, brush=POINTS, pen=pg.mkPen(POINTS))
        return self._added(points) if shown else None

    def _whiskers(self) -> pg.ErrorBarItem | None:
        """Draw the intervals; an end that is too far away, at the end of the axis."""
        ends = [(place, *_interval(self.series, place)) for place in self._known()]
        ends = [end for end in ends if not (math.isnan(end[1]) and math.isnan(end[2]))]
        if not ends:
            return None
        middles = [self.series.values[place] for place, _, _ in ends]
        low = [min(max(value if math.isnan(end[1]) else end[1], self.axis.bottom), value)
               for end, value in zip(ends, middles)]
        high = [max(min(value if math.isnan(end[2]) else end[2], self.axis.top), value)
                for end, value in zip(ends, middles)]
        return self._added(pg.ErrorBarItem(
            x=np.array([place for place, _, _ in ends]), y=np.array(middles), beam=0.25,
            top=np.array([h - v for h, v in zip(high, middles)]),
            bottom=np.array([v - b for b, v in zip(low, middles)]),
            pen=pg.mkPen(self.palette().text().color(), width=1.5),
        ))

    def _across(self) -> pg.InfiniteLine | None:
        if self.series.reference is None or not math.isfinite(self.series.reference):
            return None
        dashed = pg.mkPen(ACROSS, width=2, style=Qt.PenStyle.DashLine)
        return self._added(pg.InfiniteLine(self.series.reference, angle=0, pen=dashed))

    def _unknown(self) -> list[pg.TextItem]:
        """Write a question mark where nothing is known, so that it does not look like nothing found."""
        known, letters = set(self._known()), self.palette().text().color()
        places = [place for place in range(len(self.series.values)) if place not in known]
        found = [self._added(pg.TextItem("?", color=letters, anchor=(0.5, 1))) for _ in places]
        for place, item in zip(places, found):
            item.setPos(place, max(self.axis.bottom, 0.0))
        return found

    def _figures(self) -> list[pg.TextItem]:
        """Write the values above the bars where they are few."""
        if self.bars is None or len(self.series.values) > MOST_WRITTEN:
            return []
        found = []
        places = self._known()
        for place, figure in zip(places, numbers(self.series.values[place] for place in places)):
            value, high = self.series.values[place], _interval(self.series, place)[1]
            found.append(self._added(pg.TextItem(figure, color=self.palette().text().color(), anchor=(0.5, 1))))
            found[-1].setPos(place, min(max(value, 0.0, 0.0 if math.isnan(high) else high), self.axis.top))
        return found

    def _axes(self) -> None:
        letters = self.palette().text().color()
        for side in ("left", "bottom"):
            self.getAxis(side).setTextPen(letters)
            self.getAxis(side).setPen(letters)
        below = marks_below(self.series)
        for side in ("left", "bottom"):
            self.getAxis(side).setStyle(hideOverlappingLabels=False)
        lines = max((label.count("\n") + 1 for _, label in below), default=1)
        self.getAxis("bottom").setHeight(round((lines + 0.7) * self.fontMetrics().height()))
        self.getAxis("bottom").setTicks([below])
        self.getAxis("left").setTicks([list(zip(self.axis.ticks, tick_texts(self.axis.ticks)))])
        self.setLabel("left", message(self.series.unit))
        room = (FIGURE_MARGIN if self.figures else MARGIN) * (self.axis.top - self.axis.bottom)
        n = len(self.series.values)
        self.setXRange(-0.6, max(n, 1) - 0.4, padding=0.01)
        self.setYRange(self.axis.bottom - room / 50, self.axis.top + room, padding=0)  # the lowest tick is on it
        self.showGrid(y=True, alpha=0.15)

    def _added(self, item: Any) -> Any:
        self.addItem(item)
        return item


def across_text(series: Series) -> str:
    """Return what the line across is, with its height; "" when there is none."""
    if series.reference is None or not math.isfinite(series.reference):
        return ""
    said = message(series.reference_title) if series.reference_title is not None else ""
    return f"- - - {with_height(said, series.reference)}"


def marks_below(series: Series) -> list[tuple[int, str]]:
    """Return the labels below a chart with their places; of months the number, with the year where it changes."""
    found, year = [], ""
    for place, label in marks(series.labels, MOST_WRITTEN):
        if MONTH.match(label):
            number_of_month, now = label[5:], label[:4]
            found.append((place, number_of_month if now == year else f"{number_of_month}\n{now}"))
            year = now
        else:
            found.append((place, broken(message(label))))
    return found


def broken(label: str, most: int = 14) -> str:
    """Break a long label at its blanks, so that it stands below its bar."""
    lines = [""]
    for word in label.split():
        if lines[-1] and len(lines[-1]) + len(word) >= most:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def numbers_text(series: Series) -> str:
    """Return labels, values and intervals as CSV text with titles."""
    titles = [
        translate("PawcPlanner", "Label"), translate("PawcPlanner", "Value"), translate("PawcPlanner", "Lower end"),
        translate("PawcPlanner", "Upper end"), translate("PawcPlanner", "Unit"),
    ]
    rows = [
        (label, value, *_interval(series, place), message(series.unit))
        for place, (label, value) in enumerate(zip(series.labels, series.values))
    ]
    return csv_text(titles, rows)


def _interval(series: Series, place: int) -> tuple[float, float]:
    return (series.low[place], series.high[place]) if series.low else (math.nan, math.nan)
