"""The trainer's algorithms: a park in one call, and a score for a plan of a site or drawn by hand."""

from __future__ import annotations

import csv
import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from .running import failure, run

PARK = {"SEED": 7, "KIND": "rosewood", "GROUND": "generated", "SIZE": 300.0, "YEARS": 1}
SCORE = {"REPLAYS": 20, "DAYS": 10, "SEED": 3}


@pytest.fixture(scope="module")
def made(provider, tmp_path_factory):
    """A small park and the outputs of the run that made it."""
    folder = tmp_path_factory.mktemp("training") / "park"
    return folder, run("trainingpark", **PARK, OUTPUT_FOLDER=str(folder))


def files_of(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_choices_and_the_seed_are_those_of_the_park(provider):
    from pawc_planner.processing.trainingpark import DEFECTS, GROUNDS, KINDS
    from pawc_planner.training import parameters
    from pawc_planner.training.parameters.park_params import GROUNDS as THEIR_GROUNDS

    assert (parameters.ALL_DEFECTS, THEIR_GROUNDS, tuple(parameters.KINDS)) == (DEFECTS, GROUNDS, KINDS)
    proposed = provider.algorithm("trainingpark").parameterDefinition("SEED").defaultValue()
    assert proposed == parameters.ParkParams().seed


def test_the_numbers_are_those_of_the_sealed_totals(made):
    folder, outputs = made
    totals = json.loads((folder / "truth" / "totals.json").read_text(encoding="utf-8"))
    names = {"KM": "km", "PATROL_DAYS": "patrol_days", "FINDS": "threats", "STUMPS": "stumps",
             "PICTURES": "camera_events", "REPORTS": "reports"}
    assert {name: outputs[name] for name in names} == {name: totals[key] for name, key in names.items()}
    assert outputs["DEFECTS_SOWN"] == len(json.loads((folder / "truth" / "defects.json").read_text(encoding="utf-8")))
    assert outputs["DEFECTS_SOWN"] > 20
    for name, inner in (("EXPORTS", "exports"), ("LAYERS", "layers"), ("TRUTH", "truth")):
        assert Path(outputs[name]) == folder / inner and any((folder / inner).iterdir())


def test_the_summary_shows_the_park_beside_published_figures(made):
    summary = made[1]["SUMMARY"]
    assert "Share of the park visited in the last year, %:" in summary
    assert "(22.0–30.0, Huai Kha Khaeng 2006-2012 (Duangchantrasiri et al. 2016))" in summary
    assert summary.splitlines()[-1].startswith(("Of ", "All "))


def test_the_same_seed_makes_the_same_park_and_replaces_the_old_one(made, tmp_path):
    folder, _ = made
    run("trainingpark", **{**PARK, "SEED": 8}, OUTPUT_FOLDER=str(tmp_path / "park"))
    other = files_of(tmp_path / "park")
    run("trainingpark", **PARK, OUTPUT_FOLDER=str(tmp_path / "park"))
    assert files_of(tmp_path / "park") == files_of(folder) != other


def test_only_the_defects_that_were_asked_for_are_sown(provider, tmp_path):
    outputs = run("trainingpark", **{**PARK, "KIND": "nests"}, DEFECTS=["gps_spike", "thai_month"],
                  OUTPUT_FOLDER=str(tmp_path / "two"))
    kinds = {row["kind"] for row in json.loads(Path(outputs["TRUTH"], "defects.json").read_text(encoding="utf-8"))}
    assert kinds == {"gps_spike", "thai_month"}
    for nothing in ([], ["none"]):
        assert run("trainingpark", **PARK, DEFECTS=nothing, OUTPUT_FOLDER=str(tmp_path / "no"))["DEFECTS_SOWN"] == 0


def test_a_folder_with_something_else_in_it_is_left_alone(provider, tmp_path):
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "real_patrols.xml").write_text("real", encoding="utf-8")
    said = failure("trainingpark", **PARK, OUTPUT_FOLDER=str(tmp_path))
    assert "other files" in said and "Choose another folder" in said
    assert files_of(tmp_path) == {"exports/real_patrols.xml": b"real"}


def test_orders_that_contradict_themselves_are_one_sentence(provider, tmp_path):
    assert "SIZE" in failure("trainingpark", **{**PARK, "GROUND": "shipped"}, OUTPUT_FOLDER=str(tmp_path / "a"))
    elevation = tmp_path / "dem.tif"
    elevation.write_bytes(b"no raster")
    shipped = {**PARK, "GROUND": "shipped", "SIZE": 2240.0, "ELEVATION": str(elevation)}
    assert "GROUND" in failure("trainingpark", **shipped, OUTPUT_FOLDER=str(tmp_path / "a"))
    assert "dem.tif" in failure("trainingpark", **PARK, ELEVATION=str(elevation), OUTPUT_FOLDER=str(tmp_path / "a"))
    assert "SIZE" in failure("trainingpark", **{**PARK, "SIZE": 20.0}, OUTPUT_FOLDER=str(tmp_path / "a"))
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize("years", [1.5, "1.5"])
def test_a_broken_number_is_not_cut_off_without_a_word(provider, tmp_path, years):
    said = failure("trainingpark", **{**PARK, "YEARS": years}, OUTPUT_FOLDER=str(tmp_path / "a"))
    assert "YEARS is 1.5, but it must be a whole number" in said
    said = failure("trainingpark", **{**PARK, "SEED": -1}, OUTPUT_FOLDER=str(tmp_path / "a"))
    assert "SEED is -1, but it must be a number from 0 to 2147483647" in said


