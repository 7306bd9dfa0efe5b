"""Where intruders probably walk: many randomised least-cost paths from entry points to what is worth stealing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..base.params import not_negative, positive
from ..base.progress import Progress, Silent
from ..base.words import Sentence
from .movement import TravelGraph


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
    """Draw randomised least-cost paths from entries to targets; no usable entry or target gives no paths and a note."""
    raise NotImplementedError
