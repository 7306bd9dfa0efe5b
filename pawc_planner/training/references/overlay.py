"""Weighted overlay for camera sites, as Thai parks do it by hand."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely
from scipy.spatial import cKDTree

from ...analysis.grid import GridSpec
from ...analysis.hotspots.density import DensityParams, kernel_density
from .known import Known

SIGNAL_WEIGHT = 0.324  # Meevanasukkul et al., the heaviest of eight factors
OTHERS = ("villages", "roads", "streams", "guard_units", "past_finds", "slope", "elevation")
# The abstract states no other weight: the rest is shared alike.
WEIGHTS: dict[str, float] = {"signal": SIGNAL_WEIGHT, **{name: (1 - SIGNAL_WEIGHT) / len(OTHERS) for name in OTHERS}}
FINDS_REACH_M = 2_000.0  # how far a find speaks for the places around it; assumption
SAMPLE_M = 100.0  # between the points by which the distance to a line is measured


def suitability(known: Known) -> np.ndarray:
    """Return how well a camera would stand at each node, 0 to 1; shape (n_nodes,).

    Each factor is scaled from 0 (worst inside the site) to 1 (best) and they are added by weight: cell signal;
    nearness to villages (and known entry points), to roads and trails, to streams and to guard units; past finds
    (kernel density, 2 km); gentle slope; low ground. A factor that the site does not know leaves its weight to the
    others.

    Notes
    -----
    At Mae Wong the factors were weighed by the analytic hierarchy process; signal came out first with 0.324, and the
    best places lay along the boundary near villages and roads. Distance to salt licks, the eighth factor there, is no
    layer of a site; past cases stand in its place, as in the study at Khao Phanom Bencha, which also found signal the
    heaviest. The weights of the others are not in the abstract: equal weights are our reading.

    References
    ----------
    Meevanasukkul, P. et al. Analysis of factors in selecting suitable areas for installing automatic camera traps in
    network-centric, anti-poaching system: case study of Mae Wong National Park, Kam Phaeng Phet Province. Thai Journal
    of Forestry (tci-thaijo, tjf 261570).
    Multi-criteria analysis to determine the suitability for Network Centric Anti-Poaching System (NCAPS) installation.
    Thai Science and Technology Journal (tci-thaijo, tstj 250692).
    """
    spec = known.graph("foot").spec
    inside = known.grid.spec.cells_at(*spec.centres())
    inside_site = (inside >= 0) & known.grid.inside.ravel()[np.maximum(inside, 0)]
    return overlay(factors(known, spec), WEIGHTS, inside_site)


def overlay(values: dict[str, np.ndarray], weights: dict[str, float], inside: np.ndarray) -> np.ndarray:
    """Add factors, each scaled to 0 … 1 over ``inside``, by weight; what is the same everywhere takes no part.

    Parameters
    ----------
    values : dict of str to ndarray, shape (n,)
        More is better.
    weights : dict of str to float
        By the same names.
    inside : ndarray of bool, shape (n,)
        Where the scale is taken from.

    Returns
    -------
    ndarray, shape (n,)
        0 to 1 inside, 0 outside; unknown values (NaN) count as the middle of the scale.
    """
    total, weight = np.zeros(inside.shape), 0.0
    for name, value in values.items():
        known = inside & np.isfinite(value)
        if not known.any() or np.ptp(value[known]) <= 0:
            continue
        low, high = float(value[known].min()), float(value[known].max())
        scaled = np.where(np.isfinite(value), (value - low) / (high - low), 0.5)
        total, weight = total + weights[name] * scaled, weight + weights[name]
    return np.where(inside, total / weight if weight > 0 else 0.0, 0.0)


def factors(known: Known, spec: GridSpec) -> dict[str, np.ndarray]:
    """Return what the site knows of the factors at each node, more is better; shape (n_nodes,)."""
    layers = known.layers
    x, y = spec.centres()
    found = {"signal": _signal(known)}
    for name, roles in (
        ("villages", ("villages", "entry_points")), ("roads", ("roads", "trails")), ("streams", ("rivers",)),
        ("guard_units", ("stations",)),
    ):
        points = np.concatenate([points_along(layers[role]) for role in roles])
        if len(points):
            found[name] = -cKDTree(points).query(np.column_stack([x, y]))[0]
    finds = known.evidence.finds
    placed = finds.geometry[finds.geometry.notna() & ~finds.geometry.is_empty]
    density = kernel_density(
        placed.x.to_numpy(), placed.y.to_numpy(), known.grid, DensityParams(FINDS_REACH_M, edge_correction=False)
    ).density
    cell = known.grid.spec.cells_at(x, y)
    found["past_finds"] = np.where(cell >= 0, density.ravel()[np.maximum(cell, 0)], np.nan)
    height = known.maps.ground.terrain.elevation
    found["slope"] = -slope(np.asarray(height, float), spec.cell_size).ravel()
    found["elevation"] = -np.asarray(height, float).ravel()
    return found


def _signal(known: Known) -> np.ndarray:
    """Return the level of the site's signal layer at each node."""
    areas = known.evidence.store.read("signal")
    x, y = known.graph("foot").spec.centres()
    level = np.zeros(len(x))
    for area, value in zip(areas.geometry, areas["level"].fillna(1.0)):
        if area is not None and not area.is_empty:
            shapely.prepare(area)
            level = np.where(shapely.contains_xy(area, x, y), np.maximum(level, min(1.0, float(value))), level)
    return level


def points_along(layer: gpd.GeoDataFrame) -> np.ndarray:
    """Return points, and points every :data:`SAMPLE_M` along lines; shape (n, 2)."""
    shapes = layer.geometry.to_numpy()
    return shapely.get_coordinates(shapely.segmentize(shapes, SAMPLE_M)) if len(shapes) else np.empty((0, 2))


def slope(height: np.ndarray, cell_m: float) -> np.ndarray:
    """Return the steepness (rise over run) by central differences; NaN next to unknown ground; shape of ``height``."""
    if min(height.shape) < 2:
        return np.zeros(height.shape)
    down, right = np.gradient(height, cell_m)
    return np.hypot(down, right)
