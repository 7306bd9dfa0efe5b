"""Where cellular cameras catch the most intrusions that a team can still stop."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from scipy.spatial import cKDTree

from ..base.params import not_negative
from ..base.progress import Progress, Silent, step
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from .covering import Covering, exact, greedy, marginal, relaxed_bound, rows_of, simple_bound
from .errors import ShapeError
from .interception import catch_matrix, lead_matrix
from .intrusion import IntrusionResult

__all__ = [
    "CameraParams", "CameraPlan", "CameraProblem", "CameraSite", "catch_matrix", "lead_matrix", "place_cameras",
]

PROVEN_GAP = 1e-6  # the solver's own feasibility tolerance


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
    expected intrusions, 0 to 1; ``proven`` is true when no choice is better; ``interceptable`` is what all candidate
    sites together would catch.
    """

    sites: tuple[CameraSite, ...]
    caught: float
    caught_before: float
    bound: float
    proven: bool
    interceptable: float
    notes: tuple[Sentence, ...]
    sentence: Sentence


def place_cameras(
    problem: CameraProblem, params: CameraParams, progress: Progress = Silent()  # noqa: B008 - stateless
) -> CameraPlan:
    """Choose the sites that catch the most intrusions in time.

    Maximal covering location (Church & ReVelle 1974): a path counts once, by the best of the chosen sites. Up to
    ``max_exact`` non-zero entries it is solved exactly by HiGHS with its proven bound; above, greedily with exchanges,
    and the linear relaxation or the bound of submodular functions says how far from the best it can be at most.

    Raises
    ------
    ShapeError
        When the catch matrix does not fit sites and paths.
    """
    expected = (len(problem.sites), len(problem.paths.paths))
    if problem.catch.shape != expected:
        raise ShapeError(name="catch", shape=problem.catch.shape, expected=expected)
    notes = _notes(problem)
    covering = _covering(problem)
    before = covering.value(covering.fixed)
    if not len(covering.weight) or covering.number == 0:
        return _plan(problem, covering, covering.fixed, before, notes)
    step(progress, 0.1, "cameras")
    chosen = greedy(covering, params.max_swaps)
    bound = simple_bound(covering, chosen)
    step(progress, 0.3, "cameras")
    if covering.cover.nnz <= params.max_exact:
        found, proven_bound = exact(covering, params.node_limit)
        if found is not None and covering.value(found) > covering.value(chosen):
            chosen = found
    else:
        proven_bound = relaxed_bound(covering)
    progress.report(1.0)
    return _plan(problem, covering, chosen, min(bound, proven_bound), notes)


def _covering(problem: CameraProblem) -> Covering:
    cover, weight = rows_of(problem.catch, problem.paths.weight)
    fixed = np.isin(problem.sites, problem.existing)
    allowed, conflicts = ~fixed, np.empty((0, 2), dtype=np.int64)
    if problem.min_spacing_m > 0 and len(problem.sites):
        place = np.column_stack([problem.site_x, problem.site_y])
        pairs = cKDTree(place).query_pairs(np.nextafter(problem.min_spacing_m, 0), output_type="ndarray")
        pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))].astype(np.int64)
        near = np.concatenate([pairs[fixed[pairs[:, 0]], 1], pairs[fixed[pairs[:, 1]], 0]])
        allowed[near] = False
        conflicts = pairs[allowed[pairs].all(axis=1)]
    return Covering(cover, weight, fixed, allowed, conflicts, int(problem.number))


def _plan(
    problem: CameraProblem, covering: Covering, chosen: np.ndarray, bound: float, notes: list[Sentence]
) -> CameraPlan:
    caught, before = covering.value(chosen), covering.value(covering.fixed)
    bound = min(1.0, max(bound, caught))
    sites = _ranked(problem, covering, chosen)
    added = sum(site.kind == "add" for site in sites)
    if added < problem.number:
        text = QT_TRANSLATE_NOOP(
            "PawcPlanner", "Only {added} of {number} cameras are proposed: no further site would catch more in time."
        )
        notes = [*notes, Sentence(text, {"added": added, "number": problem.number})]
    return CameraPlan(
        sites=tuple(sites), caught=caught, caught_before=before, bound=bound, proven=bound - caught <= PROVEN_GAP,
        interceptable=float(covering.weight.sum()), notes=tuple(notes),
        sentence=_sentence(added, before, caught, bound),
    )


def _ranked(problem: CameraProblem, covering: Covering, chosen: np.ndarray) -> list[CameraSite]:
    """Order the cameras by what each adds; an added one that adds nothing is left out."""
    ranked: list[CameraSite] = []
    so_far, left = np.zeros(len(chosen), dtype=bool), chosen.copy()
    while left.any():
        gain = np.where(left, marginal(covering, so_far), -1.0)
        site = int(np.argmax(gain))
        so_far[site], left[site] = True, False
        if covering.fixed[site] or gain[site] > 0:
            ranked.append(_site(problem, site, "keep" if covering.fixed[site] else "add", float(gain[site])))
    return ranked


def _site(problem: CameraProblem, site: int, kind: str, share: float) -> CameraSite:
    caught = problem.catch[site].toarray().ravel() * problem.paths.weight
    lead = float("nan")
    if problem.lead_hours is not None and caught.sum() > 0:
        lead = float(np.average(problem.lead_hours[site].toarray().ravel(), weights=caught))
    reach = float("nan") if problem.reach_hours is None else float(problem.reach_hours[site])
    return CameraSite(kind, int(problem.sites[site]), site, share, reach, lead)


def _notes(problem: CameraProblem) -> list[Sentence]:
    notes = []
    silent = int(np.count_nonzero(~np.isin(problem.existing, problem.sites)))
    if not len(problem.sites):
        notes.append(Sentence(QT_TRANSLATE_NOOP(
            "PawcPlanner", "No camera is proposed: no candidate site has cell signal. Add the areas with signal."
        )))
    elif not len(problem.paths.paths):
        notes.append(Sentence(QT_TRANSLATE_NOOP(
            "PawcPlanner", "No camera is proposed: there are no intrusion paths. Add entry points and targets."
        )))
    elif problem.catch.nnz == 0:
        notes.append(Sentence(QT_TRANSLATE_NOOP(
            "PawcPlanner", "No camera is proposed: no team can arrive in time from any site that intruders pass."
        )))
    if silent:
        text = QT_TRANSLATE_NOOP(
            "PawcPlanner", "{count} standing cameras are at no place with signal and count as catching nobody in time."
        )
        notes.append(Sentence(text, {"count": silent}))
    return notes


def _sentence(added: int, before: float, caught: float, bound: float) -> Sentence:
    text = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{added} added cameras raise the share of intrusions caught in time from {before:.1f} % to {caught:.1f} %; no choice of as many sites can exceed {bound:.1f} %.",  # noqa: E501
    )
    return Sentence(text, {"added": added, "before": 100 * before, "caught": 100 * caught, "bound": 100 * bound})
