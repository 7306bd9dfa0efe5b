"""The patrols of a park's history: month by month teams go out until the year's kilometres are done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from ...base.progress import Part, Progress, step
from ..clock import DAY, DRY_MONTHS, HOUR, midnight
from ..errors import TooFewTeamsError
from ..ground.ground import Ground
from ..parameters import ParkParams
from .lines import Lines, walked
from .network import Blocks, blocks_of
from .patrol import LegDay, Patrol
from .recording import FIX_MINUTES, Days, Fixes, days_of, kmh, recorded, segments_of
from .rounds import Habits
from .teams import Calendar, Team, make_teams
from .ways import VARIANTS, foot_ways, river_ways, road_ways

JOINT = "Joint patrol"
MANDATES = (("Anti-poaching", 0.75), ("Research and monitoring", 0.15), (JOINT, 0.10))
MOST_DAYS = 4
BUDGET_SPREAD, CUT_SPREAD, ARMED = 0.12, 0.12, 0.8
# Teams set out between 06:30 and 08:00 (assumption); metres that they keep beside the middle of lines and rivers.
FIRST_START_S, START_SPREAD_S = 6.5 * HOUR, 5400
ON_LINE_M, ON_RIVER_M = 20.0, 10.0


@dataclass(frozen=True)
class _Draft:
    """A patrol before it is walked: team, first day of the history, days, and points of its easiest way."""

    team: int
    day: int
    n_days: int
    line: np.ndarray


@dataclass
class _World:
    """What planning the patrols needs, made once."""

    ground: Ground
    params: ParkParams
    blocks: Blocks
    teams: list[Team]
    calendar: Calendar
    habits: dict[str, Habits]
    on_line: np.ndarray
    stretch: dict[str, float]


def make_patrols(ground: Ground, params: ParkParams, rng: np.random.Generator, progress: Progress) -> list[Patrol]:
    """Send teams out over the whole history.

    Parameters
    ----------
    ground : Ground
        The park.
    params : ParkParams
        Distance, shares of transport, habits, pace and recording.
    rng : numpy.random.Generator
        Only source of chance.
    progress : Progress
        Told month by month.

    Returns
    -------
    list of Patrol
        By time of their first fix; finds are still empty. No team is on two patrols at once.

    Raises
    ------
    TooFewTeamsError
        When the teams cannot walk so far.
    """
    world = _world(ground, params, rng, Part(progress, 0.0, 0.2))
    share = _shares(world)
    months = list(_months(params))
    debt = dict.fromkeys(share, 0.0)
    patrols: list[Patrol] = []
    for number, (window, part) in enumerate(months):
        step(progress, 0.2 + 0.8 * number / len(months))
        for transport in share:
            debt[transport] += part * share[transport]
            drafts, missed = _drafts(world, transport, window, debt[transport], rng)
            done = _walk(world, transport, drafts, rng) if drafts else []
            debt[transport] -= sum(day.walked_km for patrol in done for day in patrol.days) + missed
            debt["foot"] += missed
            world.habits[transport].fade()
            patrols += done
    patrols.sort(key=lambda patrol: (patrol.days[0].t[0], patrol.team))
    for number, patrol in enumerate(patrols):
        patrol.patrol_id = f"TP_{number + 1:06d}"
    return patrols


def _world(ground: Ground, params: ParkParams, rng: np.random.Generator, progress: Progress) -> _World:
    blocks, stations = blocks_of(ground.terrain), ground.places.stations
    teams = make_teams(stations)
    ways = {
        "foot": foot_ways(ground, blocks, params, rng, progress),
        "vehicle": road_ways(ground, params, rng),
        "boat": river_ways(ground, blocks, params, rng),
    }
    habits = {name: Habits(found, teams, params.rangers.own_habit, rng) for name, found in ways.items()}
    lines = [*ground.landscape.trails, *ground.landscape.roads]
    on_line = blocks.any(ground.landscape.on_line(ground.terrain, lines))
    calendar = Calendar(teams, stations["share"].to_numpy(float), params.n_days)
    return _World(ground, params, blocks, teams, calendar, habits, on_line, dict.fromkeys(habits, 1.0))


def _shares(world: _World) -> dict[str, float]:
    """Return the share of the distance per transport, foot last; what no station can do is done on foot."""
    share = {"vehicle": world.params.rangers.vehicle_share, "boat": world.params.kind.boat_share}
    share = {name: part for name, part in share.items() if world.habits[name].ways.able().any()}
    over = max(1.0, sum(share.values()))
    share = {name: part / over for name, part in share.items()}
    return share | {"foot": 1.0 - sum(share.values())}


def _months(params: ParkParams) -> Iterator[tuple[tuple[int, int], float]]:
    """Yield the first day of each month and of the next, and its part of the whole distance in km."""
    days = [params.first_day + timedelta(days=number) for number in range(params.n_days)]
    firsts = [number for number, day in enumerate(days) if number == 0 or day.day == 1]
    windows = list(zip(firsts, [*firsts[1:], params.n_days]))
    dry = params.rangers.dry_season
    weight = np.array([(b - a) * (dry if days[a].month in DRY_MONTHS else 2 - dry) for a, b in windows])
    total = params.rangers.km_per_1000km2_year * params.size_km2 / 1000 * params.years
    yield from zip(windows, (total * weight / weight.sum()).tolist())


def _drafts(
    world: _World, transport: str, window: tuple[int, int], km: float, rng: np.random.Generator
) -> tuple[list[_Draft], float]:
    """Book teams and choose their rounds until ``km`` are reached, to the nearest patrol.

    Returns the drafts, and the kilometres for which no team with a vehicle or boat was free.
    """
    rangers, habits = world.params.rangers, world.habits[transport]
    able, stretch = habits.ways.able(), world.stretch[transport]
    usual = {"foot": rangers.hours_per_day * rangers.foot_kmh, "vehicle": rangers.vehicle_km, "boat": rangers.boat_km}
    drafts: list[_Draft] = []
    while km > 0:
        n_days = 1 if transport != "foot" else 1 + int(rng.binomial(MOST_DAYS - 1, (rangers.mean_patrol_days - 1) / 3))
        n_days = min(n_days, world.params.n_days)
        budget = n_days * usual[transport] * max(0.5, rng.normal(1, BUDGET_SPREAD)) / stretch
        if km < rng.random() * budget * stretch:
            break
        try:
            team, day = world.calendar.book(able, window, n_days, rng)
        except TooFewTeamsError:
            if transport == "foot":
                raise
            return drafts, km
        start = habits.start(team, rng)
        stops = habits.round(team, start, budget, rangers.returns, rng)
        line = habits.line(stops, int(rng.integers(VARIANTS)) if transport == "foot" else 0)
        if start < habits.ways.n_stations and transport != "boat":  # boats lie at the river
            line = _from_station(world, team, line)
        drafts.append(_Draft(team, day, n_days, line))
        km -= habits.length_km(stops) * stretch
    return drafts, 0.0


def _from_station(world: _World, team: int, line: np.ndarray) -> np.ndarray:
    """Let a round begin and end at the station itself."""
    station = world.ground.places.stations.iloc[world.teams[team].station]
    home = np.array([[station["x"], station["y"]]], float).round(2)
    return np.concatenate([home, line[1:-1], home]) if len(line) > 2 else np.concatenate([home, line, home])


def _walk(world: _World, transport: str, drafts: list[_Draft], rng: np.random.Generator) -> list[Patrol]:
    """Let the patrols of a month be walked and recorded."""
    rangers, terrain = world.params.rangers, world.ground.terrain
    lines = walked([draft.line for draft in drafts], lambda x, y: _sway(world, transport, x, y), rng)
    easiest = sum(float(np.hypot(*np.diff(draft.line, axis=0).T).sum()) for draft in drafts) / 1000
    world.stretch[transport] = round(0.5 * world.stretch[transport] + 0.5 * float(lines.lengths_km.sum()) / easiest, 6)
    at = segments_of(lines)
    cuts = _cuts(lines, [draft.n_days for draft in drafts], rng)
    pace = kmh(terrain, (lines.x[at] + lines.x[at + 1]) / 2, (lines.y[at] + lines.y[at + 1]) / 2, transport, rangers)
    own = np.repeat(rng.normal(1, 0.08, len(cuts) - 1), np.diff(cuts))
    pace = np.round(pace * np.clip(own * rng.normal(1, 0.1, len(pace)), 0.4, 1.8), 6)
    days = days_of(lines, cuts, pace, 60 * rangers.rest_minutes)
    every = 60 * FIX_MINUTES.get(transport, rangers.fix_minutes)
    return _patrols(world, transport, drafts, days, recorded(days, every, rangers.gps_noise_m, rng), rng)


def _sway(world: _World, transport: str, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return how far teams go aside at points, standard deviation in metres."""
    if transport != "foot":
        return np.full(len(x), ON_LINE_M if transport == "vehicle" else ON_RIVER_M)
    on = world.on_line[np.clip(world.blocks.spec.cells_at(x, y), 0, None)]
    return np.where(on, min(ON_LINE_M, world.params.rangers.sway_m), world.params.rangers.sway_m)


