"""Maximal covering: choose a number of sites that cover the most weight, exactly or with a bound."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, milp
from scipy.sparse import csc_matrix, csr_matrix, hstack, identity, vstack

LP_LIMIT = 200_000  # non-zero entries up to which the linear relaxation gives the bound
TOLERANCE = 1e-9


@dataclass(frozen=True, eq=False)
class Covering:
    """Rows to cover by sites.

    Parameters
    ----------
    cover : csr_matrix of 0/1, shape (n_rows, n_sites)
        Which site covers which row.
    weight : ndarray, shape (n_rows,)
        Worth of a row, once covered.
    fixed : ndarray of bool, shape (n_sites,)
        Sites that are chosen already.
    allowed : ndarray of bool, shape (n_sites,)
        Sites that may be added.
    conflicts : ndarray of int, shape (k, 2)
        Pairs of sites of which at most one may be added.
    number : int
        Sites to add at most.
    """

    cover: csr_matrix
    weight: np.ndarray
    fixed: np.ndarray
    allowed: np.ndarray
    conflicts: np.ndarray
    number: int

    def value(self, chosen: np.ndarray) -> float:
        """Return the weight covered by the chosen sites (bool per site)."""
        return float(self.weight[self.cover @ chosen.astype(float) > 0].sum())


def rows_of(catch: csr_matrix, weight: np.ndarray) -> tuple[csr_matrix, np.ndarray]:
    """Turn shares caught (best site counts) into rows of 0/1, one per level of a share; equal rows become one."""
    columns, n_sites = csc_matrix(catch), catch.shape[0]
    worth: dict[bytes, float] = {}
    for p in range(catch.shape[1]):
        part = slice(columns.indptr[p], columns.indptr[p + 1])
        sites, share = columns.indices[part], columns.data[part]
        before = 0.0
        for level in np.unique(share[share > 0]):
            key = np.sort(sites[share >= level]).astype(np.int64).tobytes()
            worth[key] = worth.get(key, 0.0) + float(weight[p]) * (level - before)
            before = level
    sets = [np.frombuffer(key, dtype=np.int64) for key in worth]
    indptr = np.concatenate([[0], np.cumsum([len(s) for s in sets])]).astype(np.int64)
    indices = np.concatenate(sets) if sets else np.empty(0, dtype=np.int64)
    cover = csr_matrix((np.ones(len(indices)), indices, indptr), shape=(len(sets), n_sites))
    return cover, np.array(list(worth.values()))


def greedy(problem: Covering, max_swaps: int) -> np.ndarray:
    """Add the site that covers the most, one after the other, then exchange single sites while that helps."""
    chosen = _fill(problem, problem.fixed.copy())
    for _ in range(max_swaps):
        better = _best_swap(problem, chosen)
        if better is None:
            break
        chosen = _fill(problem, better)
    return chosen


def marginal(problem: Covering, chosen: np.ndarray) -> np.ndarray:
    """Return what each site would add to the chosen ones; shape (n_sites,)."""
    open_weight = np.where(problem.cover @ chosen.astype(float) > 0, 0.0, problem.weight)
    return problem.cover.T @ open_weight


def simple_bound(problem: Covering, chosen: np.ndarray) -> float:
    """Return the bound of submodular functions: what is covered plus the largest ``number`` marginal gains.

    Nemhauser, Wolsey & Fisher (1978).
    """
    gains = np.sort(np.where(problem.allowed, marginal(problem, chosen), 0.0))[::-1]
    most = problem.value(chosen) + float(gains[: problem.number].sum())
    return min(most, problem.value(problem.allowed | problem.fixed))


def relaxed_bound(problem: Covering) -> float:
    """Return the optimum of the linear relaxation, inf when it is too large to be solved."""
    if problem.cover.nnz > LP_LIMIT:
        return np.inf
    answer = _solve(problem, whole=False, node_limit=0)
    return float(-answer.fun) if answer.status == 0 else np.inf


def exact(problem: Covering, node_limit: int) -> tuple[np.ndarray | None, float]:
    """Solve with HiGHS; return the chosen sites (None if it found none) and the proven bound.

    Stops at ``node_limit`` branches, never by the clock, so that the answer is the same on every machine.
    """
    answer = _solve(problem, whole=True, node_limit=node_limit)
    bound = -answer.mip_dual_bound if getattr(answer, "mip_dual_bound", None) is not None else np.inf
    if answer.x is None:
        return None, float(bound)
    return answer.x[: len(problem.fixed)] > 0.5, float(bound)


def _solve(problem: Covering, whole: bool, node_limit: int) -> OptimizeResult:
    n_rows, n_sites = problem.cover.shape
    covered = hstack([-problem.cover, identity(n_rows)], format="csr")  # y <= sites that cover it
    added = np.concatenate([(~problem.fixed).astype(float), np.zeros(n_rows)])[None, :]
    pair = np.repeat(np.arange(len(problem.conflicts)), 2)
    apart = csr_matrix(
        (np.ones(2 * len(problem.conflicts)), (pair, problem.conflicts.ravel())),
        shape=(len(problem.conflicts), n_sites + n_rows),
    )
    upper = np.concatenate([np.zeros(n_rows), [problem.number], np.ones(len(problem.conflicts))])
    limits = Bounds(
        np.concatenate([problem.fixed.astype(float), np.zeros(n_rows)]),
        np.concatenate([(problem.fixed | problem.allowed).astype(float), np.ones(n_rows)]),
    )
    options = {"mip_rel_gap": TOLERANCE, "node_limit": node_limit} if whole else {}
    return milp(
        np.concatenate([np.zeros(n_sites), -problem.weight]),
        integrality=np.concatenate([np.full(n_sites, int(whole)), np.zeros(n_rows)]),
        bounds=limits, constraints=LinearConstraint(vstack([covered, csr_matrix(added), apart]), -np.inf, upper),
        options=options,
    )


def _possible(problem: Covering, chosen: np.ndarray) -> np.ndarray:
    """Return the sites that may still be added."""
    possible = problem.allowed & ~chosen
    one, other = problem.conflicts.T if len(problem.conflicts) else (np.empty(0, int), np.empty(0, int))
    possible[other[chosen[one]]] = False
    possible[one[chosen[other]]] = False
    return possible


def _fill(problem: Covering, chosen: np.ndarray) -> np.ndarray:
    chosen = chosen.copy()
    while np.count_nonzero(chosen & ~problem.fixed) < problem.number:
        gain = np.where(_possible(problem, chosen), marginal(problem, chosen), 0.0)
        site = int(np.argmax(gain))
        if gain[site] <= TOLERANCE:
            break
        chosen[site] = True
    return chosen


def _best_swap(problem: Covering, chosen: np.ndarray) -> np.ndarray | None:
    now, best = problem.value(chosen), None
    for site in np.flatnonzero(chosen & ~problem.fixed):
        trial = chosen.copy()
        trial[site] = False
        gain = np.where(_possible(problem, trial), marginal(problem, trial), 0.0)
        new = int(np.argmax(gain))
        value = problem.value(trial) + gain[new]
        if value > now + TOLERANCE:
            trial[new] = True
            now, best = value, trial
    return best
