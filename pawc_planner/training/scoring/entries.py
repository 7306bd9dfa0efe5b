"""Plans entered for scoring, in the coordinate system of the park and seen to lie in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj

from ...base.errors import PawcError
from ...base.words import QT_TRANSLATE_NOOP
from ...site.cycles import period_of, require
from ...site.store import SiteStore
from .plan import FieldPlan, Outing
from .reading import plan_from_layers, plan_of_site
from .sealed import Sealed

DAYS_DRAWN = 14  # length of the cycle of a plan that does not say


class PlanElsewhereError(PawcError, ValueError):
    """Nothing of a plan lies in the park; facts: ``plan``."""

    code = "plan_elsewhere"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Nothing of the plan “{plan}” lies in this training park. Choose the folder of the park that it was made for.",
    )


@dataclass(frozen=True)
class Entry:
    """A plan to be scored, and the length of its cycle in days."""

    plan: FieldPlan
    days: int


def entry_of_site(site: Path, cycle: str, sealed: Sealed) -> Entry:
    """Return the plan that a site database holds.

    Parameters
    ----------
    site : Path
        Site database.
    cycle : str
        Name of the cycle; "" is the latest.
    sealed : Sealed
        The park.

    Raises
    ------
    NoPlanError, PlanElsewhereError
        When there is no plan, or it is for another place.
    """
    with SiteStore.open(site) as store:
        row = require(store, cycle)
        plan = plan_of_site(store, str(row["cycle_id"]), f"{Path(site).stem} {row['cycle_id']}")
        days = period_of(row).days
        moved = in_crs(plan, store.info.crs, sealed.crs)
    return Entry(in_park(moved, sealed), days)


def entry_drawn(
    routes: gpd.GeoDataFrame, cameras: gpd.GeoDataFrame | None, sealed: Sealed, name: str = "drawn by hand"
) -> Entry:
    """Return a plan drawn by hand (:func:`plan_from_layers`); its cycle is 14 days, or as long as its last day.

    Raises
    ------
    PlanLayerError, PlanElsewhereError
        When the layers are no plan, or lie elsewhere.
    """
    plan = plan_from_layers(routes, cameras, sealed.crs, name)
    last = max((outing.day for outing in plan.outings), default=0) + 1
    return Entry(in_park(plan, sealed), max(DAYS_DRAWN, last))


def in_crs(plan: FieldPlan, source: str, target: str) -> FieldPlan:
    """Return a plan with its coordinates in another CRS."""
    ours, theirs = pyproj.CRS.from_user_input(source), pyproj.CRS.from_user_input(target)
    if ours == theirs:
        return plan
    move = pyproj.Transformer.from_crs(ours, theirs, always_xy=True).transform
    outings = tuple(_moved(outing, *move(outing.x, outing.y)) for outing in plan.outings)
    x, y = move(plan.cameras["x"].to_numpy(float), plan.cameras["y"].to_numpy(float))
    return replace(plan, outings=outings, cameras=plan.cameras.assign(x=x, y=y))


def _moved(outing: Outing, x: np.ndarray, y: np.ndarray) -> Outing:
    return replace(outing, x=np.asarray(x), y=np.asarray(y))


def in_park(plan: FieldPlan, sealed: Sealed) -> FieldPlan:
    """Return the plan when some of it lies in the park.

    Raises
    ------
    PlanElsewhereError
        When nothing does.
    """
    cameras: pd.DataFrame = plan.cameras
    x = np.concatenate([*(outing.x for outing in plan.outings), cameras["x"].to_numpy(float)])
    y = np.concatenate([*(outing.y for outing in plan.outings), cameras["y"].to_numpy(float)])
    if not sealed.is_inside(x, y).any():
        raise PlanElsewhereError(plan=plan.name)
    return plan
