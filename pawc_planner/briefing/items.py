"""How one thing on a page is made: a text, a rule, a table, a map with its grid, a legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsLayerTree,
    QgsLayoutFrame,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemManualTable,
    QgsLayoutItemMap,
    QgsLayoutItemMapGrid,
    QgsLayoutItemPage,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutItemShape,
    QgsLayoutMeasurement,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendStyle,
    QgsMapLayer,
    QgsPrintLayout,
    QgsRectangle,
    QgsTableCell,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QTextLayout, QTextOption

from ..bridge.fonts import PIXELS_PER_MM, line_mm, metrics, print_font
from ..bridge.styles import fill, line, text_format
from ..paths import plugin_file

MM = QgsUnitTypes.LayoutUnit.LayoutMillimeters
BODY = 9.0  # points
SMALL = 8.0  # points; nothing on paper is smaller
FIGURE_WIDTH = 15.0  # mm that a coordinate of seven figures takes below a map
_CELL_MARGIN = 0.7
_CELL_RULE = 0.15


@dataclass(frozen=True)
class Box:
    """A rectangle on a page, millimetres from its upper left corner; ``page`` from 0."""

    page: int
    x: float
    y: float
    width: float
    height: float


def place(layout: QgsPrintLayout, item: Any, box: Box) -> None:
    """Put an item where the box is."""
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(box.x, box.y, MM), page=box.page)
    item.attemptResize(QgsLayoutSize(box.width, box.height, MM))


def wrap(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Break text into lines of at most ``width`` mm, at words; Thai, which has no spaces, at Qt's word boundaries."""
    lines = []
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, metrics_font(size, bold))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        units = _utf16(paragraph)
        while True:
            row = layout.createLine()
            if not row.isValid():
                break
            row.setLineWidth(width * 0.97 * PIXELS_PER_MM)
            first, count = row.textStart(), row.textLength()
            lines.append(units[2 * first: 2 * (first + count)].decode("utf-16-le").strip())
        layout.endLayout()
        if not paragraph:
            lines.append("")
    return lines


def _utf16(text: str) -> bytes:
    """Qt counts in UTF-16 units."""
    return text.encode("utf-16-le")


def metrics_font(size: float, bold: bool) -> QFont:
    """Return the print font at the scale in which texts are measured."""
    font = print_font(size, bold=bold)
    font.setPixelSize(round(size * 25.4 / 72 * PIXELS_PER_MM))
    return font


