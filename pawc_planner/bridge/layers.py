"""The layers of a site, in drawing order, styled and named in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsApplication,
    QgsBilinearRasterResampler,
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsHillshadeRenderer,
    QgsMapLayer,
    QgsRasterLayer,
    QgsVectorLayer,
)

from ..base.words import QT_TRANSLATE_NOOP
from ..i18n import translate
from ..site import cycles
from ..site.store import SiteStore
from . import styles
from .find_labels import show_find_words
from .styles import Say, Styler

if TYPE_CHECKING:
    from ..importers.smart.find_words import FindWords

KEY = "pawc_planner/key"
SITE_KEY = "pawc_planner/site"
NEVER = 1e9  # end of an open class


@dataclass(frozen=True)
class LayerSpec:
    """One layer: its key, table, title, rows and look.

    Parameters
    ----------
    key : str
        Name in code, unique.
    table : str
        Table of the site database.
    title : str
        English title, marked for translation.
    style : Styler
        Look.
    where : str
        SQL of the rows; ``{cycle}`` and ``{days}`` are filled in.
    group : str
        plan, results, data or base.
    visible : bool
        Shown when the group is loaded.
    """

    key: str
    table: str
    title: str
    style: Styler
    where: str = ""
    group: str = "base"
    visible: bool = True


_CYCLE = "\"cycle_id\" = '{cycle}'"
_N = QT_TRANSLATE_NOOP
_KM = (-1e-9, 1e-9, 1, 5, 20, NEVER)
_PEOPLE = (
    "SELECT c.fid AS fid, c.camera_id AS camera_id, COUNT(e.fid) AS people, c.geom AS geom "
    "FROM cameras c JOIN camera_events e ON e.camera_id = c.camera_id AND e.class = 'person' {days} "
    "GROUP BY c.camera_id"
)



def _rank(above: float, up_to: float) -> str:
    """Expression for the cells whose gap rank lies between two shares of all ranked cells."""
    last = 'maximum("gap_rank")'
    return f'"gap_rank" > {above} * {last} AND "gap_rank" <= {up_to} * {last}'


LAYERS: tuple[LayerSpec, ...] = (
    LayerSpec("stops", "plan_stops", _N("PawcPlanner", "Way-points"), styles.stops, _CYCLE, "plan",
              False),
    LayerSpec("plan_cameras", "plan_cameras", _N("PawcPlanner", "Camera sites of the plan"), styles.categories(
        "action", (
        ("keep", lambda: styles.marker("diamond", "#000000", 2.8), _N("PawcPlanner", "keep")),
        ("add", lambda: styles.marker("star", "#ffd92f", 4.0), _N("PawcPlanner", "add")),
        ("retire", lambda: styles.marker("cross2", "#000000", 2.6), _N("PawcPlanner", "retire")))), _CYCLE, "plan"),
    LayerSpec("routes", "plan_routes", _N("PawcPlanner", "Proposed routes"), styles.team_routes, _CYCLE, "plan"),
    LayerSpec("top_gaps", "cell_results", _N("PawcPlanner", "Ten largest gaps"), styles.single(
        lambda: styles.fill("#00000000", "#000000", 0.5), '"gap_rank"', 8.0, bold=True),
        _CYCLE + " AND gap_rank BETWEEN 1 AND 10", "results"),
    LayerSpec("hot", "cell_results", _N("PawcPlanner", "Hot cells"), styles.joined(styles.single(
        lambda: styles.hatch("#b30000", 45, 0.9, 0.35, "#b30000"))),
        _CYCLE + " AND hotspot = 'hot'", "results", False),
    LayerSpec("observations", "observations", _N("PawcPlanner", "Threats found"), styles.single(
        lambda: styles.marker("cross2", "#d7301f", 1.8, "#d7301f", 0.4)), "\"is_threat\" = 1 {days}", "data", False),
    LayerSpec("stumps", "stumps", _N("PawcPlanner", "Stumps"), styles.single(
        lambda: styles.marker("triangle", "#8c2d04", 2.4)), "", "data"),
    LayerSpec("cameras", "cameras", _N("PawcPlanner", "Cameras"), styles.categories("status", (
        ("active", lambda: styles.marker("diamond", "#ffffff", 2.6), _N("PawcPlanner", "standing")),
        ("", lambda: styles.marker("cross", "#888888", 2.2), _N("PawcPlanner", "lost, broken or removed")))),
        "", "data"),
    LayerSpec("people", "cameras", _N("PawcPlanner", "People seen by cameras"), styles.people_at_cameras,
              _PEOPLE, "data", False),
    LayerSpec("stations", "stations", _N("PawcPlanner", "Stations"), styles.single(
        lambda: styles.marker("square", "#000000", 2.6, "#ffffff"), '"name"', 8.0, bold=True)),
    LayerSpec("villages", "villages", _N("PawcPlanner", "Villages"), styles.single(
        lambda: styles.marker("circle", "#ffffff", 1.5), '"name"', 7.0, color="#444444")),
    LayerSpec("boundary", "boundary", _N("PawcPlanner", "Boundary"), styles.single(
        lambda: styles.fill("#00000000", "#1b5e20", 0.8))),
    LayerSpec("sectors", "sectors", _N("PawcPlanner", "Sectors"), styles.single(
        lambda: styles.line_area("#1b5e20", 0.3, "2;1"), '"name"', 8.0, color="#1b5e20")),
    LayerSpec("border", "border", _N("PawcPlanner", "Border"), styles.single(
        lambda: styles.line("#000000", 0.7, "4;1;1;1"))),
    LayerSpec("roads", "roads", _N("PawcPlanner", "Roads"), styles.single(lambda: styles.line("#7f6a55", 0.5))),
    LayerSpec("trails", "trails", _N("PawcPlanner", "Trails"), styles.single(
        lambda: styles.line("#7f6a55", 0.25, "1;0.7"))),
    LayerSpec("rivers", "rivers", _N("PawcPlanner", "Rivers"), styles.single(lambda: styles.line("#4a90c2", 0.3))),
    LayerSpec("no_go", "no_go", _N("PawcPlanner", "No patrol here"), styles.single(
        lambda: styles.hatch("#cc0000", 135, 1.6, 0.25, "#cc0000"))),
    LayerSpec("tracks", "tracks", _N("PawcPlanner", "Patrol tracks"), styles.single(
        lambda: styles.line("#96252525", 0.12)), "1 = 1 {days}", "data", False),
    LayerSpec("effort", "cell_results", _N("PawcPlanner", "Patrol effort"), styles.joined(styles.steps(
        '"km"', _KM, styles.GREYS_TO_BLUE, _N("PawcPlanner", "km"))), _CYCLE, "results"),
    LayerSpec("days_since", "cell_results", _N("PawcPlanner", "Last visit"), styles.joined(styles.rules((
        ('"days_since" IS NULL', lambda: styles.hatch("#555555", 45, 1.2), _N("PawcPlanner", "not visited: unknown")),
        ('"days_since" <= 30', lambda: styles.fill("#ffffff", "#808080"), _N("PawcPlanner", "up to 30 days ago")),
        ('"days_since" > 30 AND "days_since" <= 90', lambda: styles.fill("#fdd49e", "#808080"),
         _N("PawcPlanner", "31 – 90 days ago")),
        ('"days_since" > 90 AND "days_since" <= 365', lambda: styles.fill("#fc8d59", "#808080"),
         _N("PawcPlanner", "91 – 365 days ago")),
        ('"days_since" > 365', lambda: styles.fill("#b30000", "#808080"), _N("PawcPlanner", "over a year ago"))))),
        _CYCLE, "results", False),
    LayerSpec("hotspots", "cell_results", _N("PawcPlanner", "Hotspots"), styles.joined(styles.categories("hotspot", (
        ("hot", lambda: styles.fill("#b30000", "#000000", 0.3), _N("PawcPlanner", "hot: more threats per km")),
        ("cold", lambda: styles.hatch("#2166ac", 0, 0.9, 0.3, "#2166ac"),
         _N("PawcPlanner", "cold: fewer threats per km")),
        ("not significant", lambda: styles.fill("#eeeeee", "#bbbbbb"), _N("PawcPlanner", "no clear difference")),
        ("unknown", lambda: styles.hatch("#777777", 45, 1.4), _N("PawcPlanner", "not visited: unknown"))))),
        _CYCLE, "results", False),
    LayerSpec("risk", "cell_results", _N("PawcPlanner", "Risk"), styles.joined(styles.steps(
        '"risk"', (0.0, 0.5, 1.0, 2.0, 4.0, NEVER), styles.TO_PURPLE, _N("PawcPlanner", "times the mean"))),
        _CYCLE + " AND risk IS NOT NULL", "results", False),
    LayerSpec("unsure", "cell_results", _N("PawcPlanner", "How sure the risk is"), styles.joined(styles.rules((
        ('"risk_high" <= 3 * "risk_low"', lambda: styles.fill("#ffffff", "#808080"),
         _N("PawcPlanner", "known within a factor of 3")),
        ('"risk_high" > 3 * "risk_low" AND "risk_high" <= 10 * "risk_low"', lambda: styles.fill("#c8c8c8", "#808080"),
         _N("PawcPlanner", "within a factor of 10")),
        ('"risk_high" > 10 * "risk_low"', lambda: styles.hatch("#333333", 45, 1.2, 0.25),
         _N("PawcPlanner", "little more than a guess"))))), _CYCLE + " AND risk_low IS NOT NULL", "results", False),
    # by rank, not by score: a few very large gaps must not make all others look alike
    LayerSpec("gaps", "cell_results", _N("PawcPlanner", "Gaps"), styles.joined(styles.rules((
        (_rank(0.0, 0.02), lambda: styles.fill(styles.TO_PURPLE[4]), _N("PawcPlanner", "largest 2 % of the cells")),
        (_rank(0.02, 0.05), lambda: styles.fill(styles.TO_PURPLE[3]), _N("PawcPlanner", "next 3 %")),
        (_rank(0.05, 0.1), lambda: styles.fill(styles.TO_PURPLE[2]), _N("PawcPlanner", "next 5 %")),
        (_rank(0.1, 0.25), lambda: styles.fill(styles.TO_PURPLE[1]), _N("PawcPlanner", "next 15 %")),
        (_rank(0.25, 1.0), lambda: styles.fill(styles.TO_PURPLE[0]), _N("PawcPlanner", "the other cells"))))),
        _CYCLE, "results", False),
    LayerSpec("intrusion", "cell_results", _N("PawcPlanner", "Expected use by intruders"), styles.steps(
        '"intrusion"', (0.02, 0.1, 0.25, 0.5, 1.0 + 1e-9), styles.TO_PURPLE[1:], "", "{:.2g}"),
        _CYCLE, "results", False),
)
BY_KEY = {spec.key: spec for spec in LAYERS}
_HILLSHADE = QT_TRANSLATE_NOOP("PawcPlanner", "Hillshade")


@dataclass(frozen=True)
class SiteSource:
    """What is needed to open layers of a site: file, CRS, cycle, days, rows per table, elevation, words of finds."""

    path: Path
    name: str
    crs: str
    cycle: str
    days: tuple[str, str] | None
    counts: dict[str, int]
    dem: Path | None
    bounds: tuple[float, float, float, float]
    words: FindWords | None = field(default=None, repr=False)


def site_source(site_path: Path, cycle_id: str = "") -> SiteSource:
    """Look into a site database; without any cycle the results and the plan are left out."""
    from ..importers.smart.find_words import find_words

    with SiteStore.open(Path(site_path)) as store:
        row = cycles.require(store, cycle_id) if cycle_id or store.count("cycles") else None
        data = cycles.data_period_of(row) if row is not None else None
        dem = store.path.parent / store.info.dem if store.info.dem else None
        return SiteSource(
            store.path.resolve(), store.info.name, store.info.crs, str(row["cycle_id"]) if row is not None else "",
            (data.start.isoformat(), data.end.isoformat()) if data else None,
            {spec.table: store.count(spec.table) for spec in LAYERS}, dem if dem and dem.exists() else None,
            store.boundary().bounds, find_words(store, QgsApplication.locale()),
        )


def site_layers(
    site_path: Path, cycle_id: str = "", say: Callable[[str], str] | None = None, keys: Iterable[str] | None = None
) -> list[QgsMapLayer]:
    """Open the layers of a site, top layer first; ``cycle_id`` "" means the latest cycle.

    Parameters
    ----------
    site_path : Path
        Site database.
    cycle_id : str
        Cycle whose results and plan are shown.
    say : callable, optional
        English literal to shown text; default: the language of the screen.
    keys : iterable of str, optional
        Only these layers, see :data:`LAYERS`; ``hillshade`` is the elevation.

    Returns
    -------
    list of QgsMapLayer
        Owned by the caller; empty tables are left out.
    """
    return open_site(site_source(site_path, cycle_id), say, keys)


def open_site(source: SiteSource, say: Say | None = None, keys: Iterable[str] | None = None) -> list[QgsMapLayer]:
    """Open the layers of a site that was looked into before; see :func:`site_layers`."""
    wanted = None if keys is None else set(keys)
    found = [open_layer(source, spec, say) for spec in LAYERS if wanted is None or spec.key in wanted]
    if wanted is None or "hillshade" in wanted:
        found.append(hillshade(source, say))
    return [layer for layer in found if layer is not None]


def open_layer(source: SiteSource, spec: LayerSpec, say: Say | None = None) -> QgsVectorLayer | None:
    """Open and style one layer; None when it would show nothing."""
    if not source.counts.get(spec.table) or (spec.group in ("plan", "results") and not source.cycle):
        return None
    layer = QgsVectorLayer(_address(source, spec), spec.key, "ogr")
    if not layer.isValid() or next(layer.getFeatures(QgsFeatureRequest().setLimit(1)), None) is None:
        return None
    spoken = say or _screen
    layer.setName(spoken(spec.title))
    layer.setCustomProperty(KEY, spec.key)
    spec.style(layer, spoken)
    if spec.key == "observations" and source.words is not None:
        show_find_words(layer, source.words, spoken)
    layer.setReadOnly(spec.group in ("plan", "results"))
    return layer


def _screen(text: str) -> str:
    return translate("PawcPlanner", text) if text else ""


def _address(source: SiteSource, spec: LayerSpec) -> str:
    """Where a layer is read; the filter rides in the address, because setting it later reopens the file for writing."""
    day = "e.day" if spec.key == "people" else "day"
    days = f" AND {day} BETWEEN '{source.days[0]}' AND '{source.days[1]}'" if source.days else ""
    address = f"{source.path.as_posix()}|layername={spec.table}"
    where = spec.where.format(cycle=source.cycle.replace("'", "''"), days=days)
    return f"{address}|subset={where}" if where else address


def hillshade(source: SiteSource, say: Say | None = None) -> QgsRasterLayer | None:
    """Open the elevation as a pale hillshade; None when the site has none."""
    if source.dem is None:
        return None
    layer = QgsRasterLayer(source.dem.as_posix(), (say or _screen)(_HILLSHADE), "gdal")
    if not layer.isValid():
        return None
    renderer = QgsHillshadeRenderer(layer.dataProvider(), 1, 315, 45)
    renderer.setZFactor(1.5)
    layer.setRenderer(renderer)
    layer.resampleFilter().setZoomedInResampler(QgsBilinearRasterResampler())
    layer.brightnessFilter().setBrightness(90)
    layer.brightnessFilter().setContrast(-40)
    layer.setCustomProperty(KEY, "hillshade")
    return layer


def site_crs(source: SiteSource) -> QgsCoordinateReferenceSystem:
    """Return the CRS of the site."""
    crs = QgsCoordinateReferenceSystem()
    crs.createFromUserInput(source.crs)
    return crs
