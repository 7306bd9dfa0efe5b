"""A share of the reward that no set of routes can exceed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize_scalar

from .movement import TravelGraph
from .moves import cells_run_through

SWEEPS = 6


@dataclass(frozen=True, eq=False)
class Reach:
    """What the teams of one station and transport can spend and reach.

    ``hours`` is the sum of their time; ``pace`` (n_cells,) the fewest hours per km in each cell, inf out of reach.
    """

    hours: float
    pace: np.ndarray


def fastest_pace(
    graph: TravelGraph, cell_of_node: np.ndarray, n_cells: int, there: np.ndarray, back: np.ndarray, budget: float
) -> np.ndarray:
    """Return the fewest hours per km of the moves in each planning cell that fit in a walk of ``budget`` hours.

    ``there`` and ``back`` (n_nodes,) are the hours from and to the station; the result (n_cells,) is inf out of reach.
    """
    moves, metres = graph.hours.tocoo(), graph.metres.tocoo().data
    fits = there[moves.row] + moves.data + back[moves.col] <= budget
    pace = moves.data[fits] / (metres[fits] / 1000)
    start, end = (nodes[fits].astype(np.int64) for nodes in (moves.row, moves.col))
    best = np.full(n_cells, np.inf)
    for column in cells_run_through(start, end, graph.spec.n_cols)[0].T:
        cell = cell_of_node[column]
        np.minimum.at(best, cell[cell >= 0], pace[cell >= 0])
    return best


def reward_bound(reward: np.ndarray, per_km: float, reaches: list[Reach]) -> float:
    """Return an upper bound of ``sum(reward · (1 − exp(−per_km · km)))`` over all routes.

    Walking k km in a cell takes at least k times the fastest pace of that cell, so the routes are a solution of the
    concave knapsack problem: share out each station's hours among the cells within its reach. Its Lagrangian dual is an
    upper bound for every set of prices of an hour; the prices are improved one by one (weak duality: Fisher 1981).
    """
    total = float(reward.sum())
    if not reaches or total <= 0:
        return 0.0
    price = np.full(len(reaches), float(np.max(reward)) * per_km * 0.1)
    best = _dual(price, reward, per_km, reaches)
    for _ in range(SWEEPS):
        for k in range(len(reaches)):
            price, best = _better_price(k, price, best, reward, per_km, reaches)
    reachable = float(reward[np.min([r.pace for r in reaches], axis=0) < np.inf].sum())
    return min(best, reachable)


def _better_price(
    k: int, price: np.ndarray, best: float, reward: np.ndarray, per_km: float, reaches: list[Reach]
) -> tuple[np.ndarray, float]:
    def at(log_price: float) -> float:
        trial = price.copy()
        trial[k] = np.exp(log_price)
        return _dual(trial, reward, per_km, reaches)

    middle = np.log(price[k])
    found = minimize_scalar(at, bounds=(middle - 6, middle + 6), method="bounded")
    if found.fun >= best:
        return price, best
    price = price.copy()
    price[k] = np.exp(found.x)
    return price, float(found.fun)


def _dual(price: np.ndarray, reward: np.ndarray, per_km: float, reaches: list[Reach]) -> float:
    per_cell = np.min([p * r.pace for p, r in zip(price, reaches)], axis=0)  # cheapest price of a km
    worth = reward * per_km
    buy = (per_cell < worth) & (per_cell > 0)
    cost = per_cell[buy] / per_km
    gain = reward[buy] - cost - cost * np.log(worth[buy] / per_cell[buy])
    return float(np.sum([p * r.hours for p, r in zip(price, reaches)]) + gain.sum())
