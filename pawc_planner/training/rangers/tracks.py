"""Presence of patrols and of plans: the same steps and the same pace, so that both are measured alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

import numpy as np
import pandas as pd

from ..ground.terrain import Terrain
from ..parameters import ParkParams, RangerParams
from ..scoring.plan import Outing
from .lines import sampled
from .patrol import LOCAL, LegDay, Patrol
from .presence import Presence, joined
from .recording import days_of, kmh, segments_of

PLAN_START_S = 7 * 3600.0


def sees(transport: str, rangers: RangerParams) -> float:
    """Return what is seen from a transport, relative to walking."""
    return {"foot": 1.0, "vehicle": rangers.vehicle_sees, "boat": rangers.boat_sees}[transport]


def legs_in_order(patrols: Sequence[Patrol]) -> list[tuple[Patrol, LegDay]]:
    """Return all leg-days by start and patrol id; the position in this list is the number of the outing."""
    legs = [(patrol, leg) for patrol in patrols for leg in patrol.days]
    return sorted(legs, key=lambda pair: (pair[1].t[0], pair[0].patrol_id))


def outing_table(patrols: Sequence[Patrol]) -> pd.DataFrame:
    """Return one row per outing.

    Columns: ``outing, patrol_id, station, team, transport, device, day`` (date), ``start, end`` (UTC epoch seconds),
    ``walked_km, recorded_km, fixes``.
    """
    rows = [
        (number, p.patrol_id, p.station, p.team, p.transport, p.device, leg.day, leg.t[0], leg.t[-1], leg.walked_km,
         leg.km, len(leg.t))
        for number, (p, leg) in enumerate(legs_in_order(patrols))
    ]
    names = ["outing", "patrol_id", "station", "team", "transport", "device", "day", "start", "end", "walked_km",
             "recorded_km", "fixes"]
    return pd.DataFrame(rows, columns=names)


def presence_of(patrols: Sequence[Patrol], params: ParkParams) -> Presence:
    """Return the true steps of all patrols by time; outings are numbered as in :func:`legs_in_order`."""
    legs = legs_in_order(patrols)
    if not legs:
        return joined(())
    count = [len(leg.step_t) for _, leg in legs]
    seen = np.array([sees(patrol.transport, params.rangers) for patrol, _ in legs], np.float32)
    t = np.concatenate([leg.step_t for _, leg in legs])
    order = np.argsort(t, kind="stable").astype(np.int32)
    t.sort(kind="stable")
    outing = np.repeat(np.arange(len(legs), dtype=np.int32), count)[order]
    names = ("step_x", "step_y", "step_km")
    x, y, km = (np.concatenate([getattr(leg, name) for _, leg in legs])[order] for name in names)
    return Presence(t, x, y, km, seen[outing], outing)


def presence_of_plan(
    outings: Sequence[Outing], start_days: Sequence[int], day0: date, terrain: Terrain, params: ParkParams
) -> Presence:
    """Return the steps of planned outings by time, with the pace and rest of patrols; teams set out at 07:00.

    Parameters
    ----------
    outings : sequence of Outing
        Of the plan; their numbers in the result are their positions.
    start_days : sequence of int, shape (outings,)
        Days after ``day0`` on which each outing's day 0 falls.
    day0 : datetime.date
        Local date.
    terrain, params : Terrain, ParkParams
        Slope, pace and what is seen.
    """
    if not outings:
        return joined(())
    lines = sampled([np.column_stack([outing.x, outing.y]) for outing in outings])
    at, cuts = segments_of(lines), lines.first - np.arange(len(lines.first))
    x, y = (lines.x[at] + lines.x[at + 1]) / 2, (lines.y[at] + lines.y[at + 1]) / 2
    number = np.repeat(np.arange(len(outings)), np.diff(cuts))
    pace = np.empty(len(at))
    for transport in ("foot", "vehicle", "boat"):
        chosen = np.array([outing.transport == transport for outing in outings])[number]
        pace[chosen] = kmh(terrain, x[chosen], y[chosen], transport, params.rangers)
    pace = _in_given_hours(outings, lines.lengths_km, pace, number)
    days = days_of(lines, cuts, pace, 60 * params.rangers.rest_minutes)
    midnight = datetime.combine(day0, time(0), LOCAL).timestamp()
    day = np.asarray(start_days, float) + [outing.day for outing in outings]
    t = np.round(midnight + 86400.0 * day[number] + PLAN_START_S + (days.begin + days.end) / 2, 1)
    seen = np.array([sees(outing.transport, params.rangers) for outing in outings])[number]
    order = np.argsort(t, kind="stable")
    return Presence(t[order], x[order].round(2), y[order].round(2), days.km[order], seen[order], number[order])


def _in_given_hours(
    outings: Sequence[Outing], km: np.ndarray, pace: np.ndarray, number: np.ndarray
) -> np.ndarray:
    """Return the pace with which outings that give their hours take that long."""
    count = np.bincount(number, minlength=len(outings))
    usual = np.bincount(number, 1 / pace, len(outings)) / count * km
    given = np.array([outing.hours for outing in outings])
    return np.round(pace * np.where(given > 0, usual / np.where(given > 0, given, 1.0), 1.0)[number], 6)
