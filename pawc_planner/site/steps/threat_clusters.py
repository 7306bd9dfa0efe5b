"""Density clusters of finds: where they lie close together, and whether that is more than patrols passing by."""

from __future__ import annotations

from datetime import date
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from scipy.stats import poisson

from ...analysis.hotspots.groups import GroupParams, groups
from ...base.period import Period
from ...base.progress import Part, Progress, Silent, step
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..store import SiteStore
from .result import StepResult, known_number
from .sources import PATROLS, Source, source_of

MARGIN_M = 100.0  # around the outermost finds of a group
LEVEL = 0.05
COLUMNS = ("cluster", "finds", "first_day", "last_day", "effort", "rate", "times_mean", "p", "reading")
MORE, ROAD, UNKNOWN = "more than the effort explains", "explained by the effort", "effort not known"


def threat_clusters(
    store: SiteStore, period: Period | None = None, category: str = "", kind: str = PATROLS, method: str = "dbscan",
    reach_m: float = 0.0, min_finds: int = 5, progress: Progress | None = None,
) -> StepResult:
    """Find groups of finds that lie close together.

    Parameters
    ----------
    kind : str
        Whose events: ``patrols``, ``cameras`` or ``reports``.
    method, reach_m, min_finds : str, float, int
        See :class:`~pawc_planner.analysis.hotspots.groups.GroupParams`.

    Returns
    -------
    StepResult
        ``CLUSTERS``, ``FINDS``, ``ALONE``, ``MORE`` (clusters with more than the effort explains), ``REACH_M``; layer
        ``OUTPUT`` with a hull for each cluster.
    """
    params = GroupParams(method, reach_m, min_finds)
    progress = progress or Silent()
    source = source_of(store, period, category, kind, Part(progress, 0.0, 0.7))
    found = groups(source.x, source.y, params)
    layer = clusters_layer(source, found.label, store.info.crs)
    step(progress, 1.0)
    alone, more = int((found.label < 0).sum()), int((layer["reading"] == MORE).sum())
    numbers = {
        "CLUSTERS": found.number, "FINDS": len(source.x), "ALONE": alone, "MORE": more,
        "REACH_M": known_number(found.reach_m),
    }
    facts = {"n": found.number, "finds": len(source.x), "alone": alone, "more": more, "least": min_finds}
    return StepResult(numbers, (_said(facts, source), *source.notes), {"OUTPUT": layer})


def clusters_layer(source: Source, label: np.ndarray, crs: str) -> gpd.GeoDataFrame:
    """Return a hull with :data:`COLUMNS` for each group.

    A group is held against the effort in its cells: finds by chance are Poisson with the mean that the site's rate and
    that effort give. Its place was chosen because there are many finds, so p is small too easily; it is multiplied by
    the number of groups (Bonferroni) and only p below 5 % is called more than the effort explains.
    """
    number = int(label.max(initial=-1)) + 1
    shapes = [_hull(source, label == one) for one in range(number)]
    rows = [_row(one + 1, source, label == one, number) for one in range(number)]
    return gpd.GeoDataFrame(pd.DataFrame(rows, columns=list(COLUMNS)), geometry=shapes, crs=crs)


def _hull(source: Source, own: np.ndarray) -> shapely.Polygon:
    points = shapely.MultiPoint(np.column_stack([source.x[own], source.y[own]]))
    return shapely.buffer(shapely.convex_hull(points), MARGIN_M)


def _row(number: int, source: Source, own: np.ndarray, groups_number: int) -> tuple[object, ...]:
    days = source.day[own]
    known = days[np.isfinite(days)].astype(int)
    first, last = (date.fromordinal(int(day)) if len(known) else None for day in (
        known.min(initial=10**9) if len(known) else 0, known.max(initial=0) if len(known) else 0))
    finds = int(own.sum())
    if source.exposure is None or source.exposure.sum() <= 0:
        return (number, finds, first, last, np.nan, np.nan, np.nan, np.nan, UNKNOWN)
    exposure = source.exposure.ravel()
    effort = float(exposure[np.unique(source.cells[own])].sum())
    counted = float(source.counts[source.exposure > 0].sum())
    expected = counted / float(exposure.sum()) * effort
    if expected <= 0:
        return (number, finds, first, last, effort, np.nan, np.nan, np.nan, UNKNOWN)
    p = min(1.0, float(poisson.sf(finds - 1, expected)) * groups_number)
    return (number, finds, first, last, effort, finds / effort, finds / expected, p, MORE if p < LEVEL else ROAD)


def _said(facts: dict[str, Any], source: Source) -> Sentence:
    if not facts["n"]:
        return Sentence(_NONE, facts)
    return Sentence(_WITH_EFFORT if source.has_effort else _WITHOUT, facts)


_NONE = QT_TRANSLATE_NOOP(
    "PawcPlanner", "Of {finds:,} finds no {least} lie close enough together to be a cluster.")
_WITH_EFFORT = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "{n} clusters among {finds:,} finds ({alone:,} lie alone); in {more} of them more was found than the effort there"
    " explains, in the others patrols only pass more often.",
)
_WITHOUT = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "{n} clusters among {finds:,} finds ({alone:,} lie alone). Their effort is not known: a cluster may only be where"
    " people look or live.",
)
