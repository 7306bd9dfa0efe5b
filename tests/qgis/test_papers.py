"""From a stored plan to its papers: all of them or none, and a sentence that says what is kept."""

from __future__ import annotations

import pytest

from .filled_site import filled_site
from .running import failure, run

CYCLE = "2026-02-01_2026-02-28"


@pytest.fixture(scope="module")
def site(qgis_app, tmp_path_factory):
    return filled_site(tmp_path_factory.mktemp("filled") / "site.gpkg")


def latest(site):
    from pawc_planner.site.cycles import latest
    from pawc_planner.site.store import SiteStore

    with SiteStore.open(site) as store:
        return latest(store)


def papers(site, folder, feedback=None, languages=("en",)):
    """Make the papers as plancycle does once the plan is stored."""
    from qgis.core import QgsProcessingFeedback, QgsProcessingMultiStepFeedback

    from pawc_planner.processing.folder import complete_folder
    from pawc_planner.processing.plancycle import make_papers

    feedback = feedback or QgsProcessingFeedback(False)
    stages = QgsProcessingMultiStepFeedback(10, feedback)
    with complete_folder(folder) as files:
        return make_papers(files, site, latest(site), languages, stages)


@pytest.mark.parametrize("language", ["en", "th"])
def test_briefing_is_printed(provider, site, tmp_path, language):
    outputs = run("briefing", SITE=str(site), LANGUAGE=language, OUTPUT=str(tmp_path / "briefing.pdf"))
    assert outputs["PAGES"] >= 4
    assert (tmp_path / "briefing.pdf").read_bytes().startswith(b"%PDF")
    assert [path.name for path in tmp_path.iterdir()] == ["briefing.pdf"]


def test_unknown_cycle_lists_those_there_are(provider, site, tmp_path):
    sentence = failure("briefing", SITE=str(site), CYCLE="2001-01-01_2001-01-31", OUTPUT=str(tmp_path / "b.pdf"))
    assert "2001-01-01" in sentence and latest(site) in sentence


def test_project_opens_from_where_it_was_moved_to(provider, site, tmp_path):
    """It is written under a passing name; its relative paths must hold under the final one."""
    from qgis.core import QgsProject

    outputs = papers(site, tmp_path / "plan")
    assert sorted(path.name for path in (tmp_path / "plan").iterdir()) == sorted(
        [f"plan_{latest(site)}.qgz", f"briefing_{latest(site)}_en.pdf"]
    )
    project = QgsProject()
    assert project.read(outputs["PROJECT"])
    layers = project.mapLayers().values()
    assert len(layers) > 5 and all(layer.isValid() for layer in layers)
    project.clear()


def test_cancel_while_printing_leaves_no_paper(provider, site, tmp_path):
    from qgis.core import QgsProcessingFeedback

    from pawc_planner.base.errors import Cancelled

    feedback = QgsProcessingFeedback(False)
    feedback.progressChanged.connect(lambda percent: feedback.cancel() if percent > 75 else None)
    with pytest.raises(Cancelled):
        papers(site, tmp_path / "plan", feedback)
    assert not (tmp_path / "plan").exists()


def test_failure_after_the_plan_says_that_the_plan_is_kept(qgis_app):
    from qgis.core import QgsProcessingFeedback

    from pawc_planner.base.errors import Cancelled, NoDataError
    from pawc_planner.bridge.messages import message
    from pawc_planner.processing.plancycle import papers_error

    feedback = QgsProcessingFeedback(False)
    said = message(papers_error(CYCLE, NoDataError(what="no font", remedy="Install one."), feedback))
    assert CYCLE in said and "stored" in said and "Install one." in said
    assert "stored" in message(papers_error(CYCLE, Cancelled(), feedback))
    assert "disk" in message(papers_error(CYCLE, OSError("disk full"), feedback))
    assert "Traceback" not in message(papers_error(CYCLE, OSError("disk full"), feedback))
