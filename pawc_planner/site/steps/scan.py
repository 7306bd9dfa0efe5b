"""Clusters: where more (or less) was found than the effort explains, by the spatial scan statistic."""

from __future__ import annotations

import math

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely import affinity

from ...analysis.hotspots.scan import Cluster, ScanResult, spatial_scan
from ...analysis.hotspots.scan_params import ScanParams
from ...base.period import Period
from ...base.progress import Part, Progress, Silent
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..store import SiteStore
from .result import Number, StepResult, known_number
from .sources import PATROLS, Source, source_of

MOST_PLACES = 3000  # beyond it cells are taken together, as the work grows with its square
CIRCLES, ELLIPSES = "circles", "ellipses"
SHAPES = {CIRCLES: (1.0,), ELLIPSES: (1.0, 2.0)}
COMPACTNESS = 0.5  # of ellipses, so that a long window must be clearly stronger than a round one
NAMES = ("cluster", "finds", "expected", "effort", "relative_risk", "p", "p_gumbel", "llr", "radius_km", "shape",
         "angle", "cells")


def scan(
    store: SiteStore,
    period: Period | None = None,
    category: str = "",
    kind: str = PATROLS,
    max_percent: float = 10.0,
    windows: str = ELLIPSES,
    side: str = "high",
    permutations: int = 999,
    seed: int = 1,
    progress: Progress | None = None,
) -> StepResult:
    """Look for clusters of finds given the effort.

    Parameters
    ----------
    kind : str
        Whose events: ``patrols`` or ``cameras``; reports have no effort.
    max_percent : float
        Largest share of all effort in a cluster, percent.
    windows : str
        ``circles``, or ``ellipses`` too.
    side : str
        ``high``, ``low`` or ``both``.
    permutations, seed : int
        Draws by chance, and where they start.

    Returns
    -------
    StepResult
        ``CLUSTERS``, ``FINDS``; of the strongest ``CLUSTER_FINDS``, ``CLUSTER_EXPECTED``, ``RELATIVE_RISK``, ``P``;
        layer ``OUTPUT`` with a circle or ellipse per cluster.

    Raises
    ------
    NoDataError
        The events have no effort.
    """
    progress = progress or Silent()
    source = source_of(store, period, category, kind, Part(progress, 0.0, 0.3))
    x, y, counts, exposure, factor = places_of(source)
    params = ScanParams(
        max_percent / 100, shapes=SHAPES[windows], compactness=COMPACTNESS, side=side, permutations=permutations,
        seed=seed,
    )
    found = spatial_scan(x, y, counts, exposure, params, Part(progress, 0.3, 1.0))
    size = source.grid.spec.cell_size * factor
    notes = source.without_effort() + source.notes
    if factor > 1:
        notes = (Sentence(_TOGETHER, {"side": size, "cells": factor**2}), *notes)
    layer = clusters_layer(found, x, y, size, store.info.crs)
    return StepResult(_numbers(found, counts), (found.sentence, *notes), {"OUTPUT": layer})


def places_of(source: Source) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, int]:
    """Return middles, finds and effort of the cells, and how many cells along a side were taken together."""
    exposure = source.need_exposure()
    counts = np.where(exposure > 0, source.counts, 0.0)
    spec, factor = source.grid.spec, 1
    while _blocks(exposure, factor)[1] > MOST_PLACES:
        factor += 1
    rows, columns = (-(-n // factor) for n in spec.shape)
    x = spec.west + (np.arange(columns) + 0.5) * factor * spec.cell_size
    y = spec.north - (np.arange(rows) + 0.5) * factor * spec.cell_size
    east, north = np.meshgrid(x, y)
    return (east.ravel(), north.ravel(), _blocks(counts, factor)[0].ravel(), _blocks(exposure, factor)[0].ravel(),
            factor)


def _blocks(values: np.ndarray, factor: int) -> tuple[np.ndarray, int]:
    """Return sums of squares of ``factor`` cells, and how many are above 0."""
    rows, columns = (-(-n // factor) * factor for n in values.shape)
    padded = np.zeros((rows, columns))
    padded[: values.shape[0], : values.shape[1]] = values
    sums = padded.reshape(rows // factor, factor, columns // factor, factor).sum(axis=(1, 3))
    return sums, int((sums > 0).sum())


def clusters_layer(found: ScanResult, x: np.ndarray, y: np.ndarray, size: float, crs: str) -> gpd.GeoDataFrame:
    """Return the clusters that are shown by chance, as circles and ellipses that hold their cells whole."""
    shown = found.clusters[: found.significant]
    rows = [
        (number, int(one.cases), one.expected, one.exposure, _finite(one.relative_risk), one.p, one.p_gumbel, one.llr,
         one.radius_m * one.shape / 1000, one.shape, one.angle, len(one.places))
        for number, one in enumerate(shown, start=1)
    ]
    frame = pd.DataFrame(rows, columns=NAMES)
    return gpd.GeoDataFrame(frame, geometry=[_outline(one, x, y, size) for one in shown], crs=crs)


def _outline(one: Cluster, x: np.ndarray, y: np.ndarray, size: float) -> shapely.Polygon:
    radius = one.radius_m + size * math.sqrt(0.5)
    middle = shapely.Point(x[one.centre], y[one.centre])
    return affinity.rotate(affinity.scale(middle.buffer(radius, 32), one.shape, 1.0), one.angle, origin=middle)


def _finite(value: float) -> float:
    return value if math.isfinite(value) else math.nan


def _numbers(found: ScanResult, counts: np.ndarray) -> dict[str, Number]:
    first = found.clusters[0] if found.clusters else None
    numbers: dict[str, Number] = {"CLUSTERS": found.significant, "FINDS": int(counts.sum())}
    if first is None:
        return numbers | {"CLUSTER_FINDS": "", "CLUSTER_EXPECTED": "", "RELATIVE_RISK": "", "P": ""}
    return numbers | {
        "CLUSTER_FINDS": int(first.cases), "CLUSTER_EXPECTED": first.expected,
        "RELATIVE_RISK": known_number(first.relative_risk), "P": first.p,
    }


_TOGETHER = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "There are more cells than can be compared in good time: squares of {cells} cells ({side:,.0f} m) were taken"
    " together.")
