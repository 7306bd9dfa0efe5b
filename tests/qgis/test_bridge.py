"""Frames, sentences and libraries as QGIS and its users see them."""

from __future__ import annotations

from datetime import date

import pytest


def frame():
    import geopandas as gpd
    import numpy as np
    import pandas as pd
    from shapely.geometry import Point

    return gpd.GeoDataFrame(
        {
            "fid": [7, 8], "n": np.array([1, 2], dtype=np.int64), "km": [1.5, np.nan], "name": ["ห้วยขาแข้ง", None],
            "seen": np.array([True, False]), "day": [date(2025, 1, 31), None],
            "at": pd.to_datetime(["2025-01-31T07:05:06Z", None]), "facts": [{"a": 1}, None],
        },
        geometry=[Point(1, 2), None], crs="EPSG:32648",
    )


def test_features_keep_types_values_and_empty_ones(qgis_app):
    from pawc_planner.bridge.features import crs_of, features_of, fields_of

    fields = fields_of(frame())
    assert [field.name() for field in fields] == ["n", "km", "name", "seen", "day", "at", "facts"]
    assert [field.typeName() for field in fields][0] in ("", "integer64", "Integer64")
    first, second = features_of(frame())
    assert first.attributes()[:4] == [1, 1.5, "ห้วยขาแข้ง", True]
    assert first["day"].toString("yyyy-MM-dd") == "2025-01-31"
    assert first["at"].toString("yyyy-MM-dd HH:mm:ss") == "2025-01-31 07:05:06"
    assert first["facts"] == '{"a": 1}'
    assert first.geometry().asWkt() == "Point (1 2)"
    assert not second.hasGeometry()
    assert [second[name] in (None, "NULL") or second[name].isNull() for name in ("km", "name", "day")] == [True] * 3
    assert crs_of(frame()).authid() == "EPSG:32648"


def test_one_layer_holds_single_and_multi(qgis_app):
    import geopandas as gpd
    from shapely.geometry import LineString, MultiLineString, Point

    from pawc_planner.bridge.compat import WKB_TYPES
    from pawc_planner.bridge.features import wkb_type_of

    line = LineString([(0, 0), (1, 1)])
    mixed = gpd.GeoDataFrame(geometry=[line, MultiLineString([line])])
    assert wkb_type_of(mixed) == WKB_TYPES["MultiLineString"]
    assert wkb_type_of(gpd.GeoDataFrame(geometry=[]), "Point") == WKB_TYPES["Point"]
    with pytest.raises(TypeError, match="LineString, Point"):
        wkb_type_of(gpd.GeoDataFrame(geometry=[line, Point(0, 0)]))


def test_message_fills_the_translated_sentence(qgis_app):
    from pawc_planner.base.errors import NoDataError
    from pawc_planner.bridge.messages import message

    thai = {"There is nothing to work on: {what}. {remedy}": "ไม่มีข้อมูล: {what} {remedy}", "no tracks": "ไม่มีเส้นทาง"}
    error = NoDataError(what="no tracks", remedy="Import them.")
    assert message(error, lambda text: thai.get(text, text)) == "ไม่มีข้อมูล: ไม่มีเส้นทาง Import them."


@pytest.mark.parametrize("wrong", ["ไม่มี {nothing}", "ไม่มี {what", "ไม่มี {0}"])
def test_wrong_fields_in_a_translation_fall_back_to_english(qgis_app, wrong):
    from pawc_planner.base.errors import NoDataError
    from pawc_planner.bridge.messages import message

    error = NoDataError(what="w", remedy="r")
    assert message(error, lambda text: wrong if "{what}" in text else text) == str(error)


def test_a_sentence_that_was_stored_in_english_is_said_in_the_language_in_use():
    from pawc_planner.base.words import sentence_of
    from pawc_planner.bridge.messages import message
    from pawc_planner.importers.errors import BrokenXmlError, UnknownContentError
    from pawc_planner.importers.tables import uneven_rows

    cut = str(BrokenXmlError(file="patrol (1).xml", line=7, reason="no element found"))
    found = sentence_of(cut)
    assert found.template == BrokenXmlError.template and found.facts["file"] == "patrol (1).xml"
    assert str(found) == cut
    thai = {BrokenXmlError.template: "ไฟล์ {file} เสียหาย", "its headers are: {headers}": "หัวคอลัมน์: {headers}",
            UnknownContentError.template: "ไม่รู้จัก {file} ({seen})"}
    assert message(cut, lambda text: thai.get(text, text)) == "ไฟล์ patrol (1).xml เสียหาย"
    assert message(cut, lambda text: text) == cut and message("สวัสดี", lambda text: thai.get(text, text)) == "สวัสดี"
    cells = uneven_rows._TOO_MANY.format(cells=9, headers=7)
    assert sentence_of(cells).facts == {"cells": "9", "headers": "7"}
    assert sentence_of("14.2") is None and sentence_of("x" * 10_000) is None