@pytest.mark.parametrize("at", [5, 50, 90])
def test_a_cancelled_park_leaves_nothing_half_written(provider, made, tmp_path, at):
    from qgis.core import QgsProcessingException, QgsProcessingFeedback

    folder = tmp_path / "park"
    feedback = QgsProcessingFeedback(False)
    feedback.progressChanged.connect(lambda percent: feedback.cancel() if percent > at else None)
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run("trainingpark", feedback, **PARK, OUTPUT_FOLDER=str(folder))
    assert not folder.exists()


def ways_of(folder: Path) -> list[list[list[float]]]:
    """Ways of the hidden groups, most used first, as degrees."""
    content = json.loads((folder / "truth" / "intruder_ways.geojson").read_text(encoding="utf-8"))
    used = sorted(content["features"], key=lambda one: (-one["properties"]["walks"], one["properties"]["way"]))
    return [one["geometry"]["coordinates"] for one in used]


def routes_file(path: Path, ways: list[list[list[float]]], days: int) -> Path:
    """Draw a team on each way, there and back, on some days."""
    features = [
        {"type": "Feature", "properties": {"team": f"team {team}", "day": day, "note": None},
         "geometry": {"type": "LineString", "coordinates": [*way, *reversed(way)]}}
        for team, way in enumerate(ways, start=1) for day in range(1, days + 1)
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


def planned_site(path: Path, folder: Path, ways: list[list[list[float]]], days: int) -> Path:
    """Write a site with the same plan, in the coordinate system of the neighbouring UTM zone."""
    import geopandas as gpd
    import shapely

    from pawc_planner.base.period import Period
    from pawc_planner.importers.layers.newsite import create_site
    from pawc_planner.site.cycles import save_cycle

    boundary = next((folder / "layers").glob("boundary.*"))
    lines = [shapely.LineString([*way, *reversed(way)]) for way in ways]
    with create_site(boundary, path.stem, "", 1000.0, "Asia/Bangkok", path) as store:
        placed = gpd.GeoSeries(lines, crs=4326).to_crs(store.info.crs)
        first = Period(date(2024, 1, 1), date(2024, 1, 10))
        with store.transaction() as writer:
            cycle = save_cycle(writer, first, first.before(30))
            writer.insert("plan_routes", [
                {"plan_id": "p", "cycle_id": cycle, "team": f"team {team}", "station": "", "transport": "foot",
                 "day": day, "date": date(2024, 1, day), "start_place": "", "end_place": "", "km": 1.0, "hours": 0.0,
                 "geometry": line}
                for team, line in enumerate(placed, start=1) for day in range(1, days + 1)
            ])
    return path


def test_a_plan_drawn_by_hand_is_scored(made, tmp_path):
    folder, _ = made
    routes = routes_file(tmp_path / "routes.geojson", ways_of(folder)[:3], 5)
    outputs = run("scoreplan", PARK=str(folder), ROUTES=str(routes), OUTPUT=str(tmp_path / "scores.csv"), **SCORE)
    assert 0 < outputs["SCORE"] <= 100
    assert outputs["SCORE_LOW"] <= outputs["SCORE"] <= outputs["SCORE_HIGH"]
    assert outputs["TEAM_DAYS"] == 15 and outputs["ROUTES_KM"] > 0 and outputs["INTERCEPTIONS"] > 0
    assert f"Its score is {outputs['SCORE']:.1f} of 100" in outputs["SUMMARY"]
    assert "DIFFERENCE" not in outputs
    with (tmp_path / "scores.csv").open(encoding="utf-8-sig") as file:
        rows = {(row["plan"], row["measure"]): float(row["mean"]) for row in csv.DictReader(file)}
    assert rows["drawn by hand", "score"] == pytest.approx(outputs["SCORE"], abs=1e-3)
    assert rows["drawn by hand", "harm_share"] == pytest.approx(outputs["HARM_PERCENT"], abs=1e-3)
    assert rows["nothing", "score"] == 0
    again = run("scoreplan", PARK=str(folder), ROUTES=str(routes), **SCORE)
    assert again["SCORE"] == outputs["SCORE"]


def test_the_same_plan_in_a_site_and_drawn_by_hand_has_the_same_score(made, tmp_path):
    folder, _ = made
    ways = ways_of(folder)[:3]
    outputs = run("scoreplan", PARK=str(folder), SITE=str(planned_site(tmp_path / "s.gpkg", folder, ways, 5)),
                  ROUTES=str(routes_file(tmp_path / "r.geojson", ways, 5)), **SCORE)
    assert outputs["DIFFERENCE"] == pytest.approx(0, abs=0.05)
    assert "differ by no more than chance" in outputs["SUMMARY"]


def test_one_team_more_is_better_and_the_sentences_say_so(made, tmp_path):
    folder, _ = made
    ways = ways_of(folder)
    one = planned_site(tmp_path / "one.gpkg", folder, ways[:1], 8)
    many = planned_site(tmp_path / "many.gpkg", folder, ways[:6], 8)
    outputs = run("scoreplan", PARK=str(folder), SITE=str(many), OTHER=str(one), **SCORE)
    assert outputs["DIFFERENCE"] > 0 and outputs["BETTER_PERCENT"] > 50
    assert "“many 2024-01-01_2024-01-10” scores" in outputs["SUMMARY"]
    reverse = run("scoreplan", PARK=str(folder), SITE=str(one), OTHER=str(many), **SCORE)
    assert reverse["DIFFERENCE"] == pytest.approx(-outputs["DIFFERENCE"])
    assert "less than “many" in reverse["SUMMARY"]


def test_what_cannot_be_scored_is_one_sentence(made, tmp_path):
    folder, _ = made
    routes = str(routes_file(tmp_path / "routes.geojson", ways_of(folder)[:1], 1))
    assert "SITE" in failure("scoreplan", PARK=str(folder))
    (tmp_path / "class").mkdir()
    assert "no sealed truth" in failure("scoreplan", PARK=str(tmp_path / "class"), ROUTES=routes)
    far = str(routes_file(tmp_path / "far.geojson", [[[10.0, 50.0], [10.1, 50.0]]], 1))
    assert "Choose the folder of the park" in failure("scoreplan", PARK=str(folder), ROUTES=far)
    empty = planned_site(tmp_path / "empty.gpkg", folder, [], 1)
    assert "no plan for the cycle" in failure("scoreplan", PARK=str(folder), SITE=str(empty))


def test_a_cancelled_score_writes_no_table(made, tmp_path):
    from qgis.core import QgsProcessingException, QgsProcessingFeedback

    folder, _ = made
    routes = routes_file(tmp_path / "routes.geojson", ways_of(folder)[:1], 1)
    feedback = QgsProcessingFeedback(False)
    feedback.progressChanged.connect(lambda percent: feedback.cancel() if percent > 20 else None)
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run("scoreplan", feedback, PARK=str(folder), ROUTES=str(routes), OUTPUT=str(tmp_path / "s.csv"), **SCORE)
    assert not (tmp_path / "s.csv").exists()


def test_a_park_is_laid_on_the_users_own_elevation(provider, tmp_path):
    from pawc_planner.paths import plugin_file

    elevation = shutil.copy(plugin_file("resources", "demo", "dem.tif"), tmp_path)  # QGIS writes beside it
    outputs = run("trainingpark", **PARK, ELEVATION=str(elevation), OUTPUT_FOLDER=str(tmp_path / "own"))
    made_up = run("trainingpark", **PARK, OUTPUT_FOLDER=str(tmp_path / "made_up"))
    own, other = (height_of(Path(one["LAYERS"]) / "dem.tif") for one in (outputs, made_up))
    low, high = height_of(Path(elevation))
    assert low - 1 <= own[0] < own[1] <= high + 1
    assert own != other


def height_of(path: Path) -> tuple[float, float]:
    """Lowest and highest elevation of a raster."""
    from qgis.core import QgsRasterLayer

    layer = QgsRasterLayer(str(path))
    band = layer.dataProvider().bandStatistics(1)
    return band.minimumValue, band.maximumValue


def test_the_table_of_scores_never_replaces_the_routes_that_were_drawn(made, tmp_path):
    from qgis.core import QgsProcessingFeatureSourceDefinition, QgsProject, QgsVectorLayer

    folder, _ = made
    routes = routes_file(tmp_path / "routes.geojson", ways_of(folder)[:1], 1)
    drawn = routes.read_bytes()
    layer, chosen = QgsVectorLayer(str(routes), "my routes"), QgsProcessingFeatureSourceDefinition(str(routes))
    QgsProject.instance().addMapLayer(layer)
    for given in (str(routes), layer, layer.id(), "my routes", chosen):
        said = failure("scoreplan", PARK=str(folder), ROUTES=given, OUTPUT=str(routes), REPLAYS=2)
        assert "would be lost" in said and routes.read_bytes() == drawn
    QgsProject.instance().clear()


def test_routes_in_an_undefined_coordinate_system_are_one_sentence(made, tmp_path):
    import geopandas as gpd

    folder, _ = made
    drawn = gpd.read_file(routes_file(tmp_path / "routes.geojson", ways_of(folder)[:1], 1))
    drawn.set_crs(None, allow_override=True).to_file(tmp_path / "nowhere.gpkg")
    said = failure("scoreplan", PARK=str(folder), ROUTES=str(tmp_path / "nowhere.gpkg"), REPLAYS=2)
    assert "it does not say its coordinate system" in said
    drawn.iloc[:0].to_file(tmp_path / "empty.gpkg")
    assert "it has no lines" in failure("scoreplan", PARK=str(folder), ROUTES=str(tmp_path / "empty.gpkg"), REPLAYS=2)
