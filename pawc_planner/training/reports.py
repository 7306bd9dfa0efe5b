"""Information reports: some true, some false, some too vague to say."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pandas as pd

from .ground.places import Places
from .ground.terrain import Terrain
from .intruders.walks import Intrusion
from .old_params import ParkParams

# what a report is: share, grades of its source, grades of its information (assumptions; A and 1 are best)
KINDS = {
    "true": (0.5, "AABBC", (1, 2, 2, 3)),
    "vague": (0.28, "BCCD", (3, 3, 4, 6)),
    "false": (0.22, "CDDEF", (3, 4, 5, 6)),
}
SOURCES = ("hotline", "informant", "community", "other")
SUBJECTS = ("rosewood logging", "people entering the forest", "timber transport", "hunting", "camp in the forest")


def make_reports(
    terrain: Terrain, places: Places, intrusion: Intrusion, params: ParkParams, rng: np.random.Generator
) -> pd.DataFrame:
    """Return reports.

    Columns: ``received`` (date), ``x, y, radius_m, source_grade, info_grade, source_type, subject, truth, trip``.

    A true report points at the path or stand of a walk of that week; a false one anywhere in the park.
    """
    number = int(rng.poisson(params.reports_per_year * params.years))
    names = list(KINDS)
    chance = np.array([KINDS[name][0] for name in names])
    rows = []
    for _ in range(number if len(intrusion.trips) else 0):
        kind = str(rng.choice(names, p=chance / chance.sum()))
        rows.append(_report(terrain, intrusion, params, kind, rng))
    frame = pd.DataFrame(
        rows,
        columns=[
            "received",
            "x",
            "y",
            "radius_m",
            "source_grade",
            "info_grade",
            "source_type",
            "subject",
            "truth",
            "trip",
        ],
    )
    return frame.sort_values(["received", "x"], ignore_index=True)


def _report(terrain: Terrain, intrusion: Intrusion, params: ParkParams, kind: str, rng: np.random.Generator) -> tuple:
    within = np.flatnonzero(intrusion.trips["start"] >= params.first_day)
    trip = int(rng.choice(within)) if kind != "false" and len(within) else -1
    if trip >= 0:
        path = intrusion.paths[trip]
        cell = int(path[int(rng.uniform(0.3, 1.0) * (len(path) - 1))])
        received = intrusion.trips["start"].iloc[trip] + timedelta(days=int(rng.integers(-1, 6)))
    else:
        cell = int(rng.choice(np.flatnonzero(terrain.inside.ravel())))
        received = params.first_day + timedelta(days=int(rng.integers(params.n_days)))
    received = min(max(received, params.first_day), params.end - timedelta(days=1))
    radius = float(rng.choice([3000, 5000, 8000] if kind == "vague" else [500, 1000, 2000]))
    _, sources, infos = KINDS[kind]
    off = rng.normal(0, radius / 2.5, 2)
    return (
        received,
        terrain.x[cell] + off[0],
        terrain.y[cell] + off[1],
        radius,
        sources[int(rng.integers(len(sources)))],
        int(rng.choice(infos)),
        str(rng.choice(SOURCES)),
        str(rng.choice(SUBJECTS)),
        kind,
        trip,
    )
