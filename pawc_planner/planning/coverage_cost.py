"""What coverage costs: kilometres and patrol-days from today's stations until so much of the site was visited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from ..base.params import positive
from ..base.progress import Progress, Silent, step
from .movement import TravelGraph

LONELY = 0.1  # of the usual hours between cells, for each open neighbour: what would be left alone is visited first
NEAR_CELLS = 1.6  # cell sides from a cell to those that are walked to directly: its eight neighbours
BLOCK, MARGIN = 6, 4  # cells of a block that is worked on at once, and of the ground around it that ways may use


@dataclass(frozen=True)
class CellWays:
    """Fastest ways between the middles of neighbouring planning cells.

    Parameters
    ----------
    cells : ndarray of int, shape (m,)
        Planning cells that can be entered.
    hours, km : csr_matrix, shape (m, m)
        Of the way from one to the next; same sparsity.
    """

    cells: np.ndarray
    hours: csr_matrix
    km: csr_matrix


@dataclass(frozen=True)
class Tour:
    """One patrol: its station, the cells it passes in order, hours and km there and back, and what it visited first."""

    station: int
    cells: np.ndarray
    hours: float
    km: float
    first_visits: np.ndarray


@dataclass(frozen=True)
class CoverageCost:
    """Tours in the order in which they are worth most.

    Parameters
    ----------
    tours : tuple of Tour
        Until nothing more can be reached.
    share : ndarray, shape (tours + 1,)
        Share of the site's area visited before the first and after each tour, 0 to 1.
    km, days : ndarray, shape (tours + 1,)
        Kilometres and patrol-days so far.
    out_of_reach : ndarray of int
        Cells that no tour can enter and return from within its hours.
    fewest : ndarray, shape (cells not visited before + 1,)
        Share of the site's area when the 0, 1, 2 … largest of the cells not visited before are visited too.
    starts : int
        Places that tours start from.
    cell_size : float
        Side of a cell, metres.
    """

    tours: tuple[Tour, ...]
    share: np.ndarray
    km: np.ndarray
    days: np.ndarray
    out_of_reach: np.ndarray
    fewest: np.ndarray
    starts: int
    cell_size: float

    def to_reach(self, target: float) -> int:
        """Return how many tours are needed for a share of the site, 0 to 1; -1 when it cannot be reached."""
        enough = np.flatnonzero(self.share >= target - 1e-12)
        return int(enough[0]) if len(enough) else -1

    def least_km(self, target: float) -> float:
        """Return the km below which no plan can reach a share of the site, 0 to 1, with any tours from the stations.

        Tours of one station join into one line from it. A line of length l meets at most 4 + 3·l/(√2·a) cells of side
        a: four around the corner where it begins, and no more than three new ones from corner to corner across a cell.
        """
        cells = int(np.searchsorted(self.fewest, target - 1e-12))
        return max(cells - 4 * self.starts, 0) * np.sqrt(2) / 3 * self.cell_size / 1000


def cell_ways(
    graph: TravelGraph, node_of_cell: np.ndarray, cell_size: float, progress: Progress | None = None
) -> CellWays:
    """Find the ways between neighbouring cells; ``node_of_cell`` is -1 where a cell cannot be entered, shape (n,)."""
    progress = progress or Silent()
    cells = np.flatnonzero(node_of_cell >= 0)
    nodes = node_of_cell[cells]
    x, y = graph.spec.centres(nodes)
    all_x, all_y = graph.spec.centres()
    entries: list[tuple[int, int, float, float]] = []
    corners = np.column_stack([x, y]) // (BLOCK * cell_size)
    blocks, of_block = np.unique(corners, axis=0, return_inverse=True)
    of_block, margin = of_block.ravel(), MARGIN * cell_size
    for number in range(len(blocks)):
        step(progress, number / len(blocks), "ways between cells")
        own = np.flatnonzero(of_block == number)
        around = np.flatnonzero(
            (all_x >= x[own].min() - margin) & (all_x <= x[own].max() + margin)
            & (all_y >= y[own].min() - margin) & (all_y <= y[own].max() + margin))
        entries += _ways_of_block(graph, around, own, nodes, (x, y), cell_size)
    row, col, hour, km = (np.array(values) for values in zip(*entries)) if entries else (np.empty(0),) * 4
    shape = (len(cells), len(cells))
    place = (row.astype(np.int64), col.astype(np.int64))
    return CellWays(cells, csr_matrix((hour, place), shape), csr_matrix((km, place), shape))


def _ways_of_block(
    graph: TravelGraph, around: np.ndarray, own: np.ndarray, nodes: np.ndarray, places: tuple[np.ndarray, np.ndarray],
    cell_size: float,
) -> list[tuple[int, int, float, float]]:
    """Return from, to, hours and km for the cells ``own``, walking only on the nodes ``around`` them."""
    local = np.full(graph.spec.size, -1, np.int64)
    local[around] = np.arange(len(around))
    hours, before = dijkstra(
        graph.hours[around][:, around], indices=local[nodes[own]], return_predecessors=True)
    metres = graph.metres[around][:, around]
    (x, y), found = places, []
    inside = np.flatnonzero(local[nodes] >= 0)
    for place, i in enumerate(own):
        near = inside[np.maximum(np.abs(x[inside] - x[i]), np.abs(y[inside] - y[i])) <= NEAR_CELLS * cell_size]
        near = near[(near != i) & np.isfinite(hours[place, local[nodes[near]]])]
        ends = local[nodes[near]]
        km = _km_to(metres, before[place], int(local[nodes[i]]), ends)
        found += [(int(i), int(j), float(hours[place, end]), one) for j, end, one in zip(near, ends, km)]
    return found


def _km_to(metres: csr_matrix, before: np.ndarray, source: int, targets: np.ndarray) -> list[float]:
    """Return the km of the fastest way to each target, all moves looked up at once."""
    ways = []
    for target in targets:
        nodes = [int(target)]
        while nodes[-1] != source:
            nodes.append(int(before[nodes[-1]]))
        ways.append(nodes)
    ends = np.array([node for way in ways for node in way[:-1]], np.int64)
    if not len(ends):
        return []
    along = np.asarray(metres[before[ends], ends]).ravel()
    return [float(part.sum()) / 1000 for part in np.split(along, np.cumsum([len(way) - 1 for way in ways])[:-1])]


def coverage_cost(
    ways: CellWays, stations: Sequence[tuple[int, float, float]], weight: np.ndarray, visited: np.ndarray,
    hours_per_day: float, days: int, cell_size: float, progress: Progress | None = None,
) -> CoverageCost:
    """Send tours from the stations, each time the one that visits most new ground per km, until nothing is left.

    Parameters
    ----------
    ways : CellWays
        Ways between neighbouring cells.
    stations : sequence of (int, float, float)
        Row of ``ways.cells`` next to each station, and hours and km from the station to it.
    weight : ndarray, shape (n_cells,)
        Share of each planning cell inside the boundary.
    visited : ndarray of bool, shape (n_cells,)
        Cells that were visited before.
    hours_per_day, days : float, int
        Walking hours a day, and days a tour may last (it camps where it is).
    cell_size : float
        Side of a cell, metres.
    progress : Progress, optional
        Told the share done; may cancel.

    Notes
    -----
    A tour goes to the nearest unvisited cell, by hours, from which it can still return in time, and so on; what it
    crosses on the way counts. This is a plan that can be walked, not the best one (:meth:`CoverageCost.least_km`).
    """
    positive("HOURS_PER_DAY", hours_per_day)
    positive("DAYS", days)
    search = _Search(ways, stations, weight, visited, hours_per_day * days, progress or Silent())
    tours = search.all_tours()
    area = float(weight.sum()) or 1.0
    new = np.array([weight[tour.first_visits].sum() for tour in tours])
    before = float(weight[visited].sum())
    fewest = np.concatenate([[0.0], np.cumsum(np.sort(weight[~visited])[::-1])])
    return CoverageCost(
        tuple(tours), (before + np.concatenate([[0.0], np.cumsum(new)])) / area,
        np.concatenate([[0.0], np.cumsum([tour.km for tour in tours])]),
        np.concatenate([[0.0], np.cumsum([np.ceil(tour.hours / hours_per_day) for tour in tours])]),
        search.left(), (before + fewest) / area, len(stations), cell_size,
    )


class _Search:
    """The tours of one site; a tour that no other has touched is not planned again."""

    def __init__(
        self, ways: CellWays, stations: Sequence[tuple[int, float, float]], weight: np.ndarray, visited: np.ndarray,
        budget: float, progress: Progress,
    ) -> None:
        self._ways, self._stations, self._budget, self._progress = ways, stations, budget, progress
        self._weight = weight[ways.cells]
        self._all = (weight > 0) & ~visited
        self._open = self._all[ways.cells].copy()
        first = np.array([place for place, _, _ in stations], np.int64)
        self._back = dijkstra(ways.hours.T.tocsr(), indices=first) if len(first) else np.empty((0, len(ways.cells)))
        self._beside = (ways.hours > 0).astype(float)
        self._hop = float(np.median(ways.hours.data)) if ways.hours.nnz else 0.0
        self._rows: dict[int, tuple[np.ndarray, np.ndarray]] = {}

    def all_tours(self) -> list[Tour]:
        """Return tours until none visits anything new."""
        found: list[Tour] = []
        planned: dict[int, Tour | None] = {}
        total = max(int(self._open.sum()), 1)
        while True:
            step(self._progress, 1 - float(self._open.sum()) / total, "tours")
            for station in range(len(self._stations)):
                if station not in planned:
                    planned[station] = self._tour(station)
            ready = {s: tour for s, tour in planned.items() if tour is not None}
            if not ready:
                step(self._progress, 1.0)
                return found
            best = max(ready, key=lambda s: (self._worth(ready[s]), -s))
            tour = ready[best]
            found.append(tour)
            self._open[np.isin(self._ways.cells, tour.first_visits)] = False
            planned = {s: other for s, other in planned.items() if s != best and (
                other is None or not np.isin(other.first_visits, tour.first_visits).any())}

    def left(self) -> np.ndarray:
        """Return the cells that were not visited at the end."""
        cells = np.flatnonzero(self._all)
        done = self._ways.cells[~self._open]
        return cells[~np.isin(cells, done)]

    def _worth(self, tour: Tour) -> float:
        return float(self._weight[np.isin(self._ways.cells, tour.first_visits)].sum()) / max(tour.km, 1e-9)

    def _tour(self, station: int) -> Tour | None:
        here, hours, km = self._stations[station]
        there_hours, there_km = hours, km
        is_open, passed = self._open.copy(), [here]
        fresh = [here] if is_open[here] else []
        is_open[here] = False
        while True:
            reach, before = self._from(here)
            usable = is_open & (hours + reach + self._back[station] + there_hours <= self._budget)
            if not usable.any():
                break
            target = int(np.where(usable, reach + LONELY * self._hop * (self._beside @ is_open), np.inf).argmin())
            for cell in self._way(before, here, target):
                hours, km = hours + self._ways.hours[here, cell], km + self._ways.km[here, cell]
                if is_open[cell]:
                    fresh.append(cell)
                is_open[cell] = False
                passed.append(cell)
                here = cell
        if not fresh or hours + self._back[station][here] + there_hours > self._budget + 1e-9:
            return None
        _, before = self._from(here)
        for cell in self._way(before, here, self._stations[station][0]):
            hours, km = hours + self._ways.hours[here, cell], km + self._ways.km[here, cell]
            passed.append(cell)
            here = cell
        cells = self._ways.cells
        return Tour(station, cells[passed], hours + there_hours, km + there_km, cells[np.array(fresh, np.int64)])

    def _from(self, cell: int) -> tuple[np.ndarray, np.ndarray]:
        if cell not in self._rows:
            if len(self._rows) > 3000:
                self._rows.clear()
            self._rows[cell] = dijkstra(self._ways.hours, indices=cell, return_predecessors=True)
        return self._rows[cell]

    @staticmethod
    def _way(before: np.ndarray, here: int, target: int) -> list[int]:
        """Return the cells from ``here`` (without it) to ``target``."""
        way = []
        while target != here:
            way.append(target)
            target = int(before[target])
        return way[::-1]
