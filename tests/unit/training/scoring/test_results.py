"""Means, intervals and paired differences of replays, by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pawc_planner.base.errors import ParameterError
from pawc_planner.training.scoring.results import Replays, replays_of
from pawc_planner.training.scoring.weights import PARTS, ScoreWeights

HARM_ALONE = ScoreWeights(1.0, 0.0, 0.0, 0.0, 0.0)


def table(**plans):
    """A table of plans given as (harm, prevented) per replicate; nothing else is there."""
    frames = []
    for name, rows in plans.items():
        harm, prevented = np.array(rows, float).T
        frame = pd.DataFrame({"plan": name, "replicate": range(len(rows)), "harm": harm, "harm_prevented": prevented})
        others = {column: 0.0 for pair in PARTS.values() for column in pair if column not in frame}
        frames.append(frame.assign(interceptions=prevented, photographed_in_time=0.0, **others))
    return pd.concat(frames, ignore_index=True)


def replays(weights=HARM_ALONE, **plans) -> Replays:
    """Replays of plans given as (harm, prevented) per replicate."""
    return replays_of(table(**plans), 1, weights)


def test_the_share_of_harm_is_that_of_all_replicates():
    """0 of 1, 1 of 3 and nothing at stake: 1 of 4, not the mean of 0 % and 33 %."""
    result = replays(a=[(1, 0), (3, 1), (0, 0)])
    assert result.summary().set_index("measure").loc["harm_share", "mean"] == pytest.approx(25.0)
    assert result.score("a") == pytest.approx(25.0)


def test_the_score_by_hand():
    """Harm 1 of 4, groups 2 of 5, signs 3 of 30, pictures 1 of 4, ground 50 of 400 km²."""
    rows = table(a=[(1, 0), (3, 1)]).assign(
        groups_stopped=[2, 0], groups=[2, 3], signs_found=[1, 2], signs=[10, 20], photographed=[0, 1], walks=[2, 2],
        ground_searched=50.0, ground=400.0,
    )
    result = replays_of(rows, 1, ScoreWeights())
    assert result.score("a") == pytest.approx(0.6 * 25 + 0.15 * 40 + 0.2 * 10 + 0.03 * 25 + 0.02 * 12.5)
    # replicate by replicate: 0 of 1 harm, 2 of 2 groups, 1 of 10 signs; 1 of 3 harm, 0 of 3 groups, 2 of 20 signs
    expected = [0.15 * 100 + 0.2 * 10 + 0.02 * 12.5, 0.6 * 100 / 3 + 0.2 * 10 + 0.03 * 50 + 0.02 * 12.5]
    assert result.table["score"].to_numpy() == pytest.approx(np.array(expected))


def test_weights_are_shares_of_one():
    assert sum(ScoreWeights().of_parts.values()) == pytest.approx(1)
    with pytest.raises(ParameterError, match="add up to 1"):
        ScoreWeights(harm=0.7)
    with pytest.raises(ParameterError, match="harm"):
        ScoreWeights(harm=1.2, stopped=-0.2)


def test_the_interval_holds_the_mean_and_narrows_with_replicates():
    rng = np.random.default_rng(0)
    rows = [(1.0, value) for value in rng.random(400)]
    few, many = (replays(a=part).summary().set_index("measure").loc["harm_prevented"] for part in (rows[:50], rows))
    assert few["low"] < few["mean"] < few["high"]
    values = np.array(rows)[:, 1]
    assert many["mean"] == pytest.approx(values.mean())
    assert (many["high"] - many["low"]) / 2 == pytest.approx(1.96 * values.std() / 20, rel=0.1)
    assert many["high"] - many["low"] < 0.5 * (few["high"] - few["low"])


def test_a_small_but_steady_difference_is_seen_because_replicates_are_paired():
    rng = np.random.default_rng(0)
    base = rng.random(60)
    both = replays(a=[(2, p + 0.01) for p in base], b=[(2, p) for p in base])
    result = both.compare("a", "b")
    assert result.difference == pytest.approx(0.5)
    assert (result.low, result.high) == (pytest.approx(0.5), pytest.approx(0.5))
    assert (result.share_better, result.ties) == (1.0, 0)
    # unpaired, the intervals of the two plans overlap widely
    wide = both.summary().set_index(["plan", "measure"]).xs("harm_share", level="measure")
    assert wide.loc["a", "low"] < wide.loc["b", "high"]


def test_ties_count_half_and_are_told():
    both = replays(a=[(1, 0.5), (1, 0.2), (1, 0.1), (0, 0)], b=[(1, 0.4), (1, 0.2), (1, 0.2), (0, 0)])
    result = both.compare("a", "b")
    assert (result.share_better, result.ties) == (0.5, 2)
    other = both.compare("b", "a")
    assert (other.difference, other.low, other.high) == pytest.approx((-result.difference, -result.high, -result.low))


def test_a_park_without_any_harm_has_no_score():
    both = replays(ScoreWeights(), a=[(0, 0), (0, 0)], b=[(0, 0), (0, 0)])
    assert np.isnan(both.score("a"))
    assert both.compare("a", "b").ties == 2
