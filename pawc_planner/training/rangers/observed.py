"""What patrols note: where days begin and end, animals on the way, signs that they found and people whom they met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from ..clock import DAY
from ..ground.ground import Ground
from ..parameters import ParkParams
from .facts import herd_facts, people_facts, sign_facts
from .patrol import Find, LegDay, Patrol
from .tracks import legs_in_order, sees

FOUND_COLUMNS = ("sign", "outing", "t", "kind", "category", "x", "y", "left")
MET_COLUMNS = ("t", "outing", "people", "arrested", "x", "y")
# category, mean number per km on foot, species (assumptions)
ANIMALS = (
    ("animals.sign.dung.", 0.05, "elephasmaximus"),
    ("animals.sign.track.", 0.07, "bosgaurus"),
    ("animals.sign.track.", 0.05, "rusaunicolor"),
    ("animals.sign.scratch.", 0.02, "ursusthibetanus"),
    ("animals.liveanimals.", 0.03, "macacaleonina"),
    ("animals.liveanimals.", 0.015, "hylobateslar"),
)
AGES = ("fresh", "recent", "old")
# standard error of the place of a sign, and how far animals are from the way, metres (assumptions)
SIGN_ERROR_M, ANIMAL_M = 8.0, 20.0
# The same dictionaries serve all finds of a kind, which saves memory; nobody may change them.
_POSITION = {name: {"positiontype": name} for name in ("start", "end", "patrolcamp")}
_ANIMAL = [[{"species": species, "ageofsign": age} for age in AGES] for _, _, species in ANIMALS]


def observed(
    ground: Ground,
    patrols: Sequence[Patrol],
    found: pd.DataFrame,
    met: pd.DataFrame,
    params: ParkParams,
    rng: np.random.Generator,
) -> None:
    """Fill ``finds`` of every leg-day, in the order of time.

    Parameters
    ----------
    ground : Ground
        Animals are noted inside the park only.
    patrols : sequence of Patrol
        Their leg-days' ``finds`` are replaced.
    found : pandas.DataFrame
        ``sign, outing, t`` with the sign's ``kind, category, x, y, left``; outings as in
        :func:`..rangers.tracks.legs_in_order`, instants in UTC epoch seconds.
    met : pandas.DataFrame
        ``t, outing, people, arrested, x, y``: groups met; for herds of animals, driven back.
    params : ParkParams
        Kind of crime, and what is seen from vehicles and boats.
    """
    legs = legs_in_order(patrols)
    for patrol, leg in legs:
        leg.finds = _positions(leg, patrol.days[-1] is leg)
    for leg, find in (*_animals(ground, legs, params, rng), *_signs(legs, found, params, rng),
                      *_people(legs, met, params, rng)):
        leg.finds.append(find)
    for _, leg in legs:
        leg.finds.sort(key=lambda find: find.t)


def _positions(leg: LegDay, last: bool) -> list[Find]:
    """Return the start and the end (or camp) of the day."""
    ends = (("start", 0), ("end" if last else "patrolcamp", -1))
    return [
        Find(float(leg.t[at]), float(leg.x[at]), float(leg.y[at]), "position.", _POSITION[name]) for name, at in ends
    ]


def _animals(
    ground: Ground, legs: list[tuple[Patrol, LegDay]], params: ParkParams, rng: np.random.Generator
) -> Iterator[tuple[LegDay, Find]]:
    """Yield animals and their signs beside the way; each has its place in a random step."""
    terrain, inside = ground.terrain, ground.terrain.inside.ravel()
    km = np.array([leg.walked_km * sees(patrol.transport, params.rangers) for patrol, leg in legs])
    number = rng.poisson(km[:, None] * np.array([rate for _, rate, _ in ANIMALS])[None, :])
    for (_, leg), counts in zip(legs, number):
        kinds = np.repeat(np.arange(len(ANIMALS)), counts)
        at = rng.integers(0, len(leg.step_t), len(kinds))
        x, y = (np.round(values[at] + ANIMAL_M * rng.standard_normal(len(at)), 2)
                for values in (leg.step_x.astype(float), leg.step_y.astype(float)))
        ages = rng.integers(0, len(AGES), len(at)).tolist()
        there = inside[np.clip(terrain.spec.cells_at(x, y), 0, None)]
        for row in np.flatnonzero(there).tolist():
            kind = int(kinds[row])
            t = float(np.round(leg.step_t[at[row]]))
            yield leg, Find(t, float(x[row]), float(y[row]), ANIMALS[kind][0], _ANIMAL[kind][ages[row]])


def _signs(
    legs: list[tuple[Patrol, LegDay]], found: pd.DataFrame, params: ParkParams, rng: np.random.Generator
) -> Iterator[tuple[LegDay, Find]]:
    for row in found.sort_values(["t", "sign"], kind="stable").itertuples():
        leg = legs[int(row.outing)][1]
        facts = sign_facts(row.category, int((row.t - row.left) // DAY), params.kind, rng)
        x, y = np.round(np.array([row.x, row.y]) + SIGN_ERROR_M * rng.standard_normal(2), 2).tolist()
        yield leg, Find(_within(leg, row.t), x, y, row.category, facts, int(row.sign))


def _people(
    legs: list[tuple[Patrol, LegDay]], met: pd.DataFrame, params: ParkParams, rng: np.random.Generator
) -> Iterator[tuple[LegDay, Find]]:
    for row in met.sort_values(["t", "outing"], kind="stable").itertuples():
        leg = legs[int(row.outing)][1]
        if params.kind.entries == "inside":
            category, facts = herd_facts(int(row.people), params.kind)
        else:
            category, facts = people_facts(int(row.people), int(row.arrested), rng)
        yield leg, Find(_within(leg, row.t), round(float(row.x), 2), round(float(row.y), 2), category, facts)


def _within(leg: LegDay, t: float) -> float:
    """Return the whole second at which it was noted, within the day's record."""
    return float(min(max(round(t), leg.t[0]), leg.t[-1]))
