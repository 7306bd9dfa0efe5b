"""Where teams start: the site's stations, or, where it has none, where its patrols used to start."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import shapely
from sklearn.cluster import DBSCAN

from ...analysis.tracks import TrackSet
from ...base.errors import NoDataError
from ...base.params import within
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ...planning.movement import TravelGraph
from ...planning.routes import Team
from .evidence import Evidence
from .ground import Ground

START_CLUSTER_M = 2_000.0
MAX_STATIONS = 8
MAX_ACCESS_M = 1_000.0  # from a station to the first cell of the movement grid that its teams can use
MAX_TEAMS, MAX_DAYS = 60, 30  # what can be printed and briefed
NO_LINES = np.empty(0, dtype=object)
_NOWHERE = QT_TRANSLATE_NOOP(
    "PawcPlanner", "the site has no stations and no patrol tracks, so no team has a place to start from")
_ADD = QT_TRANSLATE_NOOP("PawcPlanner", "Add a stations layer (addlayer, role stations).")
_NONE_STARTS = QT_TRANSLATE_NOOP("PawcPlanner", "no team can start: {stations}")
_NO_TEAMS = QT_TRANSLATE_NOOP("PawcPlanner", "no team can start: the stations have no teams")
_CHECK = QT_TRANSLATE_NOOP(
    "PawcPlanner", "Check the stations layer: points on or near the site, with a number of teams; or give TEAMS.")


@dataclass(frozen=True)
class Station:
    """A place that teams start from and return to."""

    name: str
    x: float
    y: float
    teams: int


def stations_of(evidence: Evidence) -> tuple[tuple[Station, ...], tuple[Sentence, ...]]:
    """Return the stations of the site and what had to be assumed.

    Raises
    ------
    NoDataError
        When the site has neither stations nor patrol tracks.
    """
    frame = evidence.store.read("stations")
    usable = frame[frame.geometry.notna() & (frame["kind"].str.lower() != "camp")] if len(frame) else frame
    if len(usable):
        return _told_apart([_station(row) for row in usable.itertuples(index=False)]), ()
    derived = _starting_places(evidence.tracks if len(evidence.tracks) else evidence.store.tracks())
    if not derived:
        raise NoDataError(
            what=_NOWHERE,
            remedy=_ADD,
        )
    note = Sentence(
        QT_TRANSLATE_NOOP(
            "PawcPlanner", "No stations layer: teams start from the {n} places where most past patrols started."
        ),
        {"n": len(derived)},
    )
    return derived, (note,)


def _station(row: Any) -> Station:
    """Read one row of the stations table; a station that does not say has one team."""
    teams = int(row.teams) if row.teams is not None and row.teams == row.teams else 1
    return Station(str(row.name), float(row.geometry.x), float(row.geometry.y), teams)


def _told_apart(stations: list[Station]) -> tuple[Station, ...]:
    """Number stations of one name, so that each keeps its own place and teams."""
    seen: dict[str, int] = {}
    found = []
    for station in stations:
        seen[station.name] = number = seen.get(station.name, 0) + 1
        found.append(station if number == 1 else replace(station, name=f"{station.name} ({number})"))
    return tuple(found)


def _starting_places(tracks: TrackSet) -> tuple[Station, ...]:
    """Cluster the first fixes of all patrols (DBSCAN, 2 km); the largest clusters first."""
    if not len(tracks):
        return ()
    first_fix = np.flatnonzero(np.diff(tracks.part, prepend=-1) > 0)
    order = np.lexsort((tracks.t[first_fix], tracks.parts["patrol_id"].to_numpy(str)))
    _, first = np.unique(tracks.parts["patrol_id"].to_numpy(str)[order], return_index=True)
    at = first_fix[order[first]]
    xy = np.column_stack([tracks.x[at], tracks.y[at]])
    label = DBSCAN(eps=START_CLUSTER_M, min_samples=1).fit_predict(xy)
    sizes = np.bincount(label)
    found = []
    for number, cluster in enumerate(np.argsort(-sizes, kind="stable")[:MAX_STATIONS], start=1):
        x, y = np.median(xy[label == cluster], axis=0)
        found.append(Station(f"Start {number}", float(x), float(y), 1))
    return tuple(found)


def check_teams(teams: int, days: int) -> None:
    """Require numbers of teams and days that can be printed; called before the long computations, not after them."""
    within("TEAMS", teams, 0, MAX_TEAMS)
    within("DAYS", days, 1, MAX_DAYS)


def teams_of(
    stations: tuple[Station, ...], ground: Ground, teams: int, days: int, transport: str
) -> tuple[tuple[Team, ...], tuple[Sentence, ...]]:
    """Share ``teams`` (0: as the stations say) over the stations that have walkable ground near.

    Raises
    ------
    ParameterError
        When the number of teams or days is negative or too large to print.
    NoDataError
        When no team can start.
    """
    check_teams(teams, days)
    rivers = NO_LINES if transport == "boat" else ground.terrain.barriers
    node = start_nodes(stations, ground.teams(transport), rivers)
    usable = tuple(s for s, at in zip(stations, node) if at >= 0)
    outside = tuple(s.name for s, at in zip(stations, node) if at < 0)
    made = [
        Team(f"{number}", station.name, int(at), days, transport)
        for number, (station, at) in enumerate(_one_by_one(usable, node[node >= 0], teams), start=1)
    ]
    if not made:
        raise NoDataError(
            what=Sentence(_NONE_STARTS, {"stations": ", ".join(outside)}) if outside else _NO_TEAMS,
            remedy=_CHECK,
        )
    check_teams(len(made), days)
    return tuple(made), (outside_note(outside, transport),) if outside else ()


def start_nodes(stations: tuple[Station, ...], graph: TravelGraph, rivers: np.ndarray) -> np.ndarray:
    """Return the node each station's teams start from, -1 where there is none; shape (n,).

    It is the nearest one within :data:`MAX_ACCESS_M` that can be walked to in a straight line without crossing one of
    the ``rivers`` (single lines, as in ``Terrain.barriers``).
    """
    nodes = np.flatnonzero(graph.passable)
    x, y = graph.spec.centres(nodes)
    found = np.full(len(stations), -1, dtype=np.int64)
    for at, station in enumerate(stations):
        metres = np.hypot(x - station.x, y - station.y)
        order = np.argsort(metres, kind="stable")
        near = order[: np.count_nonzero(metres <= MAX_ACCESS_M)]
        dry = near[_on_this_bank(station, np.column_stack([x[near], y[near]]), rivers)]
        found[at] = nodes[dry[0]] if len(dry) else -1
    return found


def _on_this_bank(station: Station, places: np.ndarray, rivers: np.ndarray) -> np.ndarray:
    """Return which places, shape (n, 2), lie on the station's side of every river."""
    doors = shapely.linestrings(np.stack([np.broadcast_to((station.x, station.y), places.shape), places], axis=1))
    crossing = shapely.STRtree(rivers).query(doors, predicate="intersects")[0]
    return np.isin(np.arange(len(places)), crossing, invert=True)


def _one_by_one(stations: tuple[Station, ...], node: np.ndarray, teams: int) -> Iterator[tuple[Station, int]]:
    for station, at, count in zip(stations, node, _shares(stations, teams) if stations else ()):
        yield from ((station, int(at)) for _ in range(count))


def _shares(stations: tuple[Station, ...], teams: int) -> np.ndarray:
    """Number of teams per station."""
    own = np.array([max(0, s.teams) for s in stations], float)
    if not teams:
        return own.astype(int)
    share = own if own.sum() else np.ones(len(own))
    exact = teams * share / share.sum()
    whole = np.floor(exact).astype(int)
    for index in np.argsort(-(exact - whole), kind="stable")[: teams - whole.sum()]:
        whole[index] += 1
    return whole


def outside_note(names: tuple[str, ...], transport: str) -> Sentence:
    """Say which stations were left out."""
    return Sentence(
        QT_TRANSLATE_NOOP(
            "PawcPlanner", "Stations left out, because no ground for teams by {transport} is near: {names}."
        ),
        {"names": ", ".join(names), "transport": transport},
    )
