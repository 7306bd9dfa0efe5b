"""The printed plan: right words, right places, nothing sensitive on a redacted team sheet, from any thread."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from pawc_planner.base.words import Sentence
from pawc_planner.site.store import SiteStore

from .filled_site import BEFORE, CYCLE, NOTICE, filled_site

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")


@pytest.fixture(scope="module", autouse=True)
def compiled(qgis_app):
    """The Thai texts, without which nothing here can be told."""
    from pawc_planner.i18n import translation_file

    assert translation_file("th") is not None, "compile the translations first: make i18n"


@pytest.fixture(scope="module")
def site(qgis_app, tmp_path_factory):
    return filled_site(tmp_path_factory.mktemp("site") / "site.gpkg")


@pytest.fixture(scope="module")
def printed(site, tmp_path_factory):
    """Briefings by language, and a redacted one."""
    from pawc_planner.briefing.make import make_briefing

    folder = tmp_path_factory.mktemp("print")
    return {name: make_briefing(site, "", language, folder / f"{name}.pdf", redact=redact)
            for name, language, redact in (("en", "en", False), ("th", "th", False), ("lost", "en", True))}


def texts(path, page=None):
    """Text of a page (from 1), spaces and line breaks left out, because they hang on the fonts that are installed."""
    pages = [] if page is None else ["-f", str(page), "-l", str(page)]
    done = subprocess.run(["pdftotext", "-raw", *pages, str(path), "-"], check=True, capture_output=True)
    return re.sub(r"\s", "", done.stdout.decode())


@needs_poppler
def test_every_page_stands_alone(printed):
    report = printed["en"]
    for page in range(1, report.pages + 1):
        shown = texts(report.path, page)
        assert NOTICE.replace(" ", "") in shown
        assert f"page{page}of{report.pages}" in shown
        assert "datumWGS84" in shown and "UTMzone47N" in shown
        assert "3Feb2026–28Feb2026" in shown


def test_file_is_small_enough_to_send_and_print(printed):
    """Hatching cell by cell made it fifty times as large."""
    assert printed["th"].path.stat().st_size < 2_000_000


@needs_poppler
def test_thai_page_speaks_thai_in_the_buddhist_era(printed):
    shown = texts(printed["th"].path, 1)
    assert "2569" in shown and "2026–" not in shown
    assert "KeyNumbers" not in shown and "Patrolplan" not in shown


@needs_poppler
@pytest.mark.parametrize("page", [1, 2, 3])
def test_texts_of_the_pages_are_as_stored(printed, page):
    stored = (GOLDEN / f"briefing_en_{page}.txt").read_text(encoding="utf-8")
    assert sorted(texts(printed["en"].path, page)) == sorted(stored.strip())
    for word in re.findall(r"[A-Za-z]{6,}|\d{6,}", stored):
        assert word in texts(printed["en"].path, page)


@pytest.mark.parametrize("page", [1, 2, 3])
def test_pages_look_as_stored(printed, page, tmp_path):
    """Compared coarsely, in 5 mm squares of grey: fonts differ between machines, maps and tables may not move."""
    image = pytest.importorskip("PIL.Image")
    np = pytest.importorskip("numpy")
    subprocess.run(["pdftoppm", "-r", "40", "-gray", "-png", "-f", str(page), "-l", str(page), "-singlefile",
                    str(printed["en"].path), str(tmp_path / "page")], check=True)
    size = (42, 59)
    fresh, stored = (np.asarray(image.open(p).convert("L").resize(size, image.BOX), float)
                     for p in (tmp_path / "page.png", GOLDEN / f"briefing_en_{page}.png"))
    assert np.abs(fresh - stored).mean() < 6
    assert (np.abs(fresh - stored) > 60).mean() < 0.02


@needs_poppler
def test_redacted_sheets_tell_no_camera_site(printed, site):
    from pawc_planner.briefing.reading import read_contents

    stops = [s for team in read_contents(site).teams for s in team.stops if s.kind == "camera"]
    sheets = "".join(texts(printed["lost"].path, page) for page in range(3, printed["lost"].pages))
    open_sheets = "".join(texts(printed["en"].path, page) for page in range(3, printed["en"].pages))
    assert len(stops) == 12
    for stop in stops:
        assert stop.name in open_sheets and stop.name not in sheets
        assert f"{stop.place.lat:.5f}" not in sheets
    assert "3stopsarenotonthissheet" in sheets and "Stumps" not in sheets


def test_numbers_come_from_the_data_period_and_the_cycle_before(site):
    from pawc_planner.briefing.reading import read_contents

    contents = read_contents(site)
    with SiteStore.open(site) as store:
        km = store.read("leg_days")["clean_km"].sum()
    assert contents.numbers[0].value.facts == {"km": f"{km:,.0f}", "patrols": "40"}
    assert contents.numbers[1].before is not None
    assert contents.cycle == CYCLE
    assert read_contents(site, f"{BEFORE.start}_{BEFORE.end}").teams == ()


def test_eastings_belong_to_the_printed_zone(site):
    from pyproj import Transformer

    from pawc_planner.briefing.reading import read_contents

    contents = read_contents(site)
    assert contents.grid.zone == "47N"
    stop = contents.teams[0].stops[0].place
    east, north = Transformer.from_crs(4326, 32647, always_xy=True).transform(stop.lon, stop.lat)
    assert (east, north) == pytest.approx((stop.easting, stop.northing), abs=0.01)


@pytest.mark.parametrize(("crs", "zone"), [("EPSG:24047", "47N"), ("EPSG:3395", "48N"), ("EPSG:32748", "48S")])
def test_other_site_crs_prints_wgs84_utm(crs, zone):
    from pyproj import Transformer

    from pawc_planner.briefing.coordinates import print_grid

    lat = -14.0 if zone.endswith("S") else 14.0
    x, y = Transformer.from_crs(4326, crs, always_xy=True).transform(101.9 if zone == "47N" else 102.4, lat)
    grid = print_grid(crs, x, y)
    assert grid.zone == zone and grid.name.startswith("WGS 84 / UTM")


def test_words_do_not_follow_the_language_of_the_screen():
    from pawc_planner.briefing.words import Words

    assert Words("en", "BE").day(date(2026, 2, 3)) == "3 Feb 2026"
    assert Words("th", "BE").day(date(2026, 2, 3)) == "3 ก.พ. 2569"
    assert Words("th", "CE").day(date(2026, 2, 3)) == "3 ก.พ. 2026"
    assert Words("th")("Roads") == "ถนน" and Words("en")("Roads") == "Roads"
    assert Words("th").sentence(Sentence("Until {end}", {"end": "2025-12-31"})) == "Until 31 ธ.ค. 2568"


def test_unknown_language_and_folder_are_named(site, tmp_path):
    from pawc_planner.briefing.errors import LanguageMissingError, PrintFailedError
    from pawc_planner.briefing.make import make_briefing

    with pytest.raises(LanguageMissingError, match="xx"):
        make_briefing(site, "", "xx", tmp_path / "a.pdf")
    with pytest.raises(PrintFailedError, match="nowhere"):
        make_briefing(site, "", "en", tmp_path / "nowhere" / "a.pdf")
    assert list(tmp_path.iterdir()) == []


def test_cancel_leaves_the_old_file(site, tmp_path):
    from qgis.core import QgsFeedback

    from pawc_planner.base.errors import Cancelled
    from pawc_planner.briefing.make import make_briefing

    old = tmp_path / "plan.pdf"
    old.write_bytes(b"old")
    feedback = QgsFeedback()
    feedback.cancel()
    with pytest.raises(Cancelled):
        make_briefing(site, "", "en", old, feedback=feedback)
    assert old.read_bytes() == b"old" and len(list(tmp_path.iterdir())) == 1


def test_it_prints_from_a_background_task(site, tmp_path, qgis_app):
    from qgis.core import QgsApplication, QgsTask

    from pawc_planner.briefing.make import make_briefing

    class Printing(QgsTask):
        outcome = None

        def run(self):
            try:
                self.outcome = make_briefing(site, "", "th", tmp_path / "task.pdf", feedback=None)
            except Exception as error:
                self.outcome = error
            return True

    task = Printing("print")
    QgsApplication.taskManager().addTask(task)
    task.waitForFinished(60000)
    assert getattr(task.outcome, "pages", task.outcome) == 11
    assert (tmp_path / "task.pdf").stat().st_size > 20000


def test_site_without_a_plan_prints_what_is_known(qgis_app, tmp_path):
    from pawc_planner.briefing.make import make_briefing

    site = filled_site(tmp_path / "site.gpkg")
    report = make_briefing(site, f"{BEFORE.start}_{BEFORE.end}", "en", tmp_path / "early.pdf")
    assert report.pages == 2


def test_thai_text_is_wrapped_without_spaces_and_nothing_is_lost(qgis_app):
    from pawc_planner.bridge.fonts import width_mm
    from pawc_planner.briefing.items import wrap

    text = "ช่องยิ่งเข้มยิ่งน่าจะมีสิ่งที่เรายังไม่พบมีโอกาสพบภัยคุกคามแต่ลาดตระเวนน้อยหรือนานแล้ว" * 3
    lines = wrap(text, 60, 9)
    assert len(lines) > 3 and "".join(lines) == text
    assert max(width_mm(line, 9) for line in lines) <= 60


def test_finds_are_counted_as_the_analysis_counts_them_where_none_is_a_threat(tmp_path):
    from pawc_planner.briefing.reading import read_contents

    path = filled_site(tmp_path / "site.gpkg")
    with SiteStore.open(path, write=True) as store, store.transaction() as writer:
        rows = store.read("observations")
        for fid in rows["fid"]:
            writer.update("observations", int(fid), {"is_threat": False})
    shown = {str(number.label): str(number.value) for number in read_contents(path).numbers}
    assert "Threats found" not in shown and int(shown["Finds"].replace(",", "")) > 0
