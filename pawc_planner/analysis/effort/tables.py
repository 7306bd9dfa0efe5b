"""Patrol effort by sector, station, team, transport, time, light and partners, in any combination."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from shapely.geometry.base import BaseGeometry

from ...base.params import one_of
from ...base.progress import Progress, Silent
from ...base.seasons import Seasons
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..grid import GridSpec
from ..lines.sector_parts import OUTSIDE, SectorClip, SectorParts, clipping_grid, sector_parts
from ..tracks import TrackSet
from .measured import MEASURES, Measured, between_parts, measured, pieces_and_places
from .params import EffortParams

KEYS = ("sector", "station", "team", "transport", "year", "month", "season", "light", "joint")
LIGHTS = ("day", "night", "unknown")
JOINT = ("yes", "no")
LENGTHS = ("km", "hours", "moving_hours", "rest_hours", "camp_hours")
COUNTS = ("patrols", "patrol_days", "leg_days")
_NUMBERS = ("patrol", "patrol_day", "leg_day")
_LEAST_OVERLAP_KM2 = 0.01
_LEAST_METRES = 1.0  # two sectors that were drawn one by one leave slivers of millimetres between them


@dataclass(frozen=True)
class EffortLedger:
    """Effort of a set of tracks in its smallest parts, from which every breakdown is added up.

    Parameters
    ----------
    rows : pandas.DataFrame
        One row per track part, sector and light: :data:`KEYS`, ``patrol, patrol_day, leg_day`` (numbers that tell
        them apart; NaN where the part only touched the group), ``km, hours, moving_hours, rest_hours, camp_hours``.
        Hours are NaN where no time is known. Texts that are not known are "".
    sectors : tuple of str
        All sectors, then what lies in none, then what lies outside.
    silent_hours : float
        Hours of all legs that are neither movement nor rest, see :class:`.effort.EffortResult`.
    notes : tuple of Sentence
        What is to be said of the breakdown.
    """

    rows: pd.DataFrame
    sectors: tuple[str, ...]
    silent_hours: float
    notes: tuple[Sentence, ...]

    def by(self, *keys: str) -> pd.DataFrame:
        """Return effort by any of :data:`KEYS`, or of all when none is given.

        Returns
        -------
        pandas.DataFrame
            ``keys``, then ``km, hours, moving_hours, rest_hours, camp_hours, patrols, patrol_days, leg_days``, sorted.
            ``hours = moving_hours + rest_hours - camp_hours``. By sector alone, sectors that nobody visited stand with
            0.

        Notes
        -----
        Kilometres and hours of the groups add up to the whole. Counts do not: a patrol-day counts in every group that
        it entered, so a patrol that went through two sectors on one day is one patrol-day in each. It entered a group
        when one of its tracks has a metre in it, or stood in it.
        """
        for key in keys:
            one_of("GROUP_BY", key, KEYS)
        keys = tuple(dict.fromkeys(keys))
        frame = self.rows.assign(all="")
        groups = frame.groupby(list(keys) or ["all"], observed=True, sort=True)
        table = groups[list(LENGTHS)].sum(min_count=1).join(groups[list(_NUMBERS)].nunique())
        table = table.set_axis([*LENGTHS, *COUNTS], axis=1)
        if keys == ("sector",):
            table = table.reindex(list(dict.fromkeys(self.sectors)))
            table.loc[table["km"].isna()] = 0.0
            table.index.name = "sector"
        table = table.reset_index().drop(columns="all", errors="ignore")
        for key in keys:
            table[key] = table[key].astype(object)
        return table.astype({**dict.fromkeys(LENGTHS, float), **dict.fromkeys(COUNTS, int)})

    def inside(self) -> EffortLedger:
        """Return what lies inside the boundary."""
        rows = self.rows[self.rows["sector"] != OUTSIDE]
        return EffortLedger(rows, self.sectors[:-1], self.silent_hours, self.notes)


def effort_ledger(
    tracks: TrackSet,
    spec: GridSpec,
    boundary: BaseGeometry,
    sectors: Sequence[tuple[str, BaseGeometry]] = (),
    params: EffortParams | None = None,
    seasons: Seasons | None = None,
    joint: Collection[str] = frozenset(),
    progress: Progress | None = None,
) -> EffortLedger:
    """Measure tracks by sector and light.

    Parameters
    ----------
    tracks : TrackSet
        Clean tracks.
    spec : GridSpec
        Cells over the boundary, which make clipping fast; the result does not depend on their size.
    boundary : polygon
        Outline of the site, CRS of the tracks.
    sectors : sequence of (name, polygon)
        Sectors; where they overlap the first counts, and what they have outside the boundary counts as outside.
    params : EffortParams, optional
        How to count.
    seasons : Seasons, optional
        Months of each season.
    joint : collection of str
        Ids of the patrols with partners.
    progress : Progress, optional
        Told the share done; may cancel.

    Notes
    -----
    Lines are cut where they cross the edge of a sector, and at sunrise and sunset by the clock (straight and at one
    pace between two fixes). Only a stretch between two fixes that crosses both is divided in proportion.
    """
    params, progress = params or EffortParams(), progress or Silent()
    parts = sector_parts(boundary, sectors)
    spec = clipping_grid(spec, len(parts.names))
    clip, between = SectorClip(parts, spec), between_parts(tracks, params)
    chunks, silent = [], 0.0
    for pieces in pieces_and_places(tracks, spec, params, between, progress, "effort"):
        if len(pieces):
            found = measured(pieces, params)
            chunks.append(_sums(pieces.part, found, *clip.shares(pieces), len(parts.names)))
            silent += found.silent_seconds
    columns = [np.concatenate(column) for column in zip(*chunks)] if chunks else [np.empty(0)] * (len(MEASURES) + 5)
    rows = _rows(tracks, columns, parts, seasons or Seasons(), frozenset(map(str, joint)))
    return EffortLedger(rows, parts.names, silent / 3600 + between.silent_hours, _notes(parts))


def _sums(
    part: np.ndarray, found: Measured, piece: np.ndarray, place: np.ndarray, share: np.ndarray, n_places: int
) -> list[np.ndarray]:
    """Add pieces up per part, place and light; return these three, the measures and what is timed."""
    day = found.day[piece]
    dark = np.isnan(day)
    entries = []
    for lit, own in enumerate((np.where(dark, 0.0, day), np.where(dark, 0.0, 1 - day), dark.astype(float))):
        at = np.flatnonzero(own)
        entries.append((at, np.full(len(at), lit), own[at] * share[at]))
    at, light, weight = (np.concatenate(column) for column in zip(*entries))
    piece, place = piece[at], place[at]
    key, row = np.unique((part[piece] * n_places + place) * len(LIGHTS) + light, return_inverse=True)
    sums = [np.bincount(row, getattr(found, name)[piece] * weight, len(key)) for name in MEASURES]
    timed = np.bincount(row, found.timed[piece], len(key))
    stood = np.bincount(row, found.metres[piece] == 0, len(key))
    where = key // len(LIGHTS)
    return [where // n_places, where % n_places, key % len(LIGHTS), *sums, timed, stood]


def _rows(
    tracks: TrackSet, columns: Sequence[np.ndarray], parts: SectorParts, seasons: Seasons, joint: frozenset[str]
) -> pd.DataFrame:
    part, place, light, metres, seconds, rest, camp, timed, stood = columns
    part, place, light = part.astype(np.int64), place.astype(np.int64), light.astype(np.int64)
    names = list(dict.fromkeys(parts.names))  # two sectors of one name are one
    code = np.array([names.index(name) for name in parts.names])
    hours = [np.where(timed > 0, values / 3600, np.nan) for values in (seconds, seconds - rest + camp, rest, camp)]
    hours[1] = np.maximum(hours[1], 0.0)
    known = part_labels(tracks, seasons, joint).iloc[part].reset_index(drop=True)
    known.loc[~_entered(part, metres, stood), list(_NUMBERS)] = np.nan
    data = {
        "sector": pd.Categorical.from_codes(code[place], names, ordered=True),
        **known, "light": pd.Categorical.from_codes(light, LIGHTS, ordered=True),
        "km": metres / 1000, **dict(zip(LENGTHS[1:], hours)),
    }
    return pd.DataFrame(data)


def _entered(part: np.ndarray, metres: np.ndarray, stood: np.ndarray) -> np.ndarray:
    """Return in which rows a part really was; in the one that has most of it in any case."""
    entered = (metres >= _LEAST_METRES) | (stood > 0)
    order = np.lexsort((metres, part))
    entered[order[np.append(np.diff(part[order]) != 0, True)[:len(order)]]] = True
    return entered


def part_labels(tracks: TrackSet, seasons: Seasons, joint: frozenset[str] = frozenset()) -> pd.DataFrame:
    """Return the groups of each part (all ``KEYS`` but sector and light) and the numbers of its patrol and days."""
    parts = tracks.parts
    days = pd.Series(parts["day"].to_numpy(dtype=object))
    code, known = pd.factorize(days)
    texts = {name: _text(parts[name]) for name in ("station", "team", "transport")}
    labels = {"year": [f"{day:%Y}" for day in known], "month": [f"{day:%Y-%m}" for day in known],
              "season": seasons.labels(known)}
    for name, values in labels.items():
        texts[name] = np.array([*values, ""], dtype=object)[code]
    is_joint = parts["patrol_id"].astype(str).isin(joint).to_numpy()
    texts["joint"] = np.where(is_joint, *JOINT).astype(object)
    keyed = parts.assign(day=code)
    for name, by in (("patrol", ["patrol_id"]), ("patrol_day", ["patrol_id", "day"]),
                     ("leg_day", ["patrol_id", "leg_id", "day"])):
        texts[name] = keyed.groupby(by, dropna=False).ngroup().to_numpy()
    return pd.DataFrame(texts)


def _text(column: pd.Series) -> np.ndarray:
    return column.astype(object).where(column.notna(), "").astype(str).to_numpy(dtype=object)


def _notes(parts: SectorParts) -> tuple[Sentence, ...]:
    if parts.overlap_km2 < _LEAST_OVERLAP_KM2:
        return ()
    text = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Sectors overlap on {km2:,.2f} km²; there the first of them counts, so that kilometres add up to the whole.",
    )
    return (Sentence(text, {"km2": parts.overlap_km2}),)
