"""The page of what is likely: maps of risk and of how sure it is, and the charts that say how far to trust them."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from pawc_planner.base.series import Series
from pawc_planner.base.words import Sentence
from pawc_planner.site.series import write_series
from pawc_planner.site.store import SiteStore

from .filled_site import CYCLE, filled_site

PAGE = 3
HITS = Series(
    ("Risk", "Random"), (38.0, 10.0), "% of finds", (30.0, 8.0), (46.0, 12.0), "hits_by_map",
    Sentence("Finds caught in a tenth of the park"), Sentence("The risk map caught {share} % of {finds} finds.",
                                                              {"share": 38, "finds": 214}))
COST = Series(("60 %", "80 %"), (120.0, 410.0), "km", name="coverage_cost", title=Sentence("Kilometres to a target"),
              summary=Sentence("{km} km to reach 80 %.", {"km": 410}))
ELSEWHERE = Series(("a",), (1.0,), "km", name="not_for_paper")

needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")


@pytest.fixture(scope="module")
def site(qgis_app, tmp_path_factory):
    path = filled_site(tmp_path_factory.mktemp("site") / "site.gpkg", risk=True)
    with SiteStore.open(path, write=True) as store, store.transaction() as writer:
        write_series(writer, f"{CYCLE.start}_{CYCLE.end}", (COST, ELSEWHERE, HITS))
    return path


def text_of(path, page):
    done = subprocess.run(["pdftotext", "-raw", "-f", str(page), "-l", str(page), str(path), "-"], check=True,
                          capture_output=True)
    return re.sub(r"\s", "", done.stdout.decode().replace("ﬁ", "fi").replace("ﬂ", "fl"))


@needs_poppler
def test_maps_keys_and_charts_stand_on_one_page_each_with_its_sentence(site, tmp_path):
    from pawc_planner.briefing.make import make_briefing

    shown = text_of(make_briefing(site, "", "en", tmp_path / "en.pdf").path, PAGE)
    for words in ("What is likely, how sure, and where we do not know", "For the commander only",
                  "1 – 2 times the mean", "Not visited: unknown", "known within a factor of 3",
                  "little more than a guess", "The risk map caught 38 % of 214 finds.", "410 km to reach 80 %."):
        assert words.replace(" ", "") in shown
    assert shown.index("Findscaught") < shown.index("Kilometrestoatarget"), "in the order of the page"
    assert "not_for_paper" not in shown


@needs_poppler
def test_the_page_is_thai_for_a_thai_reader(site, tmp_path):
    from pawc_planner.briefing.make import make_briefing

    shown = text_of(make_briefing(site, "", "th", tmp_path / "th.pdf").path, PAGE)
    assert "แทบเป็นการเดา" in shown and "Twotimes" not in shown and "timesthemean" not in shown


def test_the_two_maps_show_risk_and_its_classes(site):
    from pawc_planner.bridge.layers import site_layers

    risk, unsure = site_layers(site, keys=("risk", "unsure"))
    assert risk.featureCount() == unsure.featureCount() > 1000
    classes = [rule.filterExpression() for rule in unsure.renderer().embeddedRenderer().rootRule().children()]
    counts = [sum(1 for _ in unsure.getFeatures(expression)) for expression in classes]
    with SiteStore.open(site) as store:
        cells = store.read("cell_results", "cycle_id = ?", (f"{CYCLE.start}_{CYCLE.end}",))
    well, little, never = cells.km > 5, (cells.km > 0) & (cells.km <= 5), cells.km == 0
    assert counts == [well.sum(), little.sum(), never.sum()]
    assert sum(counts) == len(cells)


def test_a_cycle_without_risk_has_no_such_page(tmp_path, qgis_app):
    from pawc_planner.briefing.make import make_briefing
    from pawc_planner.briefing.reading import read_contents

    bare = filled_site(tmp_path / "bare.gpkg")
    assert not read_contents(bare).has_risk
    assert make_briefing(bare, "", "en", tmp_path / "bare.pdf").pages == 11
