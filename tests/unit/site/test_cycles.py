from __future__ import annotations

import json
from datetime import date

import pytest

from pawc_planner.base.errors import ParameterError
from pawc_planner.base.period import Period
from pawc_planner.base.words import Sentence
from pawc_planner.site import cycles, errors
from pawc_planner.site.records import run_record

FEBRUARY = Period(date(2025, 2, 1), date(2025, 2, 28))
MARCH = Period(date(2025, 3, 1), date(2025, 3, 31))
DATA = Period(date(2024, 2, 1), date(2025, 1, 31))


def test_a_cycle_is_named_by_its_days():
    assert cycles.cycle_id(FEBRUARY) == "2025-02-01_2025-02-28"


def test_the_latest_cycle_and_one_by_name(site):
    with pytest.raises(errors.NoCycle, match="Plan a cycle first"):
        cycles.latest(site)
    with site.transaction() as writer:
        cycles.save_cycle(writer, MARCH, DATA)
        cycles.save_cycle(writer, FEBRUARY, DATA, "closed")
    assert cycles.latest(site) == "2025-03-01_2025-03-31"
    row = cycles.require(site, "2025-02-01_2025-02-28")
    assert cycles.period_of(row) == FEBRUARY and cycles.data_period_of(row) == DATA and row["state"] == "closed"
    assert cycles.period_of(cycles.require(site)) == MARCH
    with pytest.raises(errors.CycleUnknown, match="no cycle 2030.*2025-02-01_2025-02-28, 2025-03-01_2025-03-31"):
        cycles.require(site, "2030")


def test_saving_a_cycle_again_changes_its_state_only(site):
    with site.transaction() as writer:
        cycles.save_cycle(writer, MARCH, DATA)
        cycles.save_cycle(writer, MARCH, DATA, "briefed")
    assert cycles.cycles(site)["state"].tolist() == ["briefed"]
    with pytest.raises(ParameterError), site.transaction() as writer:
        cycles.save_cycle(writer, MARCH, DATA, "forgotten")


def test_a_run_record_can_be_read_back_in_any_language(site):
    note = Sentence("{n} cells were never visited.", {"n": 7})
    with site.transaction() as writer:
        run_record(writer, "c", "coverage", {"SEED": 1}, {"KM": 1.5}, [note], site.fingerprint(["tracks"]))
    row = site.read("run_records").iloc[0]
    kept = json.loads(row["notes"])[0]
    assert str(Sentence(**kept)) == "7 cells were never visited."
    assert json.loads(row["results"]) == {"KM": 1.5} and len(row["inputs_hash"]) == 64 and row["version"]
