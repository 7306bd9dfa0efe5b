"""How often a trend is called that is not there, how often one that is, and how often intervals hold the truth.

Parks are simulated with a known change of the rate: three sectors and two seasons with different rates, uneven effort.
Our trend stands beside the usual ones on the same parks: a Poisson regression of finds per year, a straight line
through the yearly rates, and the Mann-Kendall test of them.
"""

from __future__ import annotations

import argparse
import math
import time
from dataclasses import dataclass

import numpy as np
from scipy.stats import kendalltau, norm, t

from pawc_planner.analysis.rates.intervals import count_interval, dispersion_of, ratio_interval
from pawc_planner.analysis.rates.shrinkage import shrunk_rates
from pawc_planner.analysis.rates.trend_fit import Design, TrendFit
from pawc_planner.analysis.rates.trends import MIN_CLUMPS, MIN_FINDS

SECTORS = 3
CLUMP = 3.0
NOISE = 0.3
SCENARIOS = ("constant", "effort doubling", "effort moving", "finds in clumps", "years that vary")
DECLINES = (0.1, 0.2, 0.4)
LEVEL = 0.95
PEERS = ("ours", "Poisson", "line", "Mann-Kendall")


@dataclass(frozen=True)
class Parks:
    """Counts and km, shape (parks, cells), and where and when the cells are."""

    counts: np.ndarray
    design: Design

    @property
    def by_year(self) -> tuple[np.ndarray, np.ndarray]:
        """Finds and km of each year, shape (parks, years)."""
        years = np.unique(self.design.years)
        member = (self.design.years[:, None] == years).astype(float)
        return self.counts @ member, self.design.km @ member


