"""The outings of patrols in order, their table, and their steps."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ..parameters import ParkParams, RangerParams
from .patrol import LegDay, Patrol
from .presence import Presence, joined


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
    ``walked_km, recorded_km, fixes, mandate``.
    """
    rows = [
        (number, p.patrol_id, p.station, p.team, p.transport, p.device, leg.day, leg.t[0], leg.t[-1], leg.walked_km,
         leg.km, len(leg.t), p.mandate)
        for number, (p, leg) in enumerate(legs_in_order(patrols))
    ]
    names = ["outing", "patrol_id", "station", "team", "transport", "device", "day", "start", "end", "walked_km",
             "recorded_km", "fixes", "mandate"]
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
