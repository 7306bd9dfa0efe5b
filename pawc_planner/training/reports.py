"""Information reports of hotlines, informants and villages: some true, some too vague to act on, some false."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import numpy as np
import pandas as pd

from .clock import DAY, midnight
from .ground.ground import Ground
from .parameters import ParkParams

COLUMNS = (
    "received", "x", "y", "radius_m", "source_grade", "info_grade", "source_type", "subject", "truth", "trip",
)  # fmt: skip
# grades of the source and of the information (A and 1 are best), drawn evenly from the list (assumptions)
GRADES = {"true": ("AABBC", (1, 2, 2, 3)), "vague": ("BCCD", (3, 3, 4, 6)), "false": ("CDDEF", (3, 4, 5, 6))}
SOURCES = ("hotline", "informant", "community", "other")
# uncertainty relative to the parameter's radius (assumptions)
RADII = {"true": (0.5, 1.0, 2.0), "false": (0.5, 1.0, 2.0), "vague": (3.0, 5.0, 8.0)}
SUBJECTS = {
    "rosewood": (
        "rosewood logging", "people entering the forest", "timber transport", "hunting", "camp in the forest",
    ),
    "snares": ("snares in the forest", "people entering the forest", "hunting", "wild meat for sale"),
    "nests": ("turtle eggs for sale", "boats at night", "nets in the river", "camp on a sandbank"),
    "elephants": ("elephants near the village", "crops damaged", "elephants on the road"),
}  # fmt: skip
# A report comes from a day before the walk to five days after; it names the target, or a point in the last part of the
# way in (assumptions).
FIRST_DAY, LAST_DAY, AT_TARGET, FIRST_PART = -1, 5, 0.4, 0.3


def make_reports(
    ground: Ground,
    trips: pd.DataFrame,
    way_of: Callable[[int], tuple[np.ndarray, np.ndarray]],
    params: ParkParams,
    rng: np.random.Generator,
) -> pd.DataFrame:
    """Return the information reports of the history, by day.

    Parameters
    ----------
    ground : Ground
        False reports point anywhere in the park.
    trips : pandas.DataFrame
        Walks that took place: ``trip`` (number) and ``start`` (UTC epoch seconds); earlier ones than the history are
        not reported.
    way_of : callable
        From a trip's number to x and y of its way from entry to target, metres, shape (n,) each.
    params : ParkParams
        Number of reports, shares of true and vague ones, radius, kind.
    rng : numpy.random.Generator
        Only source of chance.

    Returns
    -------
    pandas.DataFrame
        ``received`` (date), ``x, y, radius_m, source_grade, info_grade, source_type, subject`` and the hidden
        ``truth`` (true, vague, false) and ``trip`` (-1 for false ones). What a true or vague report is about lies
        within its radius.
    """
    reports = params.reports
    number = int(rng.poisson(reports.per_1000km2_year * params.size_km2 / 1000 * params.years))
    first, last = midnight(params.first_day), midnight(params.end)
    start = trips["start"].to_numpy(float)
    known = trips["trip"].to_numpy(np.int64)[(start >= first) & (start < last)]
    days = {int(trip): int((t - first) // DAY) for trip, t in zip(trips["trip"], start)}
    bounds = np.cumsum([reports.true, min(reports.vague, 1.0 - reports.true)])
    rows = []
    for _ in range(number):
        truth = ("true", "vague", "false")[int(np.searchsorted(bounds, rng.random(), side="right"))]
        if truth == "false" or not len(known):
            rows.append(_false(ground, params, rng))
        else:
            trip = int(known[int(rng.integers(len(known)))])
            rows.append(_of_trip(truth, trip, days[trip], way_of(trip), params, rng))
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    return frame.sort_values(["received", "x"], kind="stable", ignore_index=True)


def _of_trip(
    truth: str,
    trip: int,
    day: int,
    way: tuple[np.ndarray, np.ndarray],
    params: ParkParams,
    rng: np.random.Generator,
) -> tuple:
    """Return a report of a walk: its target or a point of its way, known to within the radius."""
    last = len(way[0]) - 1
    at = last if rng.random() < AT_TARGET else int(round(last * rng.uniform(FIRST_PART, 1.0)))
    received = day + int(rng.integers(FIRST_DAY, LAST_DAY + 1))
    return _report(truth, received, float(way[0][at]), float(way[1][at]), trip, params, rng)


def _false(ground: Ground, params: ParkParams, rng: np.random.Generator) -> tuple:
    """Return a report of nothing, anywhere in the park on any day."""
    inside = np.flatnonzero(ground.terrain.inside.ravel())
    x, y = ground.terrain.spec.centres(inside[[int(rng.integers(len(inside)))]])
    return _report("false", int(rng.integers(params.n_days)), float(x[0]), float(y[0]), -1, params, rng)


def _report(
    truth: str, day: int, x: float, y: float, trip: int, params: ParkParams, rng: np.random.Generator
) -> tuple:
    """Return one row; the point is anywhere within the radius of what it is about."""
    radius = float(round(params.reports.radius_m * RADII[truth][int(rng.integers(3))], -1))
    off, turn = radius * np.sqrt(rng.random()), rng.uniform(0, 2 * np.pi)
    sources, infos = GRADES[truth]
    subjects = SUBJECTS.get(params.kind.name, SUBJECTS["rosewood"])
    return (
        params.first_day + timedelta(days=min(max(day, 0), params.n_days - 1)),
        round(float(x + off * np.cos(turn)), 2),
        round(float(y + off * np.sin(turn)), 2),
        radius,
        sources[int(rng.integers(len(sources)))],
        int(infos[int(rng.integers(len(infos)))]),
        SOURCES[int(rng.integers(len(SOURCES)))],
        subjects[int(rng.integers(len(subjects)))],
        truth,
        trip,
    )
