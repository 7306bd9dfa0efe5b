"""Where each camera stood from when to when, and what does not fit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from ...site.store import SiteStore

STRAY_DAYS = 1  # a camera is tried out the evening before, and carried home the day after
SAME_PLACE_M = 100.0  # two receivers under canopy


@dataclass(frozen=True)
class Stand:
    """One deployment: days (None where they are not known) and place in the site's CRS."""

    start: date | None
    end: date | None
    place: Any

    def away(self, day: date) -> int:
        """Return how many days a day lies outside of the deployment."""
        if self.start and day < self.start:
            return (self.start - day).days
        return (day - self.end).days if self.end and day > self.end else 0


def stands_of(store: SiteStore) -> Mapping[str, Sequence[Stand]]:
    """Return the deployments of each camera whose place is known."""
    found: dict[str, list[Stand]] = defaultdict(list)
    for camera in store.read("cameras", "geom IS NOT NULL").to_dict("records"):
        found[camera["camera_id"]].append(
            Stand(camera["from_day"] or None, camera["to_day"] or None, camera["geometry"]))
    return found


def stand_on(stands: Sequence[Stand], day: date) -> tuple[int, Any]:
    """Return how many days from one of its deployments a camera was, and where it stood in the nearest.

    Of several that hold the day the last set up counts: many lists say where a camera went, and not when it was taken
    down before.
    """
    nearest = min(stands, key=lambda stand: (stand.away(day), -(stand.start or date.min).toordinal()))
    return nearest.away(day), nearest.place


def at_two_places(stands: Mapping[str, Sequence[Stand]]) -> list[str]:
    """Return the cameras that are said to have stood at two places on the same days, sorted."""
    return sorted(camera for camera, found in stands.items() if any(_clash(*pair) for pair in combinations(found, 2)))


def _clash(one: Stand, two: Stand) -> bool:
    if not (one.start and one.end and two.start and two.end):
        return False
    shared = (min(one.end, two.end) - max(one.start, two.start)).days
    return shared > STRAY_DAYS and one.place.distance(two.place) > SAME_PLACE_M
