"""What a score means, in plain sentences."""

from __future__ import annotations

import math

import pandas as pd

from ...base.words import QT_TRANSLATE_NOOP, Sentence
from .plan import FieldPlan
from .replay import ReplayParams
from .results import SCORE, Comparison, Replays
from .weights import PARTS

LEAST_SHOWN = 0.005
_PLAN = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "“{plan}”: {team_days} team-days, {km:.0f} km and {cameras} cameras, replayed {replays} times over {days} days.",
)
_AFTER = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "{after} of these team-days come after the end of the {days} days and do not count. Replay more days.",
)
_SCORE = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "Its score is {score:.1f} of 100 (95 % interval {low:.1f} to {high:.1f}).",
)
_PARTS = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "It prevents {harm_share:.1f} % of the harm that would be done without any plan, stops {stopped_share:.1f} % of "
    "the groups or keeps them at home, finds {found_share:.1f} % of the signs, photographs {photographed_share:.1f} % "
    "of the groups and searches {ground_share:.1f} % of the park.",
)
_NO_HARM = QT_TRANSLATE_NOOP(
    "PawcPlanner", "Nobody would have done any harm in these days, so there is no score. Try more replays or more days."
)
_COUNTS = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "Of {walks:.1f} groups in a cycle it stops {interceptions:.2f} and photographs {photographed:.2f}, "
    "{photographed_in_time:.2f} of them early enough to stop them; its teams find {signs_found:.1f} signs.",
)
_MORE = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "“{first}” scores {gap:.2f} more than “{second}” (95 % interval {low:.2f} to {high:.2f}) and is "
    "better in {share:.0f} % of the replays.",
)
_LESS = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "“{first}” scores {gap:.2f} less than “{second}” (95 % interval {low:.2f} to {high:.2f}) and is "
    "better in {share:.0f} % of the replays.",
)
_CHANCE = QT_TRANSLATE_NOOP(
    "PawcPlanner", "“{first}” and “{second}” differ by no more than chance would make them differ."
)


def said_score(result: Replays, plan: FieldPlan, params: ReplayParams) -> tuple[Sentence, ...]:
    """Say what a plan is and what it achieves."""
    facts = {"plan": plan.name, "team_days": plan.team_days, "km": plan.km, "cameras": len(plan.cameras)}
    what = [Sentence(_PLAN, {**facts, "replays": params.replays, "days": params.days})]
    after = sum(outing.day >= params.days for outing in plan.outings)
    if after:
        what.append(Sentence(_AFTER, {"after": after, "days": params.days}))
    table = measures_of(result, plan.name)
    mean = table["mean"]
    counts = Sentence(_COUNTS, {name: float(mean[name]) for name in (
        "walks", "interceptions", "photographed", "photographed_in_time", "signs_found")})
    if math.isnan(mean[SCORE]):
        return *what, Sentence(_NO_HARM), counts
    row = table.loc[SCORE]
    score = Sentence(_SCORE, {"score": float(row["mean"]), "low": float(row["low"]), "high": float(row["high"])})
    shares = Sentence(_PARTS, {name: 0.0 if math.isnan(mean[name]) else float(mean[name]) for name in PARTS})
    return *what, score, shares, counts


def measures_of(result: Replays, plan: str) -> pd.DataFrame:
    """Return ``mean, low, high`` of one plan by measure."""
    summary = result.summary()
    return summary[summary["plan"] == plan].set_index("measure")[["mean", "low", "high"]]


def said_comparison(comparison: Comparison) -> tuple[Sentence, ...]:
    """Say which of two plans is better, and whether that may be chance."""
    facts = {"first": comparison.first, "second": comparison.second}
    if math.isnan(comparison.difference):
        return ()
    low, high, sign = comparison.low, comparison.high, 1.0
    if comparison.difference < 0:
        low, high, sign = -high, -low, -1.0
    low, high = (0.0 if abs(end) < LEAST_SHOWN else end for end in (low, high))  # no zero with a minus before it
    numbers = {"gap": abs(comparison.difference), "low": low, "high": high, "share": 100 * comparison.share_better}
    said = Sentence(_MORE if sign > 0 else _LESS, {**facts, **numbers})
    return (said, Sentence(_CHANCE, facts)) if comparison.low <= 0 <= comparison.high else (said,)
