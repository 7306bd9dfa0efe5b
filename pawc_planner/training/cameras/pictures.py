"""What cameras photograph: groups, rangers, animals, vehicles, and mostly moving leaves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
from scipy.spatial import cKDTree

from ..clock import DAY, HOUR, LOCAL_MINUS_UTC, midnight
from ..parameters import ParkParams
from ..rangers.patrol import Patrol
from .history import EVENT_COLUMNS, CameraHistory
from .working import sent_times

# class: usual hour of the local day and its spread (assumptions): leaves move by day, animals come by night
CLOCK = {"blank": (13.0, 3.0), "animal": (24.0, 5.0), "vehicle": (12.0, 4.0)}
SPECIES = ("muntiacusvaginalis", "susscrofa", "rusaunicolor", "macacaleonina", "bosgaurus", "elephasmaximus")
SEEN_COLUMNS = ("camera", "t", "trip", "people", "response")


def pictures(
    history: CameraHistory,
    groups_seen: pd.DataFrame,
    patrols: Sequence[Patrol],
    params: ParkParams,
    rng: np.random.Generator,
) -> CameraHistory:
    """Return the history with all its pictures.

    Parameters
    ----------
    history : CameraHistory
        From :func:`.sites.deploy`.
    groups_seen : pandas.DataFrame
        Groups that were photographed: ``camera`` (row of ``history.watch``), ``t``, ``trip``, ``people``,
        ``response``; with a column ``sent_t`` that is kept, else it is drawn by :func:`.working.sent_times`.
    patrols : sequence of Patrol
        Teams on foot that pass within ``cameras.catch_m`` are photographed with the chance ``ranger_catch``.
    params : ParkParams
        Rates, and the kind: where animals are the intruders, groups are pictures of animals.
    rng : numpy.random.Generator
        Only source of chance.

    Notes
    -----
    A picture that nobody has seen by the end of the history (on a card in the field, or lost) is left out.
    """
    parts = [_groups(groups_seen, params), _rangers(history.watch, patrols, params, rng)]
    parts += [_at_random(history.watch, name, rate, rng) for name, rate in _rates(params)]
    parts = [part for part in parts if len(part)]
    if not parts:
        return history
    events = pd.concat(parts, ignore_index=True)
    rows = events["camera"].to_numpy(np.int64)
    drawn = sent_times(history.watch, rows, events["t"].to_numpy(float), params.cameras, rng)
    events["sent_t"] = np.where(np.isnan(events["sent_t"].to_numpy(float)), drawn, events["sent_t"].to_numpy(float))
    events["camera_id"] = history.watch["camera_id"].to_numpy()[rows]
    events = events[events["sent_t"] < midnight(params.end)].sort_values(["t", "camera_id", "class"], kind="stable")
    return replace(history, events=events[list(EVENT_COLUMNS)].reset_index(drop=True))


def _frame(rows: np.ndarray, t: np.ndarray, kind: str, people: np.ndarray | int = 0) -> pd.DataFrame:
    """Return pictures of one class."""
    return pd.DataFrame({
        "camera": np.asarray(rows, np.int64), "t": np.round(np.asarray(t, float)), "class": kind,
        "people": np.broadcast_to(np.asarray(people, np.int64), len(rows)), "response": "", "trip": -1,
        "sent_t": np.nan, "species": "",
    })  # fmt: skip


def _rates(params: ParkParams) -> Iterator[tuple[str, float]]:
    cameras = params.cameras
    yield "blank", cameras.blank_per_day
    yield "animal", cameras.animal_per_day
    yield "vehicle", cameras.vehicle_per_day


def _groups(seen: pd.DataFrame, params: ParkParams) -> pd.DataFrame:
    animals = params.kind.entries == "inside"
    frame = _frame(seen["camera"].to_numpy(), seen["t"].to_numpy(float), "animal" if animals else "person")
    frame["people"] = 0 if animals else seen["people"].to_numpy(np.int64)
    frame["species"] = params.kind.species if animals else ""
    frame["response"], frame["trip"] = seen["response"].astype(str).to_numpy(), seen["trip"].to_numpy(np.int64)
    if "sent_t" in seen:
        frame["sent_t"] = seen["sent_t"].to_numpy(float)
    return frame


def _at_random(watch: pd.DataFrame, kind: str, per_day: float, rng: np.random.Generator) -> pd.DataFrame:
    """Return pictures at a steady rate while cameras work, at the usual hours of their class."""
    start, end = watch["from_t"].to_numpy(float), watch["to_t"].to_numpy(float)
    rows = np.repeat(np.arange(len(watch)), rng.poisson(per_day * (end - start) / DAY))
    any_time = start[rows] + rng.random(len(rows)) * (end - start)[rows]
    hour, spread = CLOCK[kind]
    day_began = np.floor((any_time + LOCAL_MINUS_UTC) / DAY) * DAY - LOCAL_MINUS_UTC
    t = day_began + HOUR * np.mod(hour + spread * rng.standard_normal(len(rows)), 24)
    t = np.where((t > start[rows]) & (t < end[rows]), t, any_time)
    frame = _frame(rows, t, kind)
    if kind == "animal":
        frame["species"] = np.array(SPECIES, object)[rng.integers(0, len(SPECIES), len(rows))]
    return frame


def _rangers(
    watch: pd.DataFrame, patrols: Sequence[Patrol], params: ParkParams, rng: np.random.Generator
) -> pd.DataFrame:
    """Return pictures of teams on foot: at most one per leg-day and camera, when they are nearest."""
    passed = [*_passings(watch, patrols, params.cameras.catch_m)]
    rows = np.array([row for row, _, _ in passed], np.int64)
    caught = rng.random(len(rows)) < params.cameras.ranger_catch
    people = 1 + np.floor(rng.random(len(rows)) * np.array([size for _, _, size in passed])).astype(np.int64)
    return _frame(rows[caught], np.array([t for _, t, _ in passed])[caught], "ranger", people[caught])


def _passings(
    watch: pd.DataFrame, patrols: Sequence[Patrol], within_m: float
) -> Iterator[tuple[int, float, int]]:
    """Yield row of ``watch``, instant and size of the team for each pass of a team on foot by a working camera."""
    if not len(watch):
        return
    places, place_of = np.unique(watch[["x", "y"]].to_numpy(float), axis=0, return_inverse=True)
    rows_at = [np.flatnonzero(place_of.ravel() == place) for place in range(len(places))]
    start, end = watch["from_t"].to_numpy(float), watch["to_t"].to_numpy(float)
    tree = cKDTree(places)
    for patrol in patrols:
        for leg in patrol.days if patrol.transport == "foot" else ():
            far, place = tree.query(np.column_stack([leg.step_x, leg.step_y]), distance_upper_bound=within_m)
            for one in np.unique(place[np.isfinite(far)]).tolist():
                at = np.flatnonzero(place == one)
                t = float(np.round(leg.step_t[at[int(np.argmin(far[at].round(2)))]]))
                for row in rows_at[one]:
                    if start[row] <= t < end[row]:
                        yield int(row), t, len(patrol.members)
