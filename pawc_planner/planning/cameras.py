"""Where cellular cameras catch the most intrusions that a team can still stop."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from ..base.params import not_negative
from ..base.progress import Progress, Silent
from ..base.words import Sentence
from .intrusion import IntrusionResult
from .movement import TravelGraph


@dataclass(frozen=True)
class CameraProblem:
    """Candidate sites and what each would catch.

    Parameters
    ----------
    sites : ndarray of int, shape (n_sites,)
        Nodes of the candidates: places with signal, the existing cameras with signal among them.
    site_x, site_y : ndarray, shape (n_sites,)
        Site CRS, metres; for the spacing.
    paths : IntrusionResult
        Expected intrusions.
    catch : csr_matrix, shape (n_sites, n_paths)
        From :func:`catch_matrix`: 0 to 1, the share of a path's intrusions caught in time.
    existing : ndarray of int
        Nodes of standing cameras. One that is not among ``sites`` (no signal) catches nothing and is noted.
    number : int
        Cameras to add.
    min_spacing_m : float
        Least distance of an added camera to every other camera.
    reach_hours : ndarray, shape (n_sites,), optional
        Hours for the nearest team to get to the site.
    lead_hours : csr_matrix, shape (n_sites, n_paths), optional
        Hours between picture and target, from :func:`lead_matrix`.
    """

    sites: np.ndarray
    site_x: np.ndarray
    site_y: np.ndarray
    paths: IntrusionResult
    catch: csr_matrix
    existing: np.ndarray
    number: int
    min_spacing_m: float = 0.0
    reach_hours: np.ndarray | None = None
    lead_hours: csr_matrix | None = None

    def __post_init__(self) -> None:
        not_negative("CAMERAS", self.number)
        not_negative("MIN_SPACING", self.min_spacing_m)


@dataclass(frozen=True)
class CameraParams:
    """How hard the exact answer is tried; sizes and node counts only, so that the answer does not depend on the clock.

    Parameters
    ----------
    max_exact : int
        Largest number of non-zero entries of the reduced catch matrix that is solved exactly.
    node_limit : int
        Branch-and-bound nodes of the exact solver.
    max_swaps : int
        Improving exchanges of the method used above ``max_exact``.
    """

    max_exact: int = 60_000
    node_limit: int = 500
    max_swaps: int = 200


@dataclass(frozen=True)
class CameraSite:
    """One camera of the plan: ``kind`` keep or add; ``share`` of all intrusions it adds to those ranked before it."""

    kind: str
    node: int
    site: int
    share: float
    reach_hours: float
    lead_hours: float


@dataclass(frozen=True)
class CameraPlan:
    """Cameras to keep and add, ranked by what each adds.

    ``caught``, ``caught_before`` (existing cameras alone) and ``bound`` (no choice can exceed it) are shares of all
    expected intrusions, 0 to 1; ``proven`` is true when no choice is better.
    """

    sites: tuple[CameraSite, ...]
    caught: float
    caught_before: float
    bound: float
    proven: bool
    notes: tuple[Sentence, ...]
    sentence: Sentence


def catch_matrix(
    graph: TravelGraph,
    paths: IntrusionResult,
    sites: np.ndarray,
    team_hours: np.ndarray,
    alert_delay_hours: float = 0.25,
    detection_range_m: float = 0.0,
) -> csr_matrix:
    """Return which site catches which path in time; shape (n_sites, n_paths)."""
    raise NotImplementedError


def lead_matrix(graph: TravelGraph, paths: IntrusionResult, sites: np.ndarray, detection_range_m: float = 0.0) -> csr_matrix:
    """Return the hours between the picture and the intruder's target; shape (n_sites, n_paths)."""
    raise NotImplementedError


def place_cameras(
    problem: CameraProblem, params: CameraParams, progress: Progress = Silent()  # noqa: B008 - stateless
) -> CameraPlan:
    """Choose the sites that catch the most intrusions in time."""
    raise NotImplementedError