def text(layout: QgsPrintLayout, box: Box, words: str, size: float = BODY, *, bold: bool = False,
         color: str = "#000000", align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> float:
    """Write wrapped text from the top of the box and return the height it took, mm; it is never clipped."""
    lines = wrap(words, box.width, size, bold=bold)
    height = len(lines) * line_mm(size) + 0.8
    label = QgsLayoutItemLabel(layout)
    label.setText("\n".join(lines))
    label.setMargin(0)
    label.setHAlign(align)
    label.setVAlign(Qt.AlignmentFlag.AlignTop)
    if hasattr(label, "setTextFormat"):
        label.setTextFormat(text_format(size, bold=bold, color=color))
    else:
        label.setFont(print_font(size, bold=bold))
        label.setFontColor(QColor(color))
    place(layout, label, Box(box.page, box.x, box.y, box.width + 1, height))
    return height


def rule(layout: QgsPrintLayout, page: int, x: float, y: float, width: float, thickness: float = 0.3) -> None:
    """Draw a horizontal rule."""
    shape = QgsLayoutItemShape(layout)
    shape.setShapeType(QgsLayoutItemShape.Shape.Rectangle)
    shape.setSymbol(fill("#000000"))
    place(layout, shape, Box(page, x, y, width, thickness))


def frame(layout: QgsPrintLayout, box: Box) -> None:
    """Draw an empty box to write in."""
    shape = QgsLayoutItemShape(layout)
    shape.setShapeType(QgsLayoutItemShape.Shape.Rectangle)
    shape.setSymbol(fill("#ffffff", "#000000", 0.25))
    place(layout, shape, box)


@dataclass(frozen=True)
class Column:
    """One column of a table: heading, width in mm, numbers to the right."""

    heading: str
    width: float
    right: bool = False


def row_mm(size: float = SMALL) -> float:
    """Return the height of one table row in mm, its margins and rule with it."""
    return _cell_mm(size) + 2 * _CELL_MARGIN + _CELL_RULE


def _cell_mm(size: float) -> float:
    """Height of the text of a cell: a line, less the part of its leading that the margins give back."""
    return line_mm(size) - _CELL_MARGIN


def table(layout: QgsPrintLayout, box: Box, columns: Sequence[Column], rows: Sequence[Sequence[str]],
          size: float = SMALL) -> float:
    """Draw a table from the top of the box and return its height, mm; cells that are too long are shortened with …."""
    made = QgsLayoutItemManualTable.create(layout)
    layout.addMultiFrame(made)
    made.setCellMargin(_CELL_MARGIN)
    made.setGridStrokeWidth(_CELL_RULE)
    made.setGridColor(QColor("#777777"))
    made.setContentTextFormat(text_format(size))
    made.setHeaderTextFormat(text_format(size, bold=True))
    made.setTableContents([_cells([c.heading for c in columns], columns, True)] + [_cells(r, columns) for r in rows])
    made.setColumnWidths([column.width for column in columns])
    made.setRowHeights([_cell_mm(size)] * (len(rows) + 1))
    piece = QgsLayoutFrame(layout, made)
    total = row_mm(size) * (len(rows) + 1) + 1
    piece.attemptSetSceneRect(QRectF(box.x, box.y, sum(c.width + 2 for c in columns) + 1, total))
    made.addFrame(piece)
    piece.attemptMove(QgsLayoutPoint(box.x, box.y, MM), page=box.page)
    made.recalculateFrameSizes()
    return float(made.totalSize().height())


def _cells(values: Sequence[str], columns: Sequence[Column], heading: bool = False) -> list[QgsTableCell]:
    found = []
    for value, column in zip(values, columns):
        cell = QgsTableCell(shorten(str(value), column.width, SMALL, bold=heading))
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        cell.setHorizontalAlignment(side)
        cell.setVerticalAlignment(Qt.AlignmentFlag.AlignVCenter)
        if heading:
            cell.setTextFormat(text_format(SMALL, bold=True))
            cell.setBackgroundColor(QColor("#dddddd"))
        else:
            cell.setTextFormat(text_format(SMALL))
        found.append(cell)
    return found


def shorten(words: str, width: float, size: float, *, bold: bool = False) -> str:
    """Cut a text to ``width`` mm."""
    measure = metrics(size, bold=bold)
    return measure.elidedText(words, Qt.TextElideMode.ElideRight, width * PIXELS_PER_MM)


def map_item(layout: QgsPrintLayout, box: Box, layers: Sequence[QgsMapLayer], bounds: Sequence[float],
             crs: QgsCoordinateReferenceSystem) -> QgsLayoutItemMap:
    """Draw a map that shows all of ``bounds`` (west, south, east, north in ``crs``) with a little room."""
    made = QgsLayoutItemMap(layout)
    extent = QgsRectangle(*bounds)
    extent = extent.buffered(max(extent.width(), extent.height(), 1000.0) * 0.05)
    made.setCrs(crs)
    made.setLayers(list(layers))
    made.setKeepLayerSet(True)
    made.attemptSetSceneRect(QRectF(0, 0, box.width, box.height))  # a map without a size has no extent
    made.setExtent(extent)
    place(layout, made, box)
    made.zoomToExtent(extent)
    made.setFrameEnabled(True)
    made.setFrameStrokeWidth(QgsLayoutMeasurement(0.3, MM))
    made.setBackgroundColor(QColor("#ffffff"))
    return made


def grid(made: QgsLayoutItemMap, crs: QgsCoordinateReferenceSystem) -> float:
    """Lay a coordinate grid over the map, figures outside on the left and below; returns its spacing in metres."""
    extent = made.extent()
    interval = _round_step(max(extent.width(), extent.height()) / 5)
    while interval * made.rect().width() < FIGURE_WIDTH * extent.width():  # figures below the map must not touch
        interval = _round_step(2.5 * interval)
    lines = QgsLayoutItemMapGrid("grid", made)
    lines.setCrs(crs)
    lines.setIntervalX(interval)
    lines.setIntervalY(interval)
    lines.setLineSymbol(line("#8c8c8c", 0.1))
    lines.setAnnotationEnabled(True)
    lines.setAnnotationPrecision(0)
    lines.setAnnotationTextFormat(text_format(SMALL))
    lines.setAnnotationFrameDistance(0.6)
    hide, sides = QgsLayoutItemMapGrid.DisplayMode.HideAll, QgsLayoutItemMapGrid.BorderSide
    lines.setAnnotationDisplay(hide, sides.Right)
    lines.setAnnotationDisplay(hide, sides.Top)
    lines.setAnnotationDisplay(QgsLayoutItemMapGrid.DisplayMode.LatitudeOnly, sides.Left)
    lines.setAnnotationDisplay(QgsLayoutItemMapGrid.DisplayMode.LongitudeOnly, sides.Bottom)
    lines.setAnnotationDirection(QgsLayoutItemMapGrid.AnnotationDirection.Vertical, sides.Left)
    made.grids().addGrid(lines)
    return interval


def _round_step(metres: float) -> float:
    """Return the nearest of 1, 2, 5 × 10^n below or at ``metres``."""
    power = 1.0
    while power * 10 <= metres:
        power *= 10
    return max(step * power for step in (1, 2, 5) if step * power <= max(metres, 1))


def scale_bar(layout: QgsPrintLayout, box: Box, made: QgsLayoutItemMap, unit: str) -> None:
    """Draw a scale bar in km for a map."""
    bar = QgsLayoutItemScaleBar(layout)
    bar.setStyle("Single Box")
    bar.setLinkedMap(made)
    bar.setUnits(QgsUnitTypes.DistanceUnit.DistanceKilometers)
    bar.setUnitLabel(unit)
    bar.setMapUnitsPerScaleBarUnit(1)
    bar.setNumberOfSegments(2)
    bar.setNumberOfSegmentsLeft(0)
    bar.setUnitsPerSegment(_round_step(made.extent().width() * 0.1) / 1000)
    bar.setHeight(1.6)
    bar.setTextFormat(text_format(SMALL))
    place(layout, bar, box)


def north_arrow(layout: QgsPrintLayout, box: Box, made: QgsLayoutItemMap) -> None:
    """Draw an arrow to grid north."""
    arrow = QgsLayoutItemPicture(layout)
    arrow.setPicturePath(str(plugin_file("resources", "layouts", "north.svg")))
    arrow.setLinkedMap(made)
    place(layout, arrow, box)


def legend(layout: QgsPrintLayout, box: Box, made: QgsLayoutItemMap, layers: Sequence[QgsMapLayer]) -> None:
    """Explain the symbols of the layers, one column."""
    tree = QgsLayerTree()
    for layer in layers:
        tree.addLayer(layer)
    item = QgsLayoutItemLegend(layout)
    item.setAutoUpdateModel(False)
    item.setLinkedMap(made)
    item.setBackgroundEnabled(False)
    item.model().setRootGroup(tree)
    item.setLegendFilterByMapEnabled(True)  # only what is on this map
    item.setSymbolHeight(3.0)
    item.setSymbolWidth(6.0)
    item.setResizeToContents(True)
    parts = QgsLegendStyle.Style
    for part, bold in ((parts.Subgroup, True), (parts.SymbolLabel, False), (parts.Group, True), (parts.Title, True)):
        style = item.style(part)
        if hasattr(style, "setTextFormat"):
            style.setTextFormat(text_format(SMALL, bold=bold))
        else:
            style.setFont(print_font(SMALL, bold=bold))
        item.setStyle(part, style)
    item.rstyle(QgsLegendStyle.Style.Subgroup).setMargin(QgsLegendStyle.Side.Top, 1.4)
    item.rstyle(QgsLegendStyle.Style.Symbol).setMargin(QgsLegendStyle.Side.Top, 0.5)
    place(layout, item, box)
    item.adjustBoxSize()
    item._tree = tree  # the model does not own its tree


def add_page(layout: QgsPrintLayout) -> int:
    """Add an A4 page, upright, and return its number from 0."""
    page = QgsLayoutItemPage(layout)
    page.setPageSize("A4", QgsLayoutItemPage.Orientation.Portrait)
    layout.pageCollection().addPage(page)
    return layout.pageCollection().pageCount() - 1
