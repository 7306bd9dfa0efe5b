"""What is known of the made site of 15 km by 15 km, and a bare site."""

from __future__ import annotations

from functools import partial

import pytest

from pawc_planner.base.progress import Silent
from pawc_planner.site.steps import gaps, routes
from pawc_planner.training.references.known import known_of
from pawc_planner.training.references.planners import PLANNERS, make_plan
from pawc_planner.training.references.request import Request

from ...steps.conftest import CYCLE, bare, copy_of, made

__all__ = ["bare", "made"]

ASKED = Request(teams=3, days=3, hours_per_day=6.0, cameras=3, seed=7)


@pytest.fixture(scope="package")
def quick():
    """Search less long; what is tested here holds for every search."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gaps, "IntrusionParams", partial(gaps.IntrusionParams, n_paths=100, rounds=5))
        patch.setattr(routes, "RouteParams", partial(routes.RouteParams, iterations=15, max_stops=40))
        yield


@pytest.fixture(scope="package")
def known(made, quick, tmp_path_factory):
    with copy_of(made, tmp_path_factory.mktemp("known") / "site") as store:
        yield known_of(store, None, CYCLE)


@pytest.fixture(scope="package")
def plans(known):
    """The plan of every planner for the same means."""
    return {name: make_plan(known, name, ASKED, Silent()) for name in PLANNERS}
