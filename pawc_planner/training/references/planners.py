"""All planners by name, and plans made of routes and cameras."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

import pandas as pd

from ...base.progress import Part, Progress, Silent
from ...site.steps.routes import routes_for
from ..scoring.plan import FieldPlan
from ..scoring.reading import outings_of_rows
from .camera_sites import keep_standing, pawc_cameras, random_sites, weighted_overlay
from .errors import NotAskedError
from .known import Known
from .paws_window import paws_like_window
from .repeated import last_cycle_repeated
from .request import Request
from .risk_first import highest_risk_first
from .wandering import effort_proportional, nearest_first, random_walks

Planner = Callable[[Known, Request, Progress], FieldPlan]
CameraPlanner = Callable[[Known, Request, Progress], pd.DataFrame]
Entry = TypeVar("Entry")


def pawc_routes(known: Known, request: Request, progress: Progress) -> FieldPlan:
    """Plan routes with our own planner; cameras stay as they stand. Nothing is stored."""
    planned = routes_for(known.evidence, known.maps, known.cycle, request.for_routes(), progress)
    return FieldPlan("pawc_routes", outings_of_rows(planned.routes), known.standing)


def pawc_planner(known: Known, request: Request, progress: Progress) -> FieldPlan:
    """Plan routes and cameras with our own planner. Nothing is stored."""
    plan = pawc_routes(known, request, Part(progress, 0.0, 0.7))
    return replace(with_pawc_cameras(known, plan, request, Part(progress, 0.7, 1.0)), name="pawc_planner")


def with_pawc_cameras(known: Known, plan: FieldPlan, request: Request, progress: Progress) -> FieldPlan:
    """Return a plan with our own planner's cameras, so that routes are compared with the same cameras."""
    return replace(plan, cameras=pawc_cameras(known, request, progress))


PLANNERS: dict[str, Planner] = {
    "last_cycle_repeated": last_cycle_repeated,
    "random_walks": random_walks,
    "effort_proportional": effort_proportional,
    "highest_risk_first": highest_risk_first,
    "nearest_first": nearest_first,
    "paws_like_window": paws_like_window,
    "pawc_routes": pawc_routes,
    "pawc_planner": pawc_planner,
}
CAMERAS: dict[str, CameraPlanner] = {
    "keep_standing": keep_standing,
    "random_sites": random_sites,
    "weighted_overlay": weighted_overlay,
    "pawc_cameras": pawc_cameras,
}


def make_plan(known: Known, name: str, request: Request, progress: Progress | None = None) -> FieldPlan:
    """Make the plan called ``name``: a planner of :data:`PLANNERS`, or ``planner+cameras`` with one of :data:`CAMERAS`.

    Without ``+cameras`` the cameras stay as they stand (``pawc_planner`` adds its own).

    Raises
    ------
    NotAskedError
        When there is no such planner.
    """
    progress = progress or Silent()
    routes, plus, cameras = name.partition("+")
    planner = named(PLANNERS, routes)
    if not plus:
        return planner(known, request, progress)
    sites = named(CAMERAS, cameras)
    plan = planner(known, request, Part(progress, 0.0, 0.7))
    return replace(plan, name=name, cameras=sites(known, request, Part(progress, 0.7, 1.0)))


def named(entries: Mapping[str, Entry], name: str) -> Entry:
    """Return an entry of a registry; the error lists those there are."""
    if name not in entries:
        raise NotAskedError(name=name, known=", ".join(entries))
    return entries[name]
