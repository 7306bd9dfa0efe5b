"""The work on one park: make it, plan, replay, score maps; each result is kept as soon as it is there."""

from __future__ import annotations

import resource
import sys
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from pawc_planner.base.errors import PawcError
from pawc_planner.site.store import SiteStore
from pawc_planner.training.references.known import Known, known_of
from pawc_planner.training.references.maps import MAPS, make_map
from pawc_planner.training.references.planners import make_plan
from pawc_planner.training.references.request import Request
from pawc_planner.training.scoring.intrusion import TrueIntrusion, true_intrusion
from pawc_planner.training.scoring.maps import MapScoreParams, score_map
from pawc_planner.training.scoring.replay import ReplayParams, replay
from pawc_planner.training.scoring.results import MEASURES
from pawc_planner.training.scoring.sealed import Sealed

from . import parks, results
from .options import Options


def work_on(job: tuple[Path, Options, int, frozenset[tuple[str, str]]]) -> tuple[int, str]:
    """Do what is missing of one park; return its seed and, when it failed, why.

    ``job`` is the folder of the study, its options, the seed of the park, and what of it is there already.
    """
    folder, options, seed, there = job
    try:
        if not parks.is_made(folder, seed) or ("park", "park") not in there:
            _make(folder, options, seed)
        plans = [name for name in options.planners if ("plan", name) not in there]
        maps = [name for name in options.maps if ("map", name) not in there]
        faults = _score(folder, options, seed, plans, maps) if plans or maps else []
    except Exception as fault:
        return seed, said(fault)
    return seed, "; ".join(faults)


def said(fault: Exception) -> str:
    """Return the sentence of one of our errors, all there is of any other."""
    return str(fault) if isinstance(fault, PawcError) else "".join(
        traceback.format_exception(type(fault), fault, fault.__traceback__))


def peak_mb() -> float:
    """Return the most memory that this process has held, MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


def _make(folder: Path, options: Options, seed: int) -> None:
    started, worked = time.perf_counter(), time.process_time()
    files = parks.make_one(folder, options, seed)
    figures = {name: value for name, value in files.figures.items() if isinstance(value, (int, float))}
    results.append(folder, {
        "park": seed, "what": "park", "name": "park", "seconds": time.perf_counter() - started,
        "cpu_seconds": time.process_time() - worked, "peak_mb": peak_mb(), **figures,
    })


def _score(folder: Path, options: Options, seed: int, plans: list[str], maps: list[str]) -> list[str]:
    """Score plans and maps, each by itself: what fails is told and stays missing, the others go on."""
    faults: list[str] = []

    def keep(what: str, name: str, make: Callable[[], dict[str, Any]]) -> None:
        try:
            results.append(folder, {"park": seed, "what": what, "name": name, **make()})
        except Exception as fault:
            faults.append(f"{what} {name}: {said(fault)}")

    sealed = parks.truth_of(folder, seed)
    cycle = parks.cycle_of(sealed, options.days)
    with SiteStore.open(parks.site_of(folder, seed, sealed.crs)) as store:
        known = known_of(store, None, cycle)
        for name in plans:
            keep("plan", name, partial(_scored_plan, known, sealed, name, options))
        truth = true_intrusion(sealed, known.grid.spec, options.replays, options.days, options.seed) if maps else None
        for name in maps:
            keep("map", name, partial(_scored_map, known, truth, name))
    return faults


def _scored_plan(known: Known, sealed: Sealed, name: str, options: Options) -> dict[str, Any]:
    """Make a plan and replay it; the same seed gives every plan the same intruders and luck."""
    started = time.perf_counter()
    request = Request(options.teams, options.patrol_days, options.hours, options.cameras, options.seed)
    plan = make_plan(known, name, request)
    planned = time.perf_counter()
    params = ReplayParams(options.replays, options.days, options.react, options.seed)
    result = replay(sealed, [plan], params)
    summary = result.summary()
    means = summary[summary["plan"] == plan.name].set_index("measure")["mean"]
    return {
        **{measure: float(means[measure]) for measure in MEASURES}, "km": plan.km, "team_days": plan.team_days,
        "n_cameras": len(plan.cameras), "plan_seconds": planned - started,
        "seconds": time.perf_counter() - started, "peak_mb": peak_mb(),
    }


def _scored_map(known: Known, truth: TrueIntrusion, name: str) -> dict[str, Any]:
    started = time.perf_counter()
    values = make_map(known, name)
    params = MapScoreParams(resamples=0)
    claimed = truth.find_chance if MAPS[name].is_probability else None
    score = score_map(values, truth, known.grid.weight, claimed, params)
    found = {row.measure: float(row.value) for row in score.measures.itertuples()}
    if score.calibration is not None:
        found["calibration_error"] = score.calibration.error
    return {**found, "unknown_cells": score.unknown, "seconds": time.perf_counter() - started, "peak_mb": peak_mb()}
