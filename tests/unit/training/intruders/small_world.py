"""Two entries, two targets, four straight ways: small enough to reckon by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from pawc_planner.analysis.grid import GridSpec
from pawc_planner.training.encounters.photographs import Watch
from pawc_planner.training.intruders.minds import Likings, Minds
from pawc_planner.training.intruders.schedule import Schedule
from pawc_planner.training.intruders.trip import Guard
from pawc_planner.training.intruders.ways import Ways
from pawc_planner.training.parameters import ParkParams
from pawc_planner.training.rangers.presence import Presence, joined

ENTRIES = ((0.0, 0.0), (0.0, 20_000.0))
TARGETS = ((10_000.0, 0.0), (10_000.0, 20_000.0))
SPEC = GridSpec(-5000.0, 25_000.0, 500.0, 60, 60)
KMH = 2.0
NOBODY = joined([])
NO_CAMERA = Watch.of(pd.DataFrame({name: [] for name in ("x", "y", "signal", "from_t", "to_t")}))


def straight_ways() -> Ways:
    """Each entry to each target at 2 km/h, a point every 250 m."""
    pairs = [(e, t) for e in range(2) for t in range(2)]
    lines = []
    for entry, target in pairs:
        (x0, y0), (x1, y1) = ENTRIES[entry], TARGETS[target]
        steps = int(np.hypot(x1 - x0, y1 - y0) / 250) + 1
        x, y = np.linspace(x0, x1, steps), np.linspace(y0, y1, steps)
        lines.append((x, y, np.hypot(x - x0, y - y0) / 1000 / KMH))
    return Ways(
        np.array([e for e, _ in pairs]), np.array([t for _, t in pairs]),
        np.concatenate([[0], np.cumsum([len(line[0]) for line in lines])]),
        *(np.concatenate([line[i] for line in lines]) for i in range(3)),
    )


def minds_of(liking: list[list[float]], params: ParkParams, homes: list[int], value: float = 50.0) -> Minds:
    """Groups that like the four ways as given."""
    return Minds(Likings(np.array(homes), np.array(liking, float)), straight_ways(), np.full(2, value), params)


def schedule_of(n: int, **changes: object) -> Schedule:
    """``n`` walks of group 0 that start a day apart at 0 s, go, meet at the first chance and are never lucky."""
    plain = Schedule(
        np.arange(n) * 86_400.0 * 5, np.zeros(n, int), np.full(n, 3), np.full(n, 10.0),
        np.zeros(n), np.full(n, 1.0), np.zeros(n), np.zeros(n), np.zeros(n), np.ones(n, int), np.arange(n) + 7,
    )
    return replace(plain, **changes)


def standing(x: float, y: float, hours: float, km: float = 1.0, start: float = 0.0) -> Presence:
    """A team that walks about one place: one step of ``km`` every half hour, from ``start`` on."""
    t = start + np.arange(0, hours * 3600, 1800.0) + 900.0
    n = len(t)
    return Presence(t, np.full(n, x), np.full(n, y), np.full(n, km), np.ones(n), np.zeros(n, int))


def guard_of(presence: Presence = NOBODY, watch: Watch = NO_CAMERA, hours: float = 1.0) -> Guard:
    """A guard whose teams reach every cell in ``hours``."""
    return Guard(presence, watch, np.full(SPEC.size, hours), SPEC)
