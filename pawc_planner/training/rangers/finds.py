"""What patrols find: a sign is seen with a chance that grows with the kilometres in its cell and falls with its age."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np

from ...base.progress import Progress, step
from ..ground.terrain import Terrain
from ..intruders.walks import Intrusion
from ..old_params import ParkParams
from .patrols import TRANSPORT, LegDay, Patrol

# key, mean number per km on foot, species key (assumption)
ANIMALS = (
    ("animals.sign.dung.", 0.05, "elephasmaximus"),
    ("animals.sign.track.", 0.07, "bosgaurus"),
    ("animals.sign.track.", 0.05, "rusaunicolor"),
    ("animals.sign.scratch.", 0.02, "ursusthibetanus"),
    ("animals.liveanimals.", 0.03, "macacaleonina"),
    ("animals.liveanimals.", 0.015, "hylobateslar"),
)
SEEN_ON_PATROL = 0.10


@dataclass(frozen=True)
class Find:
    """One observation: UTC epoch seconds, place (EPSG:32648), category key, attributes; ``sign`` is -1 without one."""

    t: float
    x: float
    y: float
    category: str
    attributes: dict = field(default_factory=dict)
    sign: int = -1


def age_class(days: int) -> str:
    """Return the data model's class for the age of a sign."""
    return "fresh" if days <= 3 else "recent" if days <= 30 else "old" if days <= 180 else "veryold"


def find_signs(
    terrain: Terrain,
    intrusion: Intrusion,
    patrols: list[Patrol],
    params: ParkParams,
    rng: np.random.Generator,
    progress: Progress,
) -> None:
    """Fill ``finds`` of every leg-day in the order of time; a sign is found once and then removed or marked."""
    signs = intrusion.signs
    by_cell: dict[int, list[int]] = defaultdict(list)
    for sign, cell in enumerate(terrain.spec.cells_at(signs["x"], signs["y"])):
        by_cell[int(cell)].append(sign)
    rows = list(signs.itertuples())
    groups = _groups_by_day(intrusion)
    found: set[int] = set()
    legs = sorted(
        ((leg.t[0], patrol.patrol_id, patrol, leg) for patrol in patrols for leg in patrol.days), key=lambda r: r[:2]
    )
    for number, (_, _, patrol, leg) in enumerate(legs):
        if number % 50 == 0:
            step(progress, number / len(legs))
        leg.finds = _positions(leg, patrol.days[-1] is leg) + _animals(leg, patrol.transport, rng)
        leg.finds += _signs_seen(leg, patrol.transport, by_cell, rows, found, params, rng)
        leg.finds += _people_met(leg, groups.get(leg.day, []), rng)
        leg.finds.sort(key=lambda find: find.t)


def _signs_seen(
    leg: LegDay,
    transport: str,
    by_cell: dict,
    rows: list,
    found: set[int],
    params: ParkParams,
    rng: np.random.Generator,
) -> list[Find]:
    seen = []
    for cell, km, t in zip(leg.cells.tolist(), leg.cell_km, leg.cell_t):
        for sign in by_cell.get(cell, ()):
            row = rows[sign]
            if sign in found or not row.left <= leg.day < row.gone:
                continue
            age = (leg.day - row.left).days
            fading = 0.35 + 0.65 * np.exp(-2 * age / max((row.gone - row.left).days, 1))
            if rng.random() < 1 - np.exp(-params.detection_per_km * TRANSPORT[transport][3] * row.ease * km * fading):
                found.add(sign)
                x, y = row.x + rng.normal(0, 8), row.y + rng.normal(0, 8)
                when = float(round(t + rng.uniform(0, 300)))
                seen.append(Find(when, x, y, row.category, _attributes(row.kind, age, rng), sign))
    return seen


def _attributes(kind: str, age: int, rng: np.random.Generator) -> dict:
    common = {"ageofsign": age_class(age), "threat": "biologicalresourceuse.loggingwoodharvesting."}
    if kind == "stump":
        return {"numberofstumps": 1.0, "treespecies_timber": "rosewood"} | common
    if kind in ("logs", "planks", "cutpieces"):
        key = {"logs": "numberoflogs", "planks": "numberofplanks", "cutpieces": "numberofpieces"}[kind]
        return {
            key: float(rng.integers(1, 7)),
            "treespecies_timber": "rosewood",
            "actiontakenitems": "confiscated",
        } | common
    if kind == "trap":
        return {
            "typeoftrap": str(rng.choice(["snare", "pitfall", "net"], p=[0.9, 0.05, 0.05])),
            "numberofweaponsequipment": float(1 + rng.poisson(2.5)),
            "actiontakenitems": "destroyed",
            "ageofsign": age_class(age),
            "threat": "biologicalresourceuse.huntingtrapping.",
        }
    if kind == "camp":
        return {
            "typeofshelterorcamp": "camp",
            "numberofpeople": float(rng.integers(2, 7)),
            "actiontaken_items": "destroyed",
        } | common
    if kind == "sign":
        return {"typeofhumansign": str(rng.choice(["footprint", "machetecut", "litter"])), "ageofsign": age_class(age)}
    return common


def _positions(leg: LegDay, last: bool) -> list[Find]:
    """Return the start and the end (or camp) of the day."""
    end = "end" if last else "patrolcamp"
    return [
        Find(float(round(leg.t[0])), leg.x[0], leg.y[0], "position.", {"positiontype": "start"}),
        Find(float(round(leg.t[-1])), leg.x[-1], leg.y[-1], "position.", {"positiontype": end}),
    ]


def _animals(leg: LegDay, transport: str, rng: np.random.Generator) -> list[Find]:
    seen = []
    for category, per_km, species in ANIMALS:
        for _ in range(rng.poisson(per_km * leg.walked_km * TRANSPORT[transport][3])):
            t = rng.uniform(leg.t[0], leg.t[-1])
            x, y = float(np.interp(t, leg.t, leg.x)), float(np.interp(t, leg.t, leg.y))
            seen.append(
                Find(
                    float(round(t)),
                    x + rng.normal(0, 20),
                    y + rng.normal(0, 20),
                    category,
                    {"species": species, "ageofsign": str(rng.choice(["fresh", "recent", "old"]))},
                )
            )
    return seen


def _groups_by_day(intrusion: Intrusion) -> dict[date, list[tuple]]:
    """Return the groups in the field on each day, as (people, set of cells)."""
    days: dict[date, list[tuple]] = defaultdict(list)
    for trip, cells in zip(intrusion.trips.itertuples(), intrusion.paths):
        for number in range(int(trip.days) + 1):
            days[trip.start + timedelta(days=number)].append((int(trip.people), set(cells.tolist())))
    return days


def _people_met(leg: LegDay, groups: list[tuple], rng: np.random.Generator) -> list[Find]:
    seen = []
    for people, cells in groups:
        common = [i for i, cell in enumerate(leg.cells.tolist()) if cell in cells]
        if common and rng.random() < SEEN_ON_PATROL:
            t = float(round(leg.cell_t[common[0]]))
            arrested = rng.random() < 0.5
            key = "humanactivity.people.peoplearrestedorfined." if arrested else "humanactivity.people.peopleescaped."
            facts = {
                "numberofpeople": float(people),
                "actiontakenpeople": "arrested" if arrested else "unsuccessfulpursuit",
            }
            if arrested:
                facts |= {"nameornames": f"Person {rng.integers(1000):03d}", "personage": float(rng.integers(19, 60))}
            x, y = float(np.interp(t, leg.t, leg.x)), float(np.interp(t, leg.t, leg.y))
            seen.append(Find(t, x, y, key, facts))
    return seen