def simulate(rng: np.random.Generator, parks: int, finds: float, years: int, scenario: str, change: float) -> Parks:
    """Simulate parks with ``finds`` a year on average whose rate changes by ``change`` a year."""
    month = np.tile(np.arange(12 * years), SECTORS)
    passed, sector = (month + 0.5) / 12, np.repeat(np.arange(SECTORS), 12 * years)
    wet = (month % 12 >= 4) & (month % 12 < 10)
    km = rng.gamma(4.0, 10.0, (parks, len(month)))
    if scenario == "effort doubling":
        km *= 1 + passed / years
    if scenario == "effort moving":  # from the poorest sector to the richest
        km *= np.choose(sector, [1.8 - 1.6 * passed / years, np.ones(len(month)), 0.2 + 1.6 * passed / years])
    mean = km * np.array([1.0, 2.0, 4.0])[sector] * np.where(wet, 1.5, 1.0) * (1 + change) ** passed
    mean *= finds * years / mean.sum(axis=1, keepdims=True)
    if scenario == "years that vary":
        mean = mean * rng.gamma(NOISE**-2, NOISE**2, (parks, years))[:, month // 12]
    clump = CLUMP if scenario == "finds in clumps" else 1.0
    clumps = rng.poisson(mean / clump)
    counts = clumps + rng.poisson(clumps * (clump - 1))
    return Parks(counts.astype(float), Design(km, 2018 + passed, sector * 2 + wet))


def ours(parks: Parks) -> tuple[np.ndarray, TrendFit]:
    """Return in which parks we call a trend, and the fit."""
    fit = TrendFit(parks.counts, parks.design)
    total = parks.counts.sum(axis=1)
    spread = np.maximum(np.maximum(1.0, fit.by_month), fit.by_year)
    enough = (total >= MIN_FINDS) & (total / spread >= MIN_CLUMPS)
    return enough & fit.called(LEVEL), fit


def poisson_regression(finds: np.ndarray, km: np.ndarray) -> np.ndarray:
    """Return where a Poisson regression of yearly finds, with km as exposure, finds a slope at 5 %: Wald's test."""
    passed = np.arange(finds.shape[1], dtype=float)
    beta = np.stack([np.log((finds.sum(axis=1) + 0.5) / km.sum(axis=1)), np.zeros(len(finds))])
    for _ in range(30):  # iteratively reweighted least squares
        mean = km * np.exp(beta[0][:, None] + np.clip(beta[1], -4, 4)[:, None] * passed)
        s0, s1, s2 = mean.sum(axis=1), mean @ passed, mean @ passed**2
        u0, u1 = (finds - mean).sum(axis=1), (finds - mean) @ passed
        determinant = np.maximum(s0 * s2 - s1**2, 1e-12)
        beta += np.clip(np.stack([s2 * u0 - s1 * u1, s0 * u1 - s1 * u0]) / determinant, -2, 2)
    return np.abs(beta[1]) * np.sqrt(determinant / s0) > norm.ppf((1 + LEVEL) / 2)


def straight_line(rates: np.ndarray) -> np.ndarray:
    """Return where the slope of a straight line through the yearly rates differs from 0 at 5 %."""
    years = rates.shape[1]
    passed = np.arange(years) - (years - 1) / 2
    slope = rates @ passed / (passed**2).sum()
    rest = rates - rates.mean(axis=1, keepdims=True) - slope[:, None] * passed
    error = np.sqrt(np.maximum((rest**2).sum(axis=1), 1e-30) / (years - 2) / (passed**2).sum())
    return np.abs(slope) / error > t.ppf((1 + LEVEL) / 2, years - 2)


def mann_kendall(rates: np.ndarray) -> np.ndarray:
    """Return where Kendall's tau of the yearly rates with time differs from 0 at 5 %, exact where there are no ties."""
    years = np.arange(rates.shape[1])
    known: dict[tuple[int, ...], float] = {}
    found = []
    for row in rates:
        order = tuple(np.unique(row, return_inverse=True)[1])
        if order not in known:
            known[order] = float(kendalltau(years, row).pvalue)
        found.append(known[order] < 1 - LEVEL)
    return np.array(found)


def called(parks: Parks) -> list[float]:
    """Return the share of parks in which each method calls a trend."""
    finds, km = parks.by_year
    methods = (ours(parks)[0], poisson_regression(finds, km), straight_line(finds / km), mann_kendall(finds / km))
    return [float(np.mean(one)) for one in methods]


def show_calls(rng: np.random.Generator, options: argparse.Namespace) -> None:
    finds = options.finds
    print(f"Trends called in {options.simulations:,} parks of {options.years} years, in percent of the parks")
    print(f"{'':34}{'finds a year':14}" + "".join(f"{name:>14}" for name in PEERS))
    for scenario in SCENARIOS:
        for n in finds:
            shares = called(simulate(rng, options.simulations, n, options.years, scenario, 0.0))
            print(f"{'no change: ' + scenario:34}{n:<14g}" + "".join(f"{100 * one:14.1f}" for one in shares))
    for decline in options.declines:
        for n in finds:
            shares = called(simulate(rng, options.simulations, n, options.years, "constant", -decline))
            label = f"falls by {decline:.0%} a year".replace("%", " %")
            print(f"{label:34}{n:<14g}" + "".join(f"{100 * one:14.1f}" for one in shares))


def slope_coverage(rng: np.random.Generator, options: argparse.Namespace, finds: float, scenario: str) -> float:
    held = []
    for change in (0.0, -0.1, -0.2):
        fit = ours(simulate(rng, options.simulations, finds, options.years, scenario, change))[1]
        held.append(np.mean(fit.deviance(math.log1p(change)) <= fit.threshold(LEVEL)))
    return float(np.mean(held))


def patrols(rng: np.random.Generator, n: int, finds: float, clump: float, years: int) -> tuple[np.ndarray, np.ndarray]:
    """Return finds and km of ``n`` patrols a year, shape (years, n)."""
    km = rng.gamma(4.0, 10.0, (years, n))
    clumps = rng.poisson(finds / clump * km / km.sum(axis=1, keepdims=True))
    return clumps + rng.poisson(clumps * (clump - 1)), km


def rate_coverage(
    rng: np.random.Generator, repeats: int, finds: float, clump: float, years: int
) -> tuple[float, float]:
    """Return how often the intervals of a year's rate and of its ratio to the first year hold the truth.

    The dispersion comes from all patrols of all years, as in a site. The ratios 0.25 to 2 are of the true rates.
    """
    rate, ratio = [], []
    for i in range(repeats):
        true = (0.25, 0.5, 1.0, 2.0)[i % 4]
        made, km = patrols(rng, 100, finds, clump, years)
        other, other_km = patrols(rng, 100, finds * true, clump, 1)
        counts, effort = np.concatenate([made, other]), np.concatenate([km, other_km])
        spread = dispersion_of(counts.ravel(), effort.ravel(), np.repeat(np.arange(years + 1), 100))
        low, high = count_interval(made[0].sum(), LEVEL, spread)
        rate.append(low <= finds <= high)
        if made[0].sum() > 0:
            low, high = ratio_interval(other.sum(), made[0].sum(), LEVEL, spread)
            ratio.append(low <= true <= high)
    return float(np.mean(rate)), float(np.mean(ratio))


def unit_coverage(rng: np.random.Generator, repeats: int, units: int, finds: float) -> float:
    """Return how often shrunk intervals of units hold their rates, over gamma truths from very unequal to alike."""
    held = []
    for i in range(repeats):
        shape = (0.5, 1.0, 2.0, 8.0)[i % 4]
        km = rng.gamma(1.5, 1.0, units) + 0.01
        truth = rng.gamma(shape, finds / shape, units)
        found = shrunk_rates(rng.poisson(truth * km), km, LEVEL)
        held.append(np.mean((found.low <= truth) & (truth <= found.high)))
    return float(np.mean(held))


def show_coverage(rng: np.random.Generator, options: argparse.Namespace) -> None:
    print(f"\nIntervals of {LEVEL:.0%} that hold the truth, in percent".replace("95%", "95 %"))
    repeats = options.simulations
    for name, clump in (("single finds", 1.0), ("clumps of 3", CLUMP), ("clumps of 5", 5.0)):
        for n in options.finds:
            rate, ratio = rate_coverage(rng, repeats, n, clump, options.years)
            print(f"{'rate of a year, ' + name:34}{n:<14g}{100 * rate:14.1f}    index {100 * ratio:5.1f}")
    for scenario in SCENARIOS:
        for n in options.finds:
            print(f"{'slope, ' + scenario:34}{n:<14g}{100 * slope_coverage(rng, options, n, scenario):14.1f}")
    for units, runs in ((4, repeats // 4), (30, repeats // 20), (2240, max(4, repeats // 250))):
        for n in (0.5, 3.0, 30.0):
            held = unit_coverage(rng, runs, units, n)
            print(f"{f'{units:,} cells or sectors, shrunk':34}{f'{n:g} each':14}{100 * held:14.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--simulations", type=int, default=2000, help="parks for each line")
    parser.add_argument("--finds", type=lambda text: [float(n) for n in text.split(",")], default=[3, 10, 30, 100],
                        help="finds a year, for example 3,10,30,100")
    parser.add_argument("--declines", type=lambda text: [float(n) for n in text.split(",")], default=list(DECLINES),
                        help="falls a year, for example 0.1,0.2,0.4")
    parser.add_argument("--years", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng, start = np.random.default_rng(options.seed), time.perf_counter()
    show_calls(rng, options)
    show_coverage(rng, options)
    print(f"\n{time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
