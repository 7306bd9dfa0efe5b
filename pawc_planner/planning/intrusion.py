"""Where intruders probably walk: many randomised least-cost paths from entry points to what is worth stealing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import gaussian_filter
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from ..base.params import not_negative, positive
from ..base.progress import Progress, Silent, step
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from .movement import TravelGraph, walk_back


@dataclass(frozen=True)
class IntrusionParams:
    """How the paths are drawn.

    Parameters
    ----------
    n_paths : int
        Number of paths.
    noise : float
        Standard deviation of the logarithm of the perturbation of travel times (0 = everyone walks the fastest way).
    noise_km : float
        Distance over which the perturbation is alike.
    reach_hours : float
        A target this many hours away is chosen 1/e as often as one at the entry.
    rounds : int
        Number of independent perturbations; the paths are shared out among them.
    seed : int
        Seed of the random numbers.
    """

    n_paths: int = 400
    noise: float = 0.4
    noise_km: float = 1.0
    reach_hours: float = 12.0
    rounds: int = 20
    seed: int = 1

    def __post_init__(self) -> None:
        positive("N_PATHS", self.n_paths)
        positive("ROUNDS", self.rounds)
        not_negative("NOISE", self.noise)
        positive("NOISE_KM", self.noise_km)
        positive("REACH_HOURS", self.reach_hours)


@dataclass(frozen=True)
class IntrusionResult:
    """The paths that intruders are expected to take.

    Parameters
    ----------
    paths : tuple of ndarray
        Nodes from entry to target.
    hours : tuple of ndarray
        Hours since the entry at each node (without the perturbation), same lengths as ``paths``.
    weight : ndarray, shape (n_paths,)
        Share of all intrusions that a path stands for; adds up to 1.
    flow : ndarray, shape (rows, cols)
        Probability that one intrusion passes through the cell, 0 to 1.
    entries, targets : ndarray, shape (n_paths,)
        First and last node of each path.
    notes : tuple of Sentence
        Entries and targets that could not be used.
    """

    paths: tuple[np.ndarray, ...]
    hours: tuple[np.ndarray, ...]
    weight: np.ndarray
    flow: np.ndarray
    entries: np.ndarray
    targets: np.ndarray
    notes: tuple[Sentence, ...] = ()


def intrusion_paths(
    graph: TravelGraph,
    entry_nodes: np.ndarray,
    entry_weights: np.ndarray,
    target_nodes: np.ndarray,
    target_values: np.ndarray,
    params: IntrusionParams,
    progress: Progress = Silent(),  # noqa: B008 - stateless
) -> IntrusionResult:
    """Draw randomised least-cost paths from entries to targets.

    Each round disturbs the travel times by a smooth lognormal field and draws paths: an entry by its weight, a target
    by its value, less the farther it is, and the least-cost way between them. The paths show where people who know the
    land roughly would walk, not the one best line.

    Parameters
    ----------
    graph : TravelGraph
        Movement of intruders (see ``MovementParams.keep_out``).
    entry_nodes, entry_weights : ndarray, shape (n_entries,)
        Where they enter, and relative use (>= 0).
    target_nodes, target_values : ndarray, shape (n_targets,)
        What is worth stealing, and relative worth (>= 0).
    params : IntrusionParams
        How the paths are drawn.
    progress : Progress
        Reported per perturbation.

    Returns
    -------
    IntrusionResult
        No usable entry or target gives no paths and a note.

    References
    ----------
    Haas, T. C. & Ferreira, S. M. (2018). Optimal patrol routes: interdicting and pursuing rhino poachers. Police
    Practice and Research 19(1), 61-82.
    """
    entries, weights, lost_entries = _usable(graph, entry_nodes, entry_weights)
    targets, values, lost_targets = _usable(graph, target_nodes, target_values)
    notes = _lost_notes(lost_entries, lost_targets)
    if not len(entries) or not len(targets):
        return _no_paths(graph, notes)
    chances, unreached = _chances(graph, entries, weights, targets, values, params.reach_hours)
    notes += unreached
    if chances.sum() <= 0:
        return _no_paths(graph, notes)
    paths = _draw_all(graph, entries, targets, chances, params, progress)
    return _result(graph, paths, notes)


def _usable(graph: TravelGraph, nodes: np.ndarray, worth: np.ndarray) -> tuple[np.ndarray, np.ndarray, int]:
    nodes, worth = np.atleast_1d(np.asarray(nodes, dtype=np.int64)), np.atleast_1d(np.asarray(worth, dtype=float))
    placed = (nodes >= 0) & (nodes < graph.spec.size)
    snapped = np.full(len(nodes), -1, dtype=np.int64)
    snapped[placed] = graph.nearest_passable(nodes[placed]) if placed.any() else -1
    keep = (snapped >= 0) & np.isfinite(worth) & (worth > 0)
    return snapped[keep], worth[keep], int(np.count_nonzero(~keep))


def _chances(
    graph: TravelGraph, entries: np.ndarray, weights: np.ndarray, targets: np.ndarray, values: np.ndarray, reach: float
) -> tuple[np.ndarray, list[Sentence]]:
    """Return the chance of each pair of entry and target, adding up to 1 where any is possible; shape (k, m)."""
    hours = graph.times(entries)[:, targets]
    pull = np.where(np.isfinite(hours) & (hours > 0), values * np.exp(-hours / reach), 0.0)
    total = pull.sum(axis=1)
    chance = np.where(total[:, None] > 0, weights[:, None] * pull / np.maximum(total, 1e-300)[:, None], 0.0)
    cut_off = int(np.count_nonzero(total <= 0))
    text = QT_TRANSLATE_NOOP(
        "PawcPlanner", "{count} entry points reach no target over passable ground and are left out."
    )
    return chance / max(chance.sum(), 1e-300), [Sentence(text, {"count": cut_off})] if cut_off else []


def _draw_all(
    graph: TravelGraph,
    entries: np.ndarray,
    targets: np.ndarray,
    chances: np.ndarray,
    params: IntrusionParams,
    progress: Progress,
) -> list[np.ndarray]:
    rng = np.random.default_rng(params.seed)
    rounds = min(params.rounds, params.n_paths)
    pairs = _systematic(chances.ravel(), params.n_paths, rng)
    paths = []
    for k, drawn in enumerate(np.array_split(rng.permutation(pairs), rounds)):
        disturbed = _disturbed(graph, params, rng)
        entry, target = np.divmod(np.sort(drawn), len(targets))
        for e in np.unique(entry):
            step(progress, k / rounds, "intrusion paths")
            before = dijkstra(disturbed, indices=int(entries[e]), return_predecessors=True)[1]
            paths += [walk_back(before, int(entries[e]), int(targets[t])) for t in target[entry == e]]
    return paths


def _systematic(chances: np.ndarray, number: int, rng: np.random.Generator) -> np.ndarray:
    """Draw with probabilities ``chances``, each as near to its expected count as possible."""
    points = (np.arange(number) + rng.random()) / number
    return np.minimum(np.searchsorted(np.cumsum(chances), points), np.flatnonzero(chances)[-1])


def _disturbed(graph: TravelGraph, params: IntrusionParams, rng: np.random.Generator) -> csr_matrix:
    """Return the hours times a lognormal field that is smooth over ``noise_km``."""
    field = gaussian_filter(rng.standard_normal(graph.spec.shape), params.noise_km * 1000 / graph.spec.cell_size)
    field = params.noise * (field / max(field.std(), 1e-12)).ravel()
    start = np.repeat(np.arange(graph.spec.size), np.diff(graph.hours.indptr))
    factor = np.exp((field[start] + field[graph.hours.indices]) / 2)
    return csr_matrix((graph.hours.data * factor, graph.hours.indices, graph.hours.indptr), shape=graph.hours.shape)


def _result(graph: TravelGraph, paths: list[np.ndarray], notes: list[Sentence]) -> IntrusionResult:
    hours = tuple(np.concatenate([[0.0], np.cumsum(graph.move_values(graph.hours, path))]) for path in paths)
    weight = np.full(len(paths), 1 / len(paths))
    flow = np.bincount(np.concatenate(paths), np.repeat(weight, [len(p) for p in paths]), minlength=graph.spec.size)
    ends = np.array([(path[0], path[-1]) for path in paths])
    return IntrusionResult(
        tuple(paths), hours, weight, flow.reshape(graph.spec.shape), ends[:, 0], ends[:, 1], tuple(notes)
    )


def _no_paths(graph: TravelGraph, notes: list[Sentence]) -> IntrusionResult:
    text = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "No intrusion paths: there is no entry point, or no target that can be reached from one. Add entry points, villages or the border, and finds or stumps.",  # noqa: E501
    )
    none = np.empty(0, dtype=np.int64)
    return IntrusionResult((), (), np.empty(0), np.zeros(graph.spec.shape), none, none, (*notes, Sentence(text)))


def _lost_notes(entries: int, targets: int) -> list[Sentence]:
    text = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{entries} entry points and {targets} targets have no weight or lie off the ground and are left out.",
    )
    return [Sentence(text, {"entries": entries, "targets": targets})] if entries or targets else []
