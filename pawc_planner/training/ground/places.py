"""The places of a park: stations, sectors, villages, entries, targets and towers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from shapely.geometry.base import BaseGeometry

from ..parameters import Kind, LandParams
from .entries import make_entries
from .land import Land
from .settlements import make_sectors, make_stations, make_towers, make_villages, neglected_sector
from .targets import make_targets


@dataclass(frozen=True)
class Places:
    """The places of the park, points in the park's CRS. All made up, but for the real towns of the shipped park.

    Parameters
    ----------
    stations : pandas.DataFrame
        ``name, name_th, kind, teams, transport, device, x, y, share``; the shares of the patrols add up to 1.
    sectors : pandas.DataFrame
        ``name, name_th, geometry``.
    villages : pandas.DataFrame
        ``name, name_th, population, x, y``; real towns have no Thai name and no population.
    entries : pandas.DataFrame
        ``name, x, y, weight, known``: where groups come from; for a kind whose entries are inside, refuges in the
        forest.
    targets : pandas.DataFrame
        ``x, y, value``: what is worth going to.
    towers : pandas.DataFrame
        ``name, x, y``.
    neglected_name : str
        Sector that patrols neglect.
    """

    stations: pd.DataFrame
    sectors: pd.DataFrame
    villages: pd.DataFrame
    entries: pd.DataFrame
    targets: pd.DataFrame
    towers: pd.DataFrame
    neglected_name: str

    @property
    def neglected(self) -> BaseGeometry:
        """The sector that patrols neglect."""
        return self.sectors.loc[self.sectors["name"] == self.neglected_name, "geometry"].iloc[0]


def make_places(land: Land, kind: Kind, params: LandParams, rng: np.random.Generator) -> Places:
    """Place everything by rule on land that is made up or a user's."""
    villages = make_villages(land, params, rng)
    stations = make_stations(land, kind, params, rng)
    sectors = make_sectors(land.terrain, rng)
    entries = make_entries(land, villages, kind, params, rng)
    targets = make_targets(land, villages, entries, kind, rng)
    towers = make_towers(land.terrain, params, rng)
    return Places(stations, sectors, villages, entries, targets, towers, neglected_sector(sectors, stations))