def _cuts(lines: Lines, n_days: list[int], rng: np.random.Generator) -> np.ndarray:
    """Return the first segment of every day of every line, and the number of segments."""
    cuts = [0]
    for number, days in zip(np.diff(lines.first) - 1, n_days):
        shares = (np.arange(1, days) + rng.uniform(-CUT_SPREAD, CUT_SPREAD, days - 1)) / days
        inner = np.round(shares * number).astype(np.int64)
        cuts += [*(cuts[-1] + inner).tolist(), cuts[-1] + int(number)]
    return np.array(cuts, np.int64)


def _patrols(
    world: _World, transport: str, drafts: list[_Draft], days: Days, fixes: Fixes, rng: np.random.Generator
) -> list[Patrol]:
    params, stations = world.params, world.ground.places.stations
    number = np.concatenate([np.arange(draft.day, draft.day + draft.n_days) for draft in drafts])
    start = midnight(params.first_day) + DAY * number + FIRST_START_S + rng.integers(0, START_SPREAD_S, len(number))
    legs = iter(_legs(params, number, start, days, fixes))
    names, chance = [name for name, _ in MANDATES], [part for _, part in MANDATES]
    found = []
    for draft in drafts:
        team = world.teams[draft.team]
        members = np.sort(rng.choice(len(team.members), int(rng.integers(4, 8)), replace=False))
        mandate = names[int(np.searchsorted(np.cumsum(chance)[:-1], rng.random(), side="right"))]
        device = str(stations["device"].iloc[team.station]) if transport == "foot" else "smart"
        own = [next(legs) for _ in range(draft.n_days)]
        named = tuple(team.members[member] for member in members)
        found.append(
            Patrol("", team.station, team.name, mandate, transport, bool(rng.random() < ARMED), named, own, device)
        )
    return found


def _legs(params: ParkParams, number: np.ndarray, start: np.ndarray, days: Days, fixes: Fixes) -> Iterator[LegDay]:
    """Yield the leg-days in order; their arrays are views of the month's."""
    day = days.of_segment
    step_t = np.round(start[day] + (days.begin + days.end) / 2, 1)
    step_x, step_y = days.x.mean(axis=1).astype(np.float32), days.y.mean(axis=1).astype(np.float32)
    step_km = days.km.astype(np.float32)
    fix_t = start[np.repeat(np.arange(len(start)), np.diff(fixes.first))] + fixes.t
    for leg, km in enumerate(days.lengths_km.tolist()):
        fix, steps = slice(*fixes.first[leg : leg + 2]), slice(*days.first[leg : leg + 2])
        yield LegDay(
            params.first_day + timedelta(days=int(number[leg])),
            fix_t[fix],
            fixes.x[fix],
            fixes.y[fix],
            km,
            step_t[steps],
            step_x[steps],
            step_y[steps],
            step_km[steps],
        )
