"""How each layer of a site is drawn: told apart by shape, hatch and line style first, so that grey prints serve too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsMergedFeatureRenderer,
    QgsNullSymbolRenderer,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRendererCategory,
    QgsRendererRange,
    QgsRuleBasedRenderer,
    QgsSimpleLineSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor, QFont

from ..base.words import QT_TRANSLATE_NOOP
from .fonts import print_font

Say = Callable[[str], str]
Styler = Callable[[QgsVectorLayer, Say], None]

GREYS_TO_BLUE = ("#ffffff", "#c9e3f0", "#7fb8d8", "#3a80b5", "#0b3a6b")  # lightness falls evenly: grey keeps the order
TO_PURPLE = ("#f7f4f9", "#d4b9da", "#b874b9", "#8c3a97", "#4d004b")
TEAM_LINES = (  # dash pattern in mm and colour: eight patterns that stay apart in black and white
    ("", "#b30000"), ("3;1.2", "#08519c"), ("0.8;0.9", "#006d2c"), ("4;1;0.8;1", "#54278f"),
    ("4;1;0.8;1;0.8;1", "#a63603"), ("1.8;0.8", "#01665e"), ("6;1.2", "#7a0177"), ("2.4;0.8;0.6;0.8", "#252525"),
)
STOP_SHAPES = {  # kind of way-point: marker and its title
    "start": ("square", QT_TRANSLATE_NOOP("PawcPlanner", "start")),
    "gap": ("circle", QT_TRANSLATE_NOOP("PawcPlanner", "gap")),
    "hotspot": ("triangle", QT_TRANSLATE_NOOP("PawcPlanner", "hotspot")),
    "camera": ("diamond", QT_TRANSLATE_NOOP("PawcPlanner", "camera")),
    "camp": ("pentagon", QT_TRANSLATE_NOOP("PawcPlanner", "camp")),
    "end": ("square", QT_TRANSLATE_NOOP("PawcPlanner", "end")),
}


def fill(color: str, outline: str = "#00000000", width: float = 0.1, style: str = "solid") -> QgsFillSymbol:
    """Plain area; ``color`` and ``outline`` as ``#rrggbb`` or ``#aarrggbb``; width in mm."""
    return QgsFillSymbol.createSimple({
        "color": _rgba(color), "outline_color": _rgba(outline), "outline_width": str(width), "style": style,
    })


def hatch(color: str, angle: float, distance: float, width: float = 0.18, outline: str = "") -> QgsFillSymbol:
    """Hatched area: lines at ``angle`` degrees, ``distance`` mm apart, over nothing."""
    lines = QgsLinePatternFillSymbolLayer()
    lines.setLineAngle(angle)
    lines.setDistance(distance)
    lines.setSubSymbol(line(color, width))
    symbol = QgsFillSymbol()
    symbol.changeSymbolLayer(0, lines)  # a list given to the constructor would be owned twice
    if outline:
        symbol.appendSymbolLayer(_outline(outline, 0.45))
    return symbol


def line(color: str, width: float, pattern: str = "") -> QgsLineSymbol:
    """Line of ``width`` mm; ``pattern`` is dash and gap lengths in mm (``3;1``), "" for solid."""
    properties = {"line_color": _rgba(color), "line_width": str(width), "capstyle": "flat", "joinstyle": "round"}
    if pattern:
        properties.update({"use_custom_dash": "1", "customdash": pattern, "customdash_unit": "MM"})
    return QgsLineSymbol.createSimple(properties)


def cased(color: str, width: float, pattern: str = "") -> QgsLineSymbol:
    """Line on a white casing, readable over anything."""
    symbol = line("#ffffff", width + 0.7)
    top = line(color, width, pattern)  # kept by name: its layer dies with it
    symbol.appendSymbolLayer(top.symbolLayer(0).clone())
    return symbol


def line_area(color: str, width: float, pattern: str = "") -> QgsFillSymbol:
    """Area drawn by its outline only."""
    edge = line(color, width, pattern)  # kept by name: its layer dies with it
    symbol = QgsFillSymbol()
    symbol.changeSymbolLayer(0, edge.symbolLayer(0).clone())
    return symbol


def marker(shape: str, color: str, size: float, outline: str = "#000000", width: float = 0.25) -> QgsMarkerSymbol:
    """Marker of ``size`` mm."""
    return QgsMarkerSymbol.createSimple({
        "name": shape, "color": _rgba(color), "outline_color": _rgba(outline), "outline_width": str(width),
        "size": str(size),
    })


def _outline(color: str, width: float) -> QgsSimpleLineSymbolLayer:
    return QgsSimpleLineSymbolLayer(QColor(color), width)


def _rgba(color: str) -> str:
    value = QColor(color)
    return f"{value.red()},{value.green()},{value.blue()},{value.alpha()}"


def single(symbol: Callable[[], QgsSymbol], label: str = "", size: float = 8.0, **options: Any) -> Styler:
    """Style with one symbol, and labels of the field or expression ``label``."""
    def apply(layer: QgsVectorLayer, say: Say) -> None:
        layer.setRenderer(QgsSingleSymbolRenderer(symbol()))
        if label:
            set_labels(layer, label, size, **options)
    return apply


def categories(field: str, kinds: Sequence[tuple[Any, Callable[[], QgsSymbol], str]], label: str = "") -> Styler:
    """Style by value: (value, symbol, title) in drawing order of the legend."""
    def apply(layer: QgsVectorLayer, say: Say) -> None:
        layer.setRenderer(QgsCategorizedSymbolRenderer(
            field, [QgsRendererCategory(value, symbol(), say(title)) for value, symbol, title in kinds]))
        if label:
            set_labels(layer, label)
    return apply


