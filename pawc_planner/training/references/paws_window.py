"""Patrols as the PAWS research code plans them: one post at a time, on a small window of cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from ...base.progress import Progress, step
from ...planning.routes import Team
from ..scoring.plan import FieldPlan
from .known import Known
from .request import Request
from .tours import Field, Tour, Tours, field_of, field_plan, filled, fitted, leg_to

WINDOW_CELLS = 10  # rows and columns of the window
MOVE_HOURS = 4.0  # a step to the next cell that takes longer leads around a cliff or a river and is no step
BEAM = 60  # partial paths kept per stretch of time
STRETCH_HOURS = 0.5
SAMPLED_FROM = 10  # best paths of which one is drawn
_STEPS = ((-1, 0), (0, 1), (1, 0), (0, -1))


def paws_like_window(known: Known, request: Request, progress: Progress) -> FieldPlan:
    """Plan each post alone on a window of ten by ten cells; every team of the post walks a sampled path of it.

    Of all windows that hold the post's cell the one with the most risk is taken. A path leaves the post, steps to one
    of the four neighbouring cells at a time and is back within the time of the outing; it collects the risk of each
    cell that it enters for the first time. The best paths are searched best first, with a bounded number of partial
    paths per half hour; one of the ten best is drawn in proportion to what it collects. Then the risk in its cells
    falls by the chance that it was served (1 − exp(−β·km) of our gap analysis), and the next team of the post is
    planned.

    Notes
    -----
    Kept of the published method: cells of the size of the risk map; posts planned independently; moves between
    neighbouring cells on a graph unrolled in time; start and end at the post; a fixed time budget; worth of effort in
    a cell with diminishing returns, shared by the patrols of the post; paths drawn at random, so that they cannot be
    foreseen.

    Not kept: the solver (a mixed-integer programme for the flow of patrols, commercial), which a bounded search
    replaces; the robust objective that discounts uncertain predictions; ridgelines as preferred ways (Fang et al.
    2016), for which our travel times stand, the same as for every planner here; the prediction itself: risk is that
    of our analysis, so that planners are compared and not maps.

    References
    ----------
    Fang, F. et al. (2016). Deploying PAWS: Field optimization of the Protection Assistant for Wildlife Security.
    Proceedings of IAAI 2016.
    Xu, L. et al. (2020). Stay ahead of poachers: illegal wildlife poaching prediction and patrol planning under
    uncertainty with field test evaluations. Proceedings of ICDE 2020.
    """
    ground = field_of(known, request)
    rng = np.random.default_rng(request.seed)
    windows: dict[int, Window | None] = {}
    tours: Tours = {}
    for number, team in enumerate(ground.teams):
        step(progress, number / len(ground.teams), "routes")
        if team.node not in windows:
            windows[team.node] = window_of(ground, team)
        window = windows[team.node]
        tours[team.name] = [] if window is None else _walked(ground, team, window, rng)
    return field_plan(ground, "paws_like_window", tours)


@dataclass(eq=False)
class Window:
    """Cells around a post.

    Parameters
    ----------
    cells : ndarray of int, shape (n,)
        Positions of the window's cells in ``Field.cells``.
    moves : csr_matrix, shape (n, n)
        Hours of the steps between neighbouring cells.
    entry : int
        Cell of the window where paths start and end.
    door_hours : float
        Hours from the post into the entry cell and back.
    risk : ndarray, shape (n,)
        Risk not yet served; planning a team lowers it.
    """

    cells: np.ndarray
    moves: csr_matrix
    entry: int
    door_hours: float
    risk: np.ndarray


def window_of(ground: Field, team: Team) -> Window | None:
    """Return the window of a post; None where no cell can be entered from it."""
    there = ground.graph.times(np.array([team.node]))[0][ground.nodes]
    round_trip = there + ground.home(team.node)[0][ground.nodes]
    if not np.isfinite(round_trip).any():
        return None
    own = int(ground.position[max(ground.cell_of_node[team.node], 0)]) if ground.cell_of_node[team.node] >= 0 else -1
    entry = own if own >= 0 and np.isfinite(round_trip[own]) else int(np.argmin(round_trip))
    cells = best_window(ground, entry)
    moves = step_hours(ground, cells)
    at = int(np.flatnonzero(cells == entry)[0])
    return Window(cells, moves, at, float(round_trip[entry]), ground.worth[cells].copy())


def best_window(ground: Field, entry: int) -> np.ndarray:
    """Return the positions of the cells of the window with the most risk among those that hold the entry cell."""
    spec = ground.known.grid.spec
    row, col = np.divmod(ground.cells, spec.n_cols)
    best: tuple[float, np.ndarray] = (-1.0, np.array([entry]))
    for top in range(row[entry] - WINDOW_CELLS + 1, row[entry] + 1):
        in_rows = (row >= top) & (row < top + WINDOW_CELLS)
        for left in range(col[entry] - WINDOW_CELLS + 1, col[entry] + 1):
            cells = np.flatnonzero(in_rows & (col >= left) & (col < left + WINDOW_CELLS))
            risk = float(ground.worth[cells].sum())
            if risk > best[0] + 1e-9:
                best = risk, cells
    return best[1]


def step_hours(ground: Field, cells: np.ndarray) -> csr_matrix:
    """Return the hours of the steps between cells that share a side; shape (n, n)."""
    spec = ground.known.grid.spec
    row, col = np.divmod(ground.cells[cells], spec.n_cols)
    place = {at: n for n, at in enumerate(zip(row.tolist(), col.tolist()))}
    start, end, hours = [], [], []
    for n, (r, c) in enumerate(zip(row.tolist(), col.tolist())):
        near = [place[r + dr, c + dc] for dr, dc in _STEPS if (r + dr, c + dc) in place]
        reached = ground.graph.times(ground.nodes[cells[[n]]], MOVE_HOURS)[0][ground.nodes[cells[near]]] if near else []
        for other, time in zip(near, reached):
            if np.isfinite(time):
                start.append(n)
                end.append(other)
                hours.append(float(time))
    return csr_matrix((hours, (start, end)), shape=(len(cells), len(cells)))


def _walked(ground: Field, team: Team, window: Window, rng: np.random.Generator) -> list[Tour]:
    """Return the tours of one team, and lower the risk in the cells that they cross."""
    beta = ground.known.gap_params.beta(ground.known.grid)
    served = -np.expm1(-beta * ground.known.grid.spec.cell_size / 1000)

    def tour_of(days: int) -> Tour | None:
        budget = ground.budget(days) - window.door_hours
        path = sampled(window_paths(window.moves, window.risk, window.entry, budget), rng)
        one = fitted(ground, team, _legs(ground, team, window, path), days)
        if one is not None:
            inside = np.isin(window.cells, ground.crossed(one[0]))
            window.risk[inside] *= 1 - served
        return one

    return filled(team, tour_of)


def _legs(ground: Field, team: Team, window: Window, path: Sequence[int]) -> list[np.ndarray]:
    """Return the ways between the middles of the cells of a path, from the post on."""
    legs, at = [], team.node
    for node in ground.nodes[window.cells[list(path)]].tolist():
        if node != at:
            legs.append(leg_to(ground, at, node, np.inf)[1])
        at = node
    return legs


Path = tuple[float, "tuple[int, ...]"]  # risk collected, cells in order


def window_paths(
    moves: csr_matrix, risk: np.ndarray, entry: int, budget: float, beam: int = BEAM, keep: int = SAMPLED_FROM
) -> list[Path]:
    """Return the paths from the entry cell back to it that collect the most risk in the time.

    Parameters
    ----------
    moves : csr_matrix, shape (n, n)
        Hours of the possible steps.
    risk : ndarray, shape (n,)
        What the first visit of each cell collects.
    entry : int
        Where a path starts and ends.
    budget : float
        Hours.
    beam : int
        Partial paths kept per half hour of time used; those with the most risk.
    keep : int
        Paths returned, the best first; all different in the cells that they visit.
    """
    home = dijkstra(moves.T.tocsr(), indices=entry)
    steps = [moves[n] for n in range(moves.shape[0])]
    near = [list(zip(row.indices.tolist(), row.data.tolist(), home[row.indices].tolist())) for row in steps]
    worth = risk.tolist()
    begun = _Partial(entry, 1 << entry, worth[entry], 0.0, (entry,))
    waiting, earliest, done = {0: [begun]}, {(entry, begun.seen): 0.0}, {begun.seen: begun}
    while waiting:
        here = waiting.pop(min(waiting))
        for one in sorted(here, key=_order)[:beam]:
            for cell, hours, back in near[one.cell]:
                used, seen = one.hours + hours, one.seen | 1 << cell
                if used + back > budget or used >= earliest.get((cell, seen), np.inf):
                    continue
                gain = one.risk if seen == one.seen else one.risk + worth[cell]
                longer = _Partial(cell, seen, gain, used, (*one.path, cell))
                earliest[cell, seen] = used
                waiting.setdefault(int(used / STRETCH_HOURS), []).append(longer)
                if cell == entry and (seen not in done or done[seen].hours > used):
                    done[seen] = longer
    return [(one.risk, one.path) for one in sorted(done.values(), key=_order)[:keep]]


class _Partial(NamedTuple):
    """A path so far: where it is, the cells it has seen (as bits), what it has collected, and its hours."""

    cell: int
    seen: int
    risk: float
    hours: float
    path: tuple[int, ...]


def _order(one: _Partial) -> tuple[float, float, tuple[int, ...]]:
    """Order by most risk, then least time, then by name."""
    return (-one.risk, one.hours, one.path)


def sampled(paths: Sequence[Path], rng: np.random.Generator) -> tuple[int, ...]:
    """Draw one path in proportion to what it collects."""
    total = np.cumsum([max(collected, 1e-12) for collected, _ in paths])
    return paths[int(np.searchsorted(total, rng.random() * total[-1], side="right"))][1]
