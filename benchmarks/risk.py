"""The risk map beside its peers on parks whose true intrusion is known, paired over parks.

Rank correlation with the truth over all cells (Spearman), and how many times chance the tenth of the park with the
highest rank holds of it (PAI). Statistical parks have patchy effort and a law of detection of their own, which need not
be that of the model; training parks are walked by simulated rangers and intruders.
"""

from __future__ import annotations

import argparse
import time
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor

import numpy as np
from scipy.stats import spearmanr, t

from pawc_planner.analysis.risk import RATES, RiskParams, risk
from pawc_planner.analysis.risk.validation import area_share

from .risk_study.parks import LAWS, Park, statistical_park
from .risk_study.peers import PEERS
from .risk_study.training import training_park

OURS = "risk map"
LEVEL = 0.95


def ours(park: Park) -> tuple[np.ndarray, float]:
    """Return our map and the calibration error of the chance of a find on ground held back."""
    found = risk(park.finds, park.km, park.factors, park.grid, seasons=park.seasons or None)
    error = found.validation.calibration_error if found.validation is not None else float("nan")
    return found.relative, error


def scores_of(park: Park, ranking: np.ndarray) -> tuple[float, float]:
    """Return Spearman's rank correlation with the truth and PAI at 10 % of the area; unknown cells rank last."""
    inside = park.grid.inside
    values = np.asarray(ranking, float)[inside]
    values = np.where(np.isfinite(values), values, np.nanmin(values, initial=0.0) - 1)
    truth, weight = park.truth[inside], park.grid.weight[inside]
    correlation = spearmanr(values, truth)[0] if np.ptp(values) > 0 else 0.0
    return float(correlation), area_share(values, truth, weight) / 0.1


def try_park(asked: tuple[str, str, int, float]) -> dict[str, tuple[float, ...]]:
    """Score every map on one park: ``(family, law, seed, finds)``."""
    family, law, seed, finds = asked
    warnings.simplefilter("ignore")  # of peers that have seen too little
    park = statistical_park(seed, law, finds) if family == "statistical" else training_park(law, seed)
    started = time.perf_counter()
    ranking, error = ours(park)
    seconds = time.perf_counter() - started
    found: dict[str, tuple[float, ...]] = {OURS: (*scores_of(park, ranking), seconds, error, float(park.finds.sum()))}
    for name, peer in PEERS.items():
        started = time.perf_counter()
        found[name] = (*scores_of(park, peer(park)), time.perf_counter() - started)
    return found


def compare(family: str, law: str, parks: int, finds: float, workers: int, seed: int) -> None:
    """Print the table of one family of parks."""
    asked = [(family, law, seed + number, finds) for number in range(parks)]
    with ProcessPoolExecutor(workers) as pool:
        rows = list(pool.map(try_park, asked))
    first = np.array([row[OURS] for row in rows])
    print(f"\n{family} parks, {law}: {parks} parks, {first[:, 4].mean():.0f} finds each,"
          f" calibration error {np.nanmean(first[:, 3]):.4f} (largest {np.nanmax(first[:, 3]):.4f})")
    print(f"{'':28}{'Spearman':>9}{'ours better by (95 %)':>24}{'PAI 10 %':>10}{'ours better by (95 %)':>24}{'s':>7}")
    for name in (OURS, *PEERS):
        values = np.array([row[name][:3] for row in rows])
        text = f"{name:28}{values[:, 0].mean():9.3f}"
        text += f"{'' if name == OURS else interval(first[:, 0] - values[:, 0]):>24}{values[:, 1].mean():10.2f}"
        text += f"{'' if name == OURS else interval(first[:, 1] - values[:, 1]):>24}{values[:, 2].mean():7.1f}"
        print(text, flush=True)


def interval(differences: np.ndarray) -> str:
    """Return the mean of paired differences and its interval by Student's t."""
    mean, n = differences.mean(), len(differences)
    if n < 2:
        return f"{mean:+.3f}"
    half = t.ppf((1 + LEVEL) / 2, n - 1) * differences.std(ddof=1) / np.sqrt(n)
    mark = " " if mean - half > 0 else "!"
    return f"{mean:+.3f} ({mean - half:+.3f} to {mean + half:+.3f}){mark}"


def few_finds(parks: int, seed: int) -> None:
    """Print what the model does with one find in 200 looks, with ten finds, and where nothing but chance is at work."""
    print(f"\n{'':44}{'highest risk':>13}{'Spearman':>10}{'expected/found':>15}{'claims':>8}")
    cases: tuple[tuple[str, Callable[[int], Park]], ...] = (
        ("one find in 200 looks", lambda s: statistical_park(s, finds=26.0)),
        ("ten finds", lambda s: _with_finds(statistical_park(s, finds=40.0), 10)),
        ("ten finds strewn by chance", lambda s: _by_chance(statistical_park(s), 10, s)),
        ("two hundred finds strewn by chance", lambda s: _by_chance(statistical_park(s), 200, s)),
    )
    for name, make in cases:
        print(f"{name:44}" + "".join(_few(make, parks, seed)), flush=True)


def _few(make: Callable[[int], Park], parks: int, seed: int) -> Iterator[str]:
    highest, ranks, ratios, claims, told = [], [], [], 0, 0
    for number in range(parks):
        park = make(seed + number)
        found = risk(park.finds, park.km, park.factors, park.grid, RiskParams(ensemble=False))
        if found.method == RATES:
            continue
        highest.append(found.relative.max())
        ranks.append(scores_of(park, found.relative)[0])
        ratios.append(np.nansum(found.chance(park.km)) / max((park.finds > 0).sum(), 1))
        ground = found.factors[~found.factors["factor"].str.contains("lately|before|season")]
        claims += int(((ground["low"] > 1) | (ground["high"] < 1)).sum())
        told += len(ground)
    yield f"{np.mean(highest):13.1f}{np.mean(ranks):10.2f}{np.mean(ratios):15.2f}{claims / max(told, 1):8.1%}"


def _with_finds(park: Park, number: int) -> Park:
    order = np.flatnonzero(park.finds)
    park.finds.ravel()[np.random.default_rng(1).permutation(order)[number:]] = 0.0
    return park


def _by_chance(park: Park, number: int, seed: int) -> Park:
    """Strew finds over the looks in proportion to their km."""
    share = park.km.ravel() / park.km.sum()
    park.finds[:] = np.random.default_rng(seed).multinomial(number, share).reshape(park.finds.shape)
    return park


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parks", type=int, default=6)
    parser.add_argument("--family", choices=("statistical", "training", "few", "all"), default="statistical")
    parser.add_argument("--law", choices=(*LAWS, "teams", "all", "rosewood", "snares"), default="all")
    parser.add_argument("--finds", type=float, default=200.0, help="expected finds of a statistical park")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    laws = (*LAWS, "teams") if options.law == "all" else (options.law,)
    if options.family in ("statistical", "all"):
        for law in laws:
            compare("statistical", law, options.parks, options.finds, options.workers, options.seed)
    if options.family in ("training", "all"):
        for kind in ("rosewood", "snares") if options.law == "all" else (options.law,):
            compare("training", kind, options.parks, options.finds, options.workers, options.seed)
    if options.family in ("few", "all"):
        few_finds(options.parks, options.seed)


if __name__ == "__main__":
    main()