def joined(style: Styler) -> Styler:
    """Draw cells of one class as one area: a hatch per cell makes printed files ten times as large."""
    def apply(layer: QgsVectorLayer, say: Say) -> None:
        style(layer, say)
        layer.setRenderer(QgsMergedFeatureRenderer(layer.renderer().clone()))
    return apply


def steps(expression: str, limits: Sequence[float], colors: Sequence[str], unit: str, form: str = "{:g}") -> Styler:
    """Style by classes between ``limits``; titles read ``1 – 5 km``."""
    def apply(layer: QgsVectorLayer, say: Say) -> None:
        ranges = [
            QgsRendererRange(low, high, _class_symbol(high, color), _class_title(low, high, unit, form, say))
            for low, high, color in zip(limits[:-1], limits[1:], colors)
        ]
        layer.setRenderer(QgsGraduatedSymbolRenderer(expression, ranges))
    return apply


def _class_symbol(high: float, color: str) -> QgsFillSymbol:
    """Nothing known is hatched, as on every map; the other classes are filled."""
    return hatch("#8a8a8a", 45, 1.4, 0.12) if high < 1e-6 else fill(color, "#30808080", 0.05)


def _class_title(low: float, high: float, unit: str, form: str, say: Say) -> str:
    if high < 1e-6:
        return say(QT_TRANSLATE_NOOP("PawcPlanner", "not visited: unknown"))
    text = "{low} – {high} {unit}" if high < 1e8 else say(QT_TRANSLATE_NOOP("PawcPlanner", "over {low} {unit}"))
    shown = 0.0 if low < 1e-6 else low
    return text.format(low=form.format(shown), high=form.format(high), unit=say(unit) if unit else "").strip()


def rules(entries: Sequence[tuple[str, Callable[[], QgsSymbol], str]]) -> Styler:
    """Style by rules: (filter expression, symbol, title)."""
    def apply(layer: QgsVectorLayer, say: Say) -> None:
        root = QgsRuleBasedRenderer.Rule(None)
        for expression, symbol, title in entries:
            root.appendChild(QgsRuleBasedRenderer.Rule(symbol(), 0, 0, expression, say(title)))
        layer.setRenderer(QgsRuleBasedRenderer(root))
    return apply


def team_routes(layer: QgsVectorLayer, say: Say) -> None:
    """Style routes with one dash pattern and colour per team, the team's name along the line."""
    index = layer.fields().indexOf("team")
    names = sorted(str(value) for value in layer.uniqueValues(index))
    layer.setRenderer(QgsCategorizedSymbolRenderer(
        "team", [QgsRendererCategory(name, cased(*_team_line(number)), name) for number, name in enumerate(names)]))
    set_labels(layer, '"team"', 8.0, along=True, condition='"day" = 1')  # once per team


def _team_line(number: int) -> tuple[str, float, str]:
    pattern, color = TEAM_LINES[number % len(TEAM_LINES)]
    return color, 0.7 if number < len(TEAM_LINES) else 1.1, pattern


def day_routes(layer: QgsVectorLayer, say: Say) -> None:
    """Style the routes of one team with one dash pattern per day."""
    days = sorted(layer.uniqueValues(layer.fields().indexOf("day")))
    layer.setRenderer(QgsCategorizedSymbolRenderer(
        "day", [QgsRendererCategory(day, cased(*_team_line(number)), say("day {day}").format(day=day))
                for number, day in enumerate(days)]))


def stops(layer: QgsVectorLayer, say: Say) -> None:
    """Style way-points by kind and number them in the order of the day."""
    layer.setRenderer(QgsCategorizedSymbolRenderer("kind", [
        QgsRendererCategory(kind, marker(shape, "#ffffff" if kind != "start" else "#000000", 2.4), say(title))
        for kind, (shape, title) in STOP_SHAPES.items()]))
    set_labels(layer, "\"day\" || '-' || \"seq\"", 8.0)


def people_at_cameras(layer: QgsVectorLayer, say: Say) -> None:
    """Draw a circle per camera whose area grows with the people seen."""
    symbol = marker("circle", "#70fdae61", 4)
    symbol.setDataDefinedSize(QgsProperty.fromExpression('1.5 + min(9, 0.9 * sqrt("people"))'))
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    set_labels(layer, '"people"', 8.0)


def nothing(layer: QgsVectorLayer, say: Say) -> None:
    """Draw labels only."""
    layer.setRenderer(QgsNullSymbolRenderer())


def set_labels(layer: QgsVectorLayer, expression: str, size: float = 8.0, *, along: bool = False,
               bold: bool = False, color: str = "#000000", condition: str = "") -> None:
    """Label features in a font that has Thai letters, on a white halo; ``size`` in points."""
    settings = QgsPalLayerSettings()
    settings.fieldName = f'CASE WHEN {condition} THEN {expression} END' if condition else expression
    settings.isExpression = True
    settings.setFormat(text_format(size, bold=bold, color=color, halo=True))
    if along:
        settings.placement = QgsPalLayerSettings.Placement.Curved
    elif layer.geometryType() == 0:
        settings.placement = QgsPalLayerSettings.Placement.OrderedPositionsAroundPoint
        settings.dist = 0.4
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def text_format(size: float, *, bold: bool = False, color: str = "#000000", halo: bool = False) -> QgsTextFormat:
    """Return a text format in the print font; ``size`` in points."""
    font: QFont = print_font(size, bold=bold)
    text = QgsTextFormat()
    text.setFont(font)
    text.setSize(size)
    text.setColor(QColor(color))
    if bold and font.styleName():
        text.setNamedStyle(font.styleName())
    if halo:
        buffer = QgsTextBufferSettings()
        buffer.setEnabled(True)
        buffer.setSize(0.6)
        buffer.setColor(QColor("#ffffff"))
        text.setBuffer(buffer)
    return text
