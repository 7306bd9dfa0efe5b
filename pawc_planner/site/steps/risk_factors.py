"""What may draw or keep out a threat, per planning cell: distances, terrain and land cover from the site's layers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely

from ...analysis.grid import GridSpec
from ...base.progress import Progress, step
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..rasters import read_raster
from ..store import SiteStore

FINE_M = 100.0  # rasters are read at about this size before they are averaged over the cells
MOST_FINE_CELLS = 4_000_000
MOST_CLASSES = 5
LEAST_SHARE = 0.02  # of the site: rarer classes of land cover are left out
DISTANCES = {
    "border": QT_TRANSLATE_NOOP("PawcPlanner", "distance to the border, km"),
    "roads": QT_TRANSLATE_NOOP("PawcPlanner", "distance to a road, km"),
    "trails": QT_TRANSLATE_NOOP("PawcPlanner", "distance to a trail, km"),
    "rivers": QT_TRANSLATE_NOOP("PawcPlanner", "distance to a river, km"),
    "villages": QT_TRANSLATE_NOOP("PawcPlanner", "distance to a village, km"),
    "stations": QT_TRANSLATE_NOOP("PawcPlanner", "distance to a station, km"),
    "entry_points": QT_TRANSLATE_NOOP("PawcPlanner", "distance to a known way in, km"),
}
EDGE = QT_TRANSLATE_NOOP("PawcPlanner", "distance to the boundary, km")
ELEVATION = QT_TRANSLATE_NOOP("PawcPlanner", "elevation, m")
SLOPE = QT_TRANSLATE_NOOP("PawcPlanner", "slope, %")
COVER = QT_TRANSLATE_NOOP("PawcPlanner", "share of land cover {value:g}, %")
_MISSING = QT_TRANSLATE_NOOP(
    "PawcPlanner", "The site lacks layers for: {names}. Add them (addlayer), so that risk can be learnt from them too."
)


@dataclass(frozen=True)
class RiskFactors:
    """Factors of the ground.

    Parameters
    ----------
    values : mapping of str to ndarray, shape (n_rows, n_cols)
        By name (``roads``, ``elevation``, ``cover 3`` …) in the unit of its title; NaN where unknown.
    titles : mapping of str to Sentence
        What each is, with its unit.
    notes : tuple of Sentence
        What the site lacks.
    """

    values: Mapping[str, np.ndarray]
    titles: Mapping[str, Sentence]
    notes: tuple[Sentence, ...] = ()

    def scaled(self) -> dict[str, np.ndarray]:
        """Return what a model takes: distances as log(1 + km), as a step near by says more than one far away."""
        return {name: np.log1p(values) if is_distance(name) else values for name, values in self.values.items()}


def is_distance(name: str) -> bool:
    """Return whether a factor is a distance in km."""
    return name in DISTANCES or name == "edge"


def own_scale(name: str, value: float) -> float:
    """Return a value of :meth:`RiskFactors.scaled` in the unit of its title."""
    return float(np.expm1(value)) if is_distance(name) else float(value)


def factors_of(store: SiteStore, progress: Progress) -> RiskFactors:
    """Measure every factor that the layers and rasters of the site allow.

    Distances are exact, from the middle of a cell to the nearest point of the layer, in km. Elevation (m), slope (%)
    and the shares of the classes of land cover (%) are means over the cell of the rasters read at about 100 m; the
    commonest class, which the others leave, and classes below 2 % of the site have no factor of their own.
    """
    step(progress, 0.0, "factors")
    spec = store.grid().spec
    values = {"edge": distance_km(spec, [store.boundary().boundary])}
    titles = {"edge": Sentence(EDGE, {})}
    missing = []
    for table, words in DISTANCES.items():
        shapes = store.read(table).geometry.dropna()
        shapes = shapes[~shapes.is_empty]
        titles[table] = Sentence(words, {})
        if len(shapes):
            values[table] = distance_km(spec, shapes.to_numpy())
        else:
            missing.append(table)
    step(progress, 0.5, "factors")
    for name, title, found in (*_terrain(store), *_cover(store)):
        values[name], titles[name] = found, title
    step(progress, 1.0)
    lacking = [Sentence(titles[name].template, {}) for name in missing]
    notes = (Sentence(_MISSING, {"names": _listed(lacking)}),) if lacking else ()
    return RiskFactors(values, titles, notes)


def distance_km(spec: GridSpec, shapes: np.ndarray | list) -> np.ndarray:
    """Return the distance from the middle of every cell to the nearest shape in km, shape (n_rows, n_cols)."""
    parts = shapely.get_parts(np.asarray(shapes, dtype=object))
    tree = shapely.STRtree(parts)
    _, distance = tree.query_nearest(shapely.points(*spec.centres()), return_distance=True, all_matches=False)
    return distance.reshape(spec.shape) / 1000.0


def block_means(values: np.ndarray, parts: int) -> np.ndarray:
    """Return the mean of what is known in each block of ``parts`` by ``parts`` cells, NaN where nothing is."""
    rows, cols = (n // parts for n in values.shape)
    blocks = values.reshape(rows, parts, cols, parts)
    known = np.isfinite(blocks)
    count = known.sum(axis=(1, 3))
    total = np.where(known, blocks, 0.0).sum(axis=(1, 3), dtype=float)
    return np.divide(total, count, out=np.full(count.shape, np.nan), where=count > 0)


def _fine(spec: GridSpec) -> tuple[GridSpec, int]:
    """Return cells of about :data:`FINE_M` that divide those of ``spec``, and how many lie along a side."""
    most = max(int(np.sqrt(MOST_FINE_CELLS / spec.size)), 1)
    parts = min(max(round(spec.cell_size / FINE_M), 1), most)
    return GridSpec(spec.west, spec.north, spec.cell_size / parts, spec.n_rows * parts, spec.n_cols * parts), parts


_Found = tuple[str, Sentence, np.ndarray]


def _terrain(store: SiteStore) -> list[_Found]:
    fine, parts = _fine(store.grid().spec)
    height = read_raster(store, "dem", fine)
    if height is None or min(height.shape) < 2:
        return []
    north, east = np.gradient(height.astype(float), fine.cell_size)
    slope = 100.0 * np.hypot(north, east)
    return [("elevation", Sentence(ELEVATION, {}), block_means(height, parts)),
            ("slope", Sentence(SLOPE, {}), block_means(slope, parts))]


def _cover(store: SiteStore) -> list[_Found]:
    fine, parts = _fine(store.grid().spec)
    cover = read_raster(store, "land_cover", fine)
    if cover is None:
        return []
    within = np.kron(store.grid().inside, np.ones((parts, parts), bool)).astype(bool) & np.isfinite(cover)
    classes, count = np.unique(cover[within], return_counts=True)
    order = np.argsort(-count, kind="stable")[1:MOST_CLASSES + 1]
    chosen = [float(classes[i]) for i in order if count[i] >= LEAST_SHARE * count.sum()]
    return [(f"cover {value:g}", Sentence(COVER, {"value": value}),
             block_means(np.where(np.isnan(cover), np.nan, 100.0 * (cover == value)), parts)) for value in chosen]


def _listed(names: list[Sentence]) -> Sentence | str:
    """Join names by commas, each still to be translated."""
    facts = {f"a{i}": name for i, name in enumerate(names)}
    return Sentence("; ".join("{" + key + "}" for key in facts), facts)
