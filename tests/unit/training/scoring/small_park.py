"""A flat square park with straight ways, made by hand, and plans for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from pawc_planner.analysis.grid import GridSpec
from pawc_planner.training.intruders.minds import Likings
from pawc_planner.training.intruders.ways import Ways
from pawc_planner.training.parameters import KINDS, ParkParams
from pawc_planner.training.scoring.plan import FieldPlan, Outing
from pawc_planner.training.scoring.sealed import GroundFacts, Memory, OldSigns, Sealed

# Figures of the numbers worked out by hand in these tests, whatever the defaults are.
RANGERS = {"meet": 0.6, "meet_m": 250.0, "detection": 4.0, "sight_m": 120.0, "old_sign": 0.35, "foot_kmh": 2.1}
CAMERAS = {"catch": 0.6, "catch_m": 150.0, "sent": 0.75, "stopped": 0.5, "delay_minutes": 3.0, "ready_hours": 0.75}
HARM = {"rosewood": 0.16, "snares": 8.0, "nests": 0.9, "elephants": 0.8}
SIDE_M, CELL_M, KMH = 20_000.0, 500.0, 2.0
DAY0 = 1_735_664_400.0  # 1 January 2025, 00:00 in Bangkok


def straight_ways(ends: list[tuple[int, float, float, int, float, float]]) -> Ways:
    """Ways of (entry, x, y, target, x, y), a point every 250 m or less, walked at 2 km/h."""
    xs, ys, hours, start = [], [], [], [0]
    for _, x0, y0, _, x1, y1 in ends:
        far = float(np.hypot(x1 - x0, y1 - y0))
        n = max(3, round(far / 250) + 1)
        xs.append(np.linspace(x0, x1, n))
        ys.append(np.linspace(y0, y1, n))
        hours.append(np.linspace(0, far / 1000 / KMH, n))
        start.append(start[-1] + n)
    entry, target = (np.array([end[i] for end in ends], np.int64) for i in (0, 3))
    return Ways(entry, target, np.array(start), np.concatenate(xs), np.concatenate(ys), np.concatenate(hours))


def sealed_with(
    ways: Ways, liking: np.ndarray, kind: str = "rosewood", walks_a_year: float = 400, **intruders: float
) -> Sealed:
    """A park of 400 km² with the lower-left corner at 0, 0; every group lives by itself."""
    chosen = replace(KINDS[kind], trips_per_1000km2_year=walks_a_year / 0.4, harm_per_trip=HARM[kind])
    params = ParkParams(seed=1, size_km2=400.0, years=1, first_day=date(2024, 1, 1), ground="generated", kind=chosen)
    params = replace(
        params, intruders=replace(params.intruders, **intruders), rangers=replace(params.rangers, **RANGERS),
        cameras=replace(params.cameras, **CAMERAS),
    )
    spec = GridSpec.covering((0, 0, SIDE_M, SIDE_M), CELL_M)
    ones, targets = np.ones(spec.size), int(ways.target.max()) + 1
    ground = GroundFacts(ones.astype(bool), 100 * ones, 0 * ones, ones, ones, 0.5 * ones)
    groups = len(liking)
    memory = Memory(
        np.zeros(liking.shape), np.full(groups, DAY0), np.zeros(groups), np.full(targets, 100.0), np.full(targets, 90.0)
    )
    nothing = np.empty(0)
    signs = OldSigns(nothing, nothing, nothing, nothing, nothing, np.empty(0, bool))
    stations = pd.DataFrame({"name": ["Middle"], "x": [10_000.0], "y": [10_000.0]})
    likings = Likings(np.arange(groups), np.asarray(liking, float))
    return Sealed(params, date(2025, 1, 1), "EPSG:32648", spec, ground, ways, likings, memory, signs, stations)


def two_ways(kind: str = "rosewood", **more) -> Sealed:
    """Two groups that like both of two ways alike: along y = 5,250 and y = 15,250, from x = 1,000 to 15,000."""
    ways = straight_ways([(0, 1000, 5250, 0, 15_000, 5250), (1, 1000, 15_250, 1, 15_000, 15_250)])
    return sealed_with(ways, np.zeros((2, 2)), kind, **more)


def random_park(seed: int, kind: str = "rosewood") -> Sealed:
    """Twelve ways from the edges to six targets, some liked much more than others, and eight groups."""
    rng = np.random.default_rng(seed)
    targets = rng.uniform(4000, 16_000, (6, 2))
    ends = []
    for number in range(12):
        target, along, edge = number % 6, rng.uniform(500, SIDE_M - 500), number % 4
        x, y = ((along, 500.0), (along, SIDE_M - 500), (500.0, along), (SIDE_M - 500, along))[edge]
        ends.append((edge, x, y, target, *targets[target]))
    liking = rng.normal(0, 1.3, 12)[None, :] + rng.normal(0, 0.7, (8, 12))
    return sealed_with(straight_ways(ends), liking, kind)


def use_of_ways(sealed: Sealed) -> np.ndarray:
    """How much each way is used by all groups together; adds up to 1."""
    minds = sealed.minds()
    share = np.exp(np.array([minds.chances(group, DAY0)[0] for group in range(len(sealed.likings))]))
    return (share / share.sum(axis=1, keepdims=True)).mean(axis=0)


def team_along(sealed: Sealed, way: int, km: float, team: str, days: int) -> tuple[Outing, ...]:
    """A team that walks the last ``km`` of a way before its target, out and back by turns."""
    part = sealed.ways.points(way)
    x, y = sealed.ways.x[part][::-1], sealed.ways.y[part][::-1]
    along = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))]) / 1000
    at = np.linspace(0, min(km, along[-1]), 60)
    x, y = np.interp(at, along, x), np.interp(at, along, y)
    turns = (slice(None), slice(None, None, -1))
    return tuple(Outing(team, "Middle", day, "foot", x[turns[day % 2]], y[turns[day % 2]]) for day in range(days))


def plan_along(sealed: Sealed, name: str, teams: int, km: float = 6.0, days: int = 4) -> FieldPlan:
    """One team on each of the ways that are used most."""
    best = np.argsort(-use_of_ways(sealed), kind="stable")[:teams]
    teams_of = [team_along(sealed, int(way), km, f"T{number}", days) for number, way in enumerate(best)]
    return FieldPlan(name, sum(teams_of, ()))


def plan_away(sealed: Sealed, name: str, teams: int, km: float = 6.0, days: int = 4) -> FieldPlan:
    """The same number of teams on loops of the same length, as far from all ways as there is room."""
    x, y = sealed.spec.centres()
    far = np.hypot(x[:, None] - sealed.ways.x, y[:, None] - sealed.ways.y).min(axis=1)
    outings = []
    for number, cell in enumerate(np.argsort(-far, kind="stable")[:teams]):
        half = km * 1000 / 8
        corner = half * np.array([[-1, -1], [1, -1], [1, 1], [-1, 1], [-1, -1]])
        outings += [
            Outing(f"T{number}", "Middle", day, "foot", x[cell] + corner[:, 0], y[cell] + corner[:, 1])
            for day in range(days)
        ]
    return FieldPlan(name, tuple(outings))


def cameras(*rows: tuple[float, float, float]) -> pd.DataFrame:
    """Cameras of (x, y, signal)."""
    return pd.DataFrame(list(rows), columns=["x", "y", "signal"])
