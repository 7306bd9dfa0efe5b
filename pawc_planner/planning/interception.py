"""Whether a picture is worth something: can a team meet the intruder before the intruder meets the tree?"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy.sparse import csr_matrix
from scipy.spatial import cKDTree

from ..analysis.grid import GridSpec
from ..base.params import not_negative
from .intrusion import IntrusionResult
from .movement import TravelGraph


def catch_matrix(
    graph: TravelGraph,
    paths: IntrusionResult,
    sites: np.ndarray,
    team_hours: np.ndarray,
    alert_delay_hours: float = 0.25,
    detection_range_m: float = 0.0,
) -> csr_matrix:
    """Return which site catches which path in time.

    A path is caught when it passes the site and, after picture and delay, the nearest team can be at some place on the
    rest of the path (the target at the latest) no later than the intruder.

    Parameters
    ----------
    graph : TravelGraph
        Movement grid of the paths.
    paths : IntrusionResult
        Expected intrusions.
    sites : ndarray of int, shape (n_sites,)
        Nodes.
    team_hours : ndarray, shape (n_nodes,)
        Hours for the nearest team to reach each node.
    alert_delay_hours : float
        From the picture to the departure of the team.
    detection_range_m : float
        A site sees the paths through all cells whose middle is within this distance, and those of its own cell.

    Returns
    -------
    csr_matrix, shape (n_sites, n_paths)
        1 where the site catches the path.
    """
    not_negative("ALERT_DELAY", alert_delay_hours)
    arrival = np.asarray(team_hours, dtype=float) + alert_delay_hours
    rows, columns = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for p, site, position in _passages(graph.spec, paths, sites, detection_range_m):
        late = arrival[paths.paths[p]] - paths.hours[p]  # of the team against an intruder seen at hour 0
        best_ahead = np.minimum.accumulate(late[::-1])[::-1]
        in_time = best_ahead[position] + paths.hours[p][position] <= 0
        rows.append(site[in_time])
        columns.append(np.full(int(in_time.sum()), p))
    row, column = np.concatenate(rows), np.concatenate(columns)
    return csr_matrix((np.ones(len(row)), (row, column)), shape=(len(sites), len(paths.paths)))


def passing_matrix(
    graph: TravelGraph, paths: IntrusionResult, sites: np.ndarray, detection_range_m: float = 0.0
) -> csr_matrix:
    """Return which path passes which site, in time or not; shape (n_sites, n_paths)."""
    rows, columns = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for p, site, _ in _passages(graph.spec, paths, sites, detection_range_m):
        rows.append(site)
        columns.append(np.full(len(site), p))
    place = (np.concatenate(rows), np.concatenate(columns))
    return csr_matrix((np.ones(len(place[0])), place), shape=(len(sites), len(paths.paths)))


def lead_matrix(
    graph: TravelGraph, paths: IntrusionResult, sites: np.ndarray, detection_range_m: float = 0.0
) -> csr_matrix:
    """Return the hours between the picture and the intruder's target, for paths that pass; shape (n_sites, n_paths)."""
    rows, columns, hours = [np.empty(0, np.int64)], [np.empty(0, np.int64)], [np.empty(0)]
    for p, site, position in _passages(graph.spec, paths, sites, detection_range_m):
        rows.append(site)
        columns.append(np.full(len(site), p))
        hours.append(paths.hours[p][-1] - paths.hours[p][position])
    entries = (np.concatenate(hours), (np.concatenate(rows), np.concatenate(columns)))
    return csr_matrix(entries, shape=(len(sites), len(paths.paths)))


def _passages(
    spec: GridSpec, paths: IntrusionResult, sites: np.ndarray, detection_range_m: float
) -> Iterator[tuple[int, np.ndarray, np.ndarray]]:
    """Yield path, sites that it passes, and its first position in front of each."""
    not_negative("DETECTION_RANGE", detection_range_m)
    seen = _cells_seen(spec, np.asarray(sites, dtype=np.int64), detection_range_m)
    for p, nodes in enumerate(paths.paths):
        block = seen[nodes].tocoo()
        order = np.lexsort((block.row, block.col))
        site, first = np.unique(block.col[order], return_index=True)
        yield p, site.astype(np.int64), block.row[order][first]


def _cells_seen(spec: GridSpec, sites: np.ndarray, detection_range_m: float) -> csr_matrix:
    """Return which node is seen by which site; bool, shape (n_nodes, n_sites)."""
    if detection_range_m < spec.cell_size or not len(sites):
        node, site = sites, np.arange(len(sites))
    else:
        tree = cKDTree(np.column_stack(spec.centres()))
        around = tree.query_ball_point(tree.data[sites], detection_range_m, return_sorted=True)
        node = np.concatenate([np.asarray(nodes, dtype=np.int64) for nodes in around])
        site = np.repeat(np.arange(len(sites)), [len(nodes) for nodes in around])
    return csr_matrix((np.ones(len(node), dtype=bool), (node, site)), shape=(spec.size, len(sites)))
