"""The park as a whole: the same seed, the sealed truth, what patrols can and cannot see."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest

from pawc_planner.base.errors import Cancelled, ParameterError
from pawc_planner.paths import plugin_file
from pawc_planner.site.schema import LAYER_ROLES
from pawc_planner.training import ParkParams, make_park
from pawc_planner.training.__main__ import main
from pawc_planner.training.errors import TrainingFolderError
from pawc_planner.training.figures import MEASURES, table
from pawc_planner.training.parameters import CameraParams, Kind, RangerParams

BASE = plugin_file("resources", "demo")
QUIET = ParkParams(
    seed=5, years=1, ground="generated", size_km2=200.0, kind=Kind(trips_per_1000km2_year=0.0),
    rangers=RangerParams(km_per_1000km2_year=900), cameras=CameraParams(per_1000km2=5.0),
)


def digest(folder: Path) -> str:
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            whole.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return whole.hexdigest()


def test_the_same_seed_gives_the_same_bytes(park, tmp_path):
    again = make_park(BASE, tmp_path, park.params)
    assert digest(again.exports) == digest(park.exports)
    assert digest(again.truth) == digest(park.files.truth)
    assert digest(tmp_path / "layers") == digest(park.files.layers["boundary"].parent)


def test_every_layer_role_has_a_file_and_coordinate_systems_differ(park):
    assert set(park.files.layers) == {*LAYER_ROLES, "dem", "land_cover"}
    frames = {
        role: gpd.read_file(path)
        for role, path in park.files.layers.items()
        if role in LAYER_ROLES and role != "villages"
    }
    assert {4326, 32647, 32648} == {frame.crs.to_epsg() for frame in frames.values()}
    assert all(len(frame) for frame in frames.values())
    area = frames["boundary"].to_crs(32648).area.sum() / 1e6
    assert area == pytest.approx(2240, rel=0.02)
    assert frames["sectors"].to_crs(32648).area.sum() / 1e6 == pytest.approx(area, rel=1e-3)


def test_villages_are_in_windows_874_and_nothing_says_so(park):
    path = park.files.layers["villages"]
    assert not path.with_suffix(".cpg").exists()
    assert "บ้านฝึก".encode("cp874") in path.with_suffix(".dbf").read_bytes()


def test_entries_that_rangers_do_not_know_are_in_the_truth_only(park):
    known = set(gpd.read_file(park.files.layers["entry_points"])["name"])
    truth = pd.read_csv(park.files.truth / "entries.csv")
    assert known == set(truth.loc[truth["known"], "name"])
    assert 0 < len(known) < len(truth)


def test_signs_are_found_after_they_were_left_and_only_once(park):
    signs = pd.read_csv(park.files.truth / "signs.csv")
    days = pd.read_csv(park.files.truth / "leg_days.csv").groupby("patrol_id")["day"].max()
    found = signs[signs["found_by"].notna()]
    assert (found["found_t"] > found["left"]).all()
    assert (found["found_t"].str[:10] <= found["found_by"].map(days)).all()
    assert 0.005 < len(found) / len(signs) < 0.8
    stumps = pd.read_csv(park.files.truth / "harm_found.csv")
    assert stumps["sign"].is_unique
    assert len(stumps) == (found["kind"] == "stump").sum()


def test_what_is_left_at_a_target_is_its_worth_less_what_was_taken(park):
    targets, trips = (pd.read_csv(park.files.truth / name) for name in ("targets.csv", "trips.csv"))
    taken = trips.groupby("target")["harm"].sum().reindex(range(len(targets))).fillna(0.0)
    assert taken.sum() > 0
    assert targets["remaining"].to_numpy() == pytest.approx((targets["value"] - taken).clip(lower=0).to_numpy())


def test_few_corridors_carry_most_walks(park):
    trips = pd.read_csv(park.files.truth / "trips.csv")
    per_pair = trips.groupby(["entry", "target"]).size().sort_values(ascending=False)
    assert per_pair.head(8).sum() / len(trips) > 0.4  # of 96 pairs
    flow = pd.read_csv(park.files.truth / "flow.csv")["walks"].sort_values(ascending=False)
    assert flow.head(len(flow) // 10).sum() / flow.sum() > 0.3


def test_no_team_is_in_two_patrols_on_one_day(park):
    days = pd.read_csv(park.files.truth / "leg_days.csv")
    assert not days.duplicated(["team", "day"]).any()


def test_walking_speed_and_fix_interval_are_those_of_people_on_foot(park):
    days = pd.read_csv(park.files.truth / "leg_days.csv")
    foot = days[days["transport"] == "foot"]
    metres_between_fixes = 1000 * foot["recorded_km"].sum() / (foot["fixes"] - 1).sum()
    assert 100 < metres_between_fixes < 250
    assert foot["recorded_km"].between(1, 30).all()


def test_totals_add_up(park):
    figures = json.loads((park.files.truth / "totals.json").read_text(encoding="utf-8"))
    assert figures == json.loads(json.dumps(park.figures))
    for part in ("km_per_transport", "km_per_month", "km_per_device"):
        assert sum(figures[part].values()) == pytest.approx(figures["km"], abs=0.1)
    assert (
        sum(row["count"] for row in park.defects if row["kind"] == "gps_spike")
        == figures["defects"]["gps_spike"]["records"]
    )


def test_the_table_shows_every_published_measure(park):
    text = table(park.figures, 1)
    assert all(measure.name in text for measure in MEASURES)


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path, capsys):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(TrainingFolderError, match="Choose another folder"):
        make_park(BASE, tmp_path / "file", QUIET)


def test_wrong_parameters_name_themselves():
    with pytest.raises(ParameterError, match="night_share"):
        Kind(night_share=1.5)
    assert main(["--years", "0", "--out", "unused"]) == 1


def test_a_cancelled_park_leaves_the_old_one(tmp_path):
    class Stop:
        def report(self, fraction, text=""):
            self.fraction = fraction

        def cancelled(self):
            return True

    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "old").write_text("kept", encoding="utf-8")
    with pytest.raises(Cancelled):
        make_park(BASE, tmp_path, progress=Stop())
    assert (tmp_path / "exports" / "old").read_text(encoding="utf-8") == "kept"


def test_a_park_without_intruders_still_works(tmp_path):
    files = make_park(BASE, tmp_path, QUIET)
    assert files.figures["stumps"] == 0
    assert files.figures["km"] == pytest.approx(200, rel=0.6)
