"""Tables of a study: means over parks, and differences park by park, with intervals from resampled parks."""

from __future__ import annotations

from typing import Any

import numpy as np

RESAMPLES = 10_000
# The effort of plans stands beside what they achieve: plans are to be compared at equal effort.
PLAN_MEASURES = {
    "score": "score, 0 to 100",
    "harm_share": "harm prevented, %",
    "interceptions": "groups stopped",
    "signs_found": "signs found",
    "photographed_in_time": "photographed in time",
    "km": "km of all routes",
    "team_days": "team-days",
    "plan_seconds": "seconds to plan",
}
MAP_MEASURES = {
    "spearman": "rank correlation",
    "pai_5": "PAI 5 %",
    "pai_10": "PAI 10 %",
    "pai_20": "PAI 20 %",
    "calibration_error": "calibration error",
}


def values_of(rows: list[dict[str, Any]], what: str, measure: str) -> dict[str, dict[int, float]]:
    """Return name → park → value; the last result of a park counts."""
    found: dict[str, dict[int, float]] = {}
    for row in rows:
        if row["what"] == what and measure in row:
            found.setdefault(row["name"], {})[row["park"]] = float(row[measure])
    return found


def interval(values: np.ndarray, seed: int = 1) -> tuple[float, float, float]:
    """Return the mean over parks and its 95 % interval (percentile bootstrap over parks); NaN when there is none.

    One park says nothing of other parks; few parks say less than the bootstrap makes of them: have ten or more.
    """
    values = values[np.isfinite(values)]
    if len(values) < 2:
        return float(values.mean()) if len(values) else float("nan"), float("nan"), float("nan")
    rng = np.random.default_rng([seed, *b"parks"])
    drawn = rng.multinomial(len(values), np.full(len(values), 1 / len(values)), RESAMPLES) @ values / len(values)
    low, high = np.percentile(drawn, [2.5, 97.5])
    return float(values.mean()), float(low), float(high)


def paired(first: dict[int, float], second: dict[int, float]) -> np.ndarray:
    """Return the differences in the parks that have both, in the order of the parks."""
    both = sorted(first.keys() & second.keys())
    return np.array([first[park] - second[park] for park in both], float)


def comparison(rows: list[dict[str, Any]], what: str, measure: str, title: str, baseline: str) -> list[str]:
    """Return one table as lines: mean over parks with interval, difference to the baseline, parks in which better."""
    values = values_of(rows, what, measure)
    if not values:
        return []
    head = f"{title:<36} {'parks':>5} {'mean':>8} {'95 % interval':>17}   {'less ' + baseline:>26} {'better in':>9}"
    lines = [head]
    means = {name: interval(np.array([by[park] for park in sorted(by)])) for name, by in values.items()}
    for name in sorted(values, key=lambda one: -np.nan_to_num(means[one][0], nan=-np.inf)):
        mean, low, high = means[name]
        line = f"{name:<36} {np.isfinite(list(values[name].values())).sum():>5} {mean:>8.3f} {low:>8.3f} {high:>8.3f}"
        if name != baseline and baseline in values:
            gaps = paired(values[name], values[baseline])
            gap, gap_low, gap_high = interval(gaps)
            known = gaps[np.isfinite(gaps)]
            better = 100 * float(np.mean((known > 0) + 0.5 * (known == 0))) if len(known) else float("nan")
            line += f"   {gap:>+8.3f} {gap_low:>+8.3f} {gap_high:>+8.3f} {better:>8.0f} %"
        lines.append(line)
    return [*lines, ""]


def report(rows: list[dict[str, Any]], plan_baseline: str, map_baseline: str) -> str:
    """Return all tables of a study."""
    lines: list[str] = []
    for measure, title in PLAN_MEASURES.items():
        lines += comparison(rows, "plan", measure, title, plan_baseline)
    for measure, title in MAP_MEASURES.items():
        lines += comparison(rows, "map", measure, title, map_baseline)
    return "\n".join(lines)
