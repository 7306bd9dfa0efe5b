"""Response: which intrusions a team can meet in time, from where they are seen to what they are after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import bmat, csr_matrix
from scipy.sparse.csgraph import dijkstra

from ..base.params import not_negative
from .intrusion import IntrusionResult
from .movement import TravelGraph


@dataclass(frozen=True)
class ResponseResult:
    """How early a team can be in the way of each intrusion.

    Parameters
    ----------
    margin : ndarray, shape (n_paths,)
        Hours that may pass between the alarm, given where the intrusion is first noticed, and the departure of the
        nearest team, which still meets it at its target at the latest; negative: too late even at once; -inf: no team
        can get in its way at all.
    station : ndarray of int, shape (n_paths,)
        Station whose teams have that margin; -1 where no team can get there.
    cell_weight, cell_late : ndarray, shape (n_cells,)
        Share of all intrusions that pass each planning cell; share that passes it and could no more be met, were it
        noticed there and a team left after the delay.
    cell_minutes : ndarray, shape (n_cells,)
        Mean minutes by which a team would come too late to those that it cannot meet; NaN where there are none or none
        can be reached at all.
    weight : ndarray, shape (n_paths,)
        Share of all intrusions that each path stands for.
    """

    margin: np.ndarray
    station: np.ndarray
    cell_weight: np.ndarray
    cell_late: np.ndarray
    cell_minutes: np.ndarray
    weight: np.ndarray

    @property
    def late_share(self) -> np.ndarray:
        """Of the intrusion that passes each cell the share that could no more be met; NaN where none passes."""
        unknown = np.full(len(self.cell_late), np.nan)
        return np.divide(self.cell_late, self.cell_weight, out=unknown, where=self.cell_weight > 0)

    def reached(self, delay_hours: float) -> float:
        """Return the share of intrusions that are met when teams leave so long after the alarm, 0 to 1."""
        return float(self.weight[self.margin >= delay_hours].sum())


def response(
    paths: IntrusionResult, team_hours: np.ndarray, cell_of_node: np.ndarray, n_cells: int,
    noticed: np.ndarray | None = None, delay_hours: float = 0.25,
) -> ResponseResult:
    """Compare teams and intruders along every path.

    Parameters
    ----------
    paths : IntrusionResult
        Expected intrusions with the hours since their entry at each node.
    team_hours : ndarray, shape (n_stations, n_nodes)
        Hours from each station to each node.
    cell_of_node : ndarray of int, shape (n_nodes,)
        Planning cell of each node, -1 outside.
    n_cells : int
        Planning cells.
    noticed : ndarray of bool, shape (n_nodes,), optional
        Where an intrusion can be noticed (cell signal); None: everywhere. What passes no such node cannot be met.
    delay_hours : float
        From alarm to departure, for the figures per cell.

    Notes
    -----
    Seen at hour ``t`` of its way, an intrusion is met when for some later node (its target at the latest) the team's
    hours to it are no more than the intruder's hours from ``t`` to it.
    """
    not_negative("ALERT_DELAY", delay_hours)
    n = len(paths.paths)
    margin, station = np.full(n, -np.inf), np.full(n, -1)
    weight, late, minutes, reachable = (np.zeros(n_cells) for _ in range(4))
    for p, nodes in enumerate(paths.paths):
        hours, share = paths.hours[p], paths.weight[p]
        spare = np.maximum.accumulate((hours - team_hours[:, nodes])[:, ::-1], axis=1)[:, ::-1] - hours
        best = spare.max(axis=0)
        seen = np.arange(len(nodes)) if noticed is None else np.flatnonzero(noticed[nodes])
        if len(seen):
            margin[p] = best[seen[0]]
            station[p] = int(spare[:, seen[0]].argmax()) if np.isfinite(margin[p]) else -1
        cells, first = np.unique(cell_of_node[nodes], return_index=True)
        cells, first = cells[cells >= 0], first[cells >= 0]
        missed = best[first] < delay_hours
        weight[cells] += share
        late[cells] += share * missed
        known = missed & np.isfinite(best[first])
        minutes[cells[known]] += share * 60 * (delay_hours - best[first][known])
        reachable[cells[known]] += share
    mean = np.divide(minutes, reachable, out=np.full(n_cells, np.nan), where=reachable > 0)
    return ResponseResult(margin, station, weight, late, mean, np.asarray(paths.weight))


def driving_and_walking_hours(
    walking: TravelGraph, driving: TravelGraph | None, stations: Sequence[int] | np.ndarray
) -> np.ndarray:
    """Return hours from each station to every node when a team drives on roads as far as it helps and walks on.

    Parameters
    ----------
    walking, driving : TravelGraph
        Moves on the same grid; ``driving`` None: all on foot.
    stations : sequence of int
        Nodes of the stations.

    Returns
    -------
    ndarray, shape (n_stations, n_nodes)
        inf where no team can get.
    """
    stations = np.asarray(stations, np.int64)
    if driving is None or driving.hours.nnz == 0:
        return walking.times(stations)
    # One graph of two floors: roads above, ground below; getting out costs nothing, getting in is only at the start.
    n = walking.spec.size
    road = driving.passable & walking.passable
    leave = csr_matrix((np.full(int(road.sum()), 1e-9), (np.flatnonzero(road), np.flatnonzero(road))), shape=(n, n))
    both = bmat([[walking.hours, None], [leave, driving.hours]], format="csr")
    start = np.where(road[stations], stations + n, stations)
    hours = dijkstra(both, indices=start)
    return np.asarray(np.minimum(hours[:, :n], walking.times(stations)))
