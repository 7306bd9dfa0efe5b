"""Means, intervals and paired differences of replays, by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pawc_planner.training.scoring.results import MEASURES, Replays


def replays(**plans):
    """Replays of plans given as (harm, prevented) per replicate."""
    frames = []
    for name, rows in plans.items():
        harm, prevented = np.array(rows, float).T
        share = [100 * p / h if h else np.nan for h, p in rows]
        frame = pd.DataFrame({"plan": name, "replicate": range(len(rows)), "harm": harm, "harm_prevented": prevented})
        frame = frame.assign(harm_share=share, interceptions=prevented)
        frames.append(frame.assign(**{m: 1.0 for m in MEASURES if m not in frame}))
    return Replays(pd.concat(frames, ignore_index=True), seed=1)


def test_the_score_is_the_share_of_the_harm_of_all_replicates():
    """0 of 1, 1 of 3 and nothing at stake: 1 of 4, not the mean of 0 % and 33 %."""
    assert replays(a=[(1, 0), (3, 1), (0, 0)]).score("a") == pytest.approx(25.0)


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
    both = replays(a=[(0, 0), (0, 0)], b=[(0, 0), (0, 0)])
    assert np.isnan(both.score("a"))
    assert both.compare("a", "b").ties == 2
