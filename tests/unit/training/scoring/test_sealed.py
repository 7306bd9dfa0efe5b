"""The sealed truth comes back as it was, and a folder that is no truth is refused with a sentence."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import pickle
from dataclasses import asdict

import numpy as np
import pytest

from pawc_planner.training.parameters import KINDS, ParkParams
from pawc_planner.training.scoring.errors import NoSealedTruthError, SealedDamagedError, SealedVersionError
from pawc_planner.training.scoring.replay import ReplayParams, replay
from pawc_planner.training.scoring.sealed_files import params_of, seal, unseal

from .small_park import plan_along, random_park


@pytest.fixture
def folder(tmp_path):
    seal(tmp_path, random_park(3))
    return tmp_path


def test_a_truth_comes_back_as_it_was(folder):
    before, after = random_park(3), unseal(folder)
    assert after.params == before.params
    assert (after.first_day, after.crs, after.spec) == (before.first_day, before.crs, before.spec)
    assert after.stations.equals(before.stations)
    for group in ("ways", "likings", "memory", "signs", "ground"):
        for name, array in vars(getattr(before, group)).items():
            np.testing.assert_array_equal(getattr(getattr(after, group), name), array, err_msg=f"{group}.{name}")


def test_a_plan_scores_alike_before_and_after_sealing(folder):
    plan = [plan_along(random_park(3), "along", 3)]
    params = ReplayParams(replays=5)
    assert replay(unseal(folder), plan, params).table.equals(replay(random_park(3), plan, params).table)


def test_the_same_truth_gives_the_same_bytes(folder, tmp_path):
    again = tmp_path / "again"
    seal(again, unseal(folder))
    for name in ("sealed.npz", "sealed.json"):
        assert (again / "truth" / name).read_bytes() == (folder / "truth" / name).read_bytes()


def test_the_truth_folder_itself_may_be_chosen(folder):
    assert unseal(folder / "truth").spec == unseal(folder).spec


def test_a_folder_without_a_truth_is_told_so(tmp_path):
    for place in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(NoSealedTruthError, match="holds no sealed truth"):
            unseal(place)


def test_a_newer_format_asks_for_an_update(folder):
    _change(folder, format=99)
    with pytest.raises(SealedVersionError, match="has the format 99"):
        unseal(folder)


@pytest.mark.parametrize("change", [
    {"format": "one"}, {"params": {"seed": -5}}, {"params": {"speed": 3}}, {"terrain": {"west": 0}},
    {"first_day": "2025-13-01"}, {"stations": 7}, {"params": None}, {"numbers_sha256": "0"},
    {"terrain": {"west": 0.0, "north": 100.0, "cell_size": 10.0, "n_rows": 2, "n_cols": 2}},
])
def test_facts_changed_by_hand_are_refused(folder, change):
    _change(folder, **change)
    with pytest.raises(SealedDamagedError, match="damaged"):
        unseal(folder)


@pytest.mark.parametrize("name", ["sealed.npz", "sealed.json"])
def test_a_file_cut_short_is_refused(folder, name):
    path = folder / "truth" / name
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(SealedDamagedError):
        unseal(folder)


def test_a_figure_that_this_version_does_not_know_is_told_as_such(folder):
    path = folder / "truth" / "sealed.json"
    facts = json.loads(path.read_text(encoding="utf-8"))
    facts["params"]["intruders"]["of_another_version"] = 1.0
    path.write_text(json.dumps(facts), encoding="utf-8")
    with pytest.raises(SealedDamagedError, match="written by another version of the plugin"):
        unseal(folder)


def test_missing_numbers_are_refused(folder):
    (folder / "truth" / "sealed.npz").unlink()
    with pytest.raises(SealedDamagedError):
        unseal(folder)


def test_code_hidden_in_the_numbers_is_never_run(folder, tmp_path):
    """An array of objects is a pickle; the check sum is made to fit, as somebody who wants to do harm would."""
    class Trap:
        def __reduce__(self):
            return (open, (str(tmp_path / "sprung"), "w"))

    file = io.BytesIO()
    np.savez(file, **{"ground.inside": np.array([Trap()], dtype=object)})
    assert b"sprung" in file.getvalue()
    (folder / "truth" / "sealed.npz").write_bytes(file.getvalue())
    _change(folder, numbers_sha256=hashlib.sha256(file.getvalue()).hexdigest())
    with pytest.raises(SealedDamagedError):
        unseal(folder)
    assert not (tmp_path / "sprung").exists()
    (folder / "truth" / "sealed.npz").write_bytes(pickle.dumps(Trap()))
    with pytest.raises(SealedDamagedError):
        unseal(folder)
    assert not (tmp_path / "sprung").exists()


def test_whatever_byte_is_changed_it_is_read_or_refused_with_a_sentence(folder):
    """Two hundred changes of one byte in each file, the check sum made to fit."""
    rng = np.random.default_rng(0)
    numbers, facts = (folder / "truth" / name for name in ("sealed.npz", "sealed.json"))
    good = {path: path.read_bytes() for path in (numbers, facts)}
    for path in [numbers, facts] * 200:
        changed = bytearray(good[path])
        # near the heads of the arrays and in the table of the zip, where it hurts
        at = int(rng.integers(0, len(changed))) if path == facts else int(rng.choice([
            rng.integers(0, 400), len(changed) - 1 - rng.integers(0, 2500)]))
        changed[at] = int(rng.integers(0, 256))
        numbers.write_bytes(good[numbers])
        facts.write_bytes(good[facts])
        path.write_bytes(bytes(changed))
        if path == numbers:
            _change(folder, numbers_sha256=hashlib.sha256(changed).hexdigest())
        with contextlib.suppress(SealedDamagedError, SealedVersionError):
            unseal(folder)


def test_parameters_of_every_kind_come_back():
    for kind in KINDS.values():
        params = ParkParams(seed=7, kind=kind)
        facts = json.loads(json.dumps(asdict(params), default=str))
        assert params_of(facts) == params


def _change(folder, **facts):
    path = folder / "truth" / "sealed.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | facts), encoding="utf-8")