def test_errors_inside_errors_are_said_too(qgis_app):
    from pawc_planner.base.errors import Cancelled
    from pawc_planner.bridge.messages import message
    from pawc_planner.processing.errors import PapersFailed

    assert message(PapersFailed(cycle="c", reason=Cancelled())).endswith("Cancelled. Nothing was changed.")


def test_progress_reaches_the_feedback_and_cancel_comes_back(qgis_app):
    from qgis.core import QgsProcessingFeedback

    from pawc_planner.base.errors import Cancelled
    from pawc_planner.base.progress import step
    from pawc_planner.bridge.feedback import FeedbackProgress

    feedback = QgsProcessingFeedback(False)
    step(FeedbackProgress(feedback), 0.25, "tracks")
    assert feedback.progress() == 25.0
    feedback.cancel()
    with pytest.raises(Cancelled):
        step(FeedbackProgress(feedback), 0.5)


def test_settings_come_back_typed(qgis_app):
    from qgis.core import QgsSettings

    from pawc_planner.bridge import settings

    settings.save(settings.Settings(last_site="/a/b.gpkg"))
    assert settings.load().last_site == "/a/b.gpkg"
    QgsSettings().setValue("pawc_planner/last_site", 7)
    assert isinstance(settings.load().last_site, str)
    settings.save(settings.Settings())


@pytest.mark.parametrize(
    ("platform", "word"), [("win32", "OSGeo4W"), ("darwin", "QGIS.app"), ("linux", "python3 -m pip")]
)
def test_missing_libraries_come_with_the_command(qgis_app, platform, word):
    from pawc_planner.bridge import libraries

    gone = (libraries.Missing(libraries.Library("geopandas", "geopandas", (1, 0), "python3-geopandas"), "0.12.2"),)
    said = libraries.sentence(gone, platform)
    assert word in said and '"geopandas>=1.0"' in said and "0.12.2" in said
    assert libraries.sentence((), platform) == ""


def test_an_old_library_counts_as_missing(qgis_app):
    from pawc_planner.bridge import libraries

    assert libraries.state_of(libraries.Library("numpy", "numpy", (99, 0))).found.count(".") >= 1
    assert libraries.state_of(libraries.Library("numpy", "numpy", (1, 2))) is None
    assert libraries.state_of(libraries.Library("no-such-thing", "no_such_thing")).found == ""


def test_folder_is_complete_or_untouched(qgis_app, tmp_path):
    from pawc_planner.processing.folder import complete_folder

    folder = tmp_path / "out"
    with pytest.raises(RuntimeError), complete_folder(folder) as files:
        files.path("a.txt").write_text("half")
        raise RuntimeError
    assert not folder.exists()
    with complete_folder(folder) as files:
        files.path("a.txt").write_text("whole")
        assert not (folder / "a.txt").exists()
    assert [path.name for path in folder.iterdir()] == ["a.txt"]
    with pytest.raises(RuntimeError), complete_folder(folder) as files:
        files.path("a.txt").write_text("half")
        raise RuntimeError
    assert (folder / "a.txt").read_text() == "whole" and len(list(folder.iterdir())) == 1


def test_folder_that_is_a_file_is_one_sentence(qgis_app, tmp_path):
    from pawc_planner.processing.errors import FolderNotUsable
    from pawc_planner.processing.folder import complete_folder

    (tmp_path / "out").write_text("a file")
    with pytest.raises(FolderNotUsable, match="out"), complete_folder(tmp_path / "out"):
        pass


def test_a_transport_and_parts_within_parts_are_said_in_the_language_of_the_reader():
    from pawc_planner.base.words import Sentence
    from pawc_planner.bridge.messages import message

    thai = {"foot": "เดินเท้า", "boat": "เรือ", "by {transport}: {shares}": "โดย{transport}: {shares}"}
    rest = Sentence("{kind} {n:,.0f}", {"kind": "boat", "n": 4.0})
    shares = Sentence("{kind} {n:,.0f}, {rest}", {"kind": "foot", "n": 8.0, "rest": rest})
    said = Sentence("by {transport}: {shares}", {"transport": "foot", "shares": shares})
    assert message(said, lambda text: thai.get(text, text)) == "โดยเดินเท้า: เดินเท้า 8, เรือ 4"
