"""What somebody asks for, on the command line or in QGIS, becomes the park's figures or one sentence."""

from __future__ import annotations

import json
from datetime import date

import pytest

from pawc_planner.base.errors import ParameterError
from pawc_planner.training.__main__ import chosen_defects, main
from pawc_planner.training.asked import park_asked_for
from pawc_planner.training.figures import MEASURES
from pawc_planner.training.parameters import ALL_DEFECTS, KINDS, ParkParams


def test_asking_for_nothing_gives_the_shipped_park():
    assert park_asked_for() == ParkParams()


def test_what_is_asked_for_is_what_comes():
    params = park_asked_for("nests", "generated", 500.0, 250.0, 5, 7, ("gps_spike",))
    assert (params.kind, params.ground, params.size_km2) == (KINDS["nests"], "generated", 500.0)
    assert (params.cell_m, params.years, params.seed, params.defects.chosen) == (250.0, 5, 7, ("gps_spike",))


@pytest.mark.parametrize(
    "asked, name",
    [
        ({"kind": "gold"}, "KIND"),
        ({"size_km2": 500.0}, "SIZE"),  # the shipped ground has its own size
        ({"ground": "shipped", "with_elevation": True}, "GROUND"),
        ({"ground": "generated", "size_km2": 100.0}, "SIZE"),
        ({"defects": ("gps_spike", "typo")}, "DEFECTS"),
        ({"years": 0}, "YEARS"),
        ({"cell_m": float("nan")}, "CELL"),
        ({"ground": "moon"}, "GROUND"),
    ],
)
def test_what_cannot_be_is_refused_by_name(asked, name):
    with pytest.raises(ParameterError) as refused:
        park_asked_for(**asked)
    assert refused.value.facts["name"] == name


@pytest.mark.parametrize("years, first", [(1, 2023), (3, 2023), (4, 2022), (10, 2016), (100, 1926)])
def test_no_history_reaches_into_the_future_of_its_import(years, first):
    params = park_asked_for(years=years)
    assert params.first_day == date(first, 1, 1)
    assert params.end <= date(2026, 1, 1)


def test_a_whole_number_is_told_as_one():
    with pytest.raises(ParameterError, match=f"^SEED is -1, but it must be between 0 and {2**62}. Correct it"):
        park_asked_for(seed=-1)
    with pytest.raises(ParameterError, match="^SIZE is 100, but it must be between 200 and 10000. Correct it"):
        park_asked_for(ground="generated", size_km2=100.0)


def test_defects_on_the_command_line():
    assert chosen_defects(None) == chosen_defects("all") == ALL_DEFECTS
    assert chosen_defects("none") == ()
    assert chosen_defects("gps_spike, thai_month") == ("gps_spike", "thai_month")


SMALL = ["--ground", "generated", "--size", "200", "--years", "1", "--kind", "snares", "--defects", "none"]


def test_the_command_line_makes_the_park_and_prints_its_table(tmp_path, capsys):
    assert main([*SMALL, "--out", str(tmp_path / "park")]) == 0
    lines = capsys.readouterr().out.splitlines()
    totals = json.loads((tmp_path / "park" / "truth" / "totals.json").read_text(encoding="utf-8"))
    km = next(line for line in lines if line.startswith("Patrol km a year"))
    assert km.split()[4].replace(",", "") == f"{totals['km']:.0f}"
    assert len(lines) == len(MEASURES) + 2 and lines[-1].startswith(("Of ", "All "))
    assert totals["defects"] == {}
    params = json.loads((tmp_path / "park" / "truth" / "params.json").read_text(encoding="utf-8"))
    assert params["kind"]["name"] == "snares"


def test_a_wrong_order_on_the_command_line_is_one_sentence_and_touches_nothing(tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert main([*SMALL, "--out", str(tmp_path)]) == 1
    assert main([*SMALL, "--kind", "gold", "--out", str(tmp_path / "new")]) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2 and "other files" in said[0] and "gold" in said[1]
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_ctrl_c_is_one_sentence_and_leaves_nothing(tmp_path, capsys, monkeypatch):
    def stopped(base, folder, *others, **more):
        raise KeyboardInterrupt

    monkeypatch.setattr("pawc_planner.training.folder.make_park", stopped)
    assert main([*SMALL, "--out", str(tmp_path / "park")]) == 130
    assert capsys.readouterr().err == "Cancelled. Nothing was changed.\n"
    assert not (tmp_path / "park").exists()
