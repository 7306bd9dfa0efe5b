"""The tables of the study script: paired by park, intervals over parks, results that can be taken up again."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks import simulation
from benchmarks.study import results, tables


def rows(**by_name):
    return [
        {"park": park, "what": "plan", "name": name, "harm_share": value}
        for name, values in by_name.items() for park, value in values.items()
    ]


def test_the_interval_is_that_of_the_mean_over_parks():
    values = np.random.default_rng(0).normal(10.0, 2.0, 400)
    mean, low, high = tables.interval(values)
    assert mean == pytest.approx(values.mean())
    half = 1.96 * values.std(ddof=1) / 20
    assert (low, high) == pytest.approx((mean - half, mean + half), abs=0.03)


def test_differences_are_taken_park_by_park_and_only_where_both_are():
    first, second = {1: 10.0, 2: 30.0, 3: 5.0}, {2: 25.0, 1: 11.0, 4: 99.0}
    assert tables.paired(first, second).tolist() == [-1.0, 5.0]


def test_pairs_show_what_means_alone_hide():
    """Parks differ much more than plans: the difference is sure all the same."""
    parks = {park: 50.0 + 10 * park for park in range(8)}
    better = {park: value + 1 for park, value in parks.items()}
    text = tables.comparison(rows(old=parks, new=better), "plan", "harm_share", "t", "old")
    line = next(line for line in text if line.startswith("new"))
    assert line.split()[-5:] == ["+1.000", "+1.000", "+1.000", "100", "%"]


def test_parks_without_harm_do_not_count():
    assert tables.interval(np.array([1.0, np.nan, 3.0]))[0] == 2.0
    assert all(np.isnan(tables.interval(np.array([np.nan]))))


def test_one_park_has_a_mean_and_no_interval():
    mean, low, high = tables.interval(np.array([4.0]))
    assert mean == 4.0 and np.isnan(low) and np.isnan(high)


def test_results_survive_a_stop_in_the_middle_of_a_line(tmp_path):
    results.append(tmp_path, {"park": 1, "what": "plan", "name": "a"})
    with (tmp_path / results.RESULTS_FILE).open("ab") as file:
        file.write(b'{"park": 2, "what": "pl')
    results.mend(tmp_path)
    results.append(tmp_path, {"park": 3, "what": "map", "name": "b", "pai_10": float("nan")})
    there = results.read(tmp_path)
    assert [row["park"] for row in there] == [1, 3] and np.isnan(there[1]["pai_10"])
    assert results.done(there) == {(1, "plan", "a"), (3, "map", "b")}


@pytest.mark.parametrize("order", [
    "--parks 0", "--workers 0", "--years 0", "--kind gold", "--size 5", "--cell nan", "--replays 0", "--days 0",
    "--hours 0", "--teams -1", "--cameras -1", "--patrol-days 0", "--seed -3", "--planners typo", "--maps typo",
])
def test_an_order_that_cannot_be_carried_out_is_one_sentence_and_takes_no_folder(tmp_path, monkeypatch, order):
    folder = tmp_path / "study"
    monkeypatch.setattr("sys.argv", ["simulation", "--folder", str(folder), *order.split()])
    with pytest.raises(SystemExit) as stopped:
        simulation.main()
    assert order.split()[1] in str(stopped.value.code) and "\n" not in str(stopped.value.code)
    assert not folder.exists()
