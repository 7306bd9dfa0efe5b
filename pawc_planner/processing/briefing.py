"""Algorithm ``briefing``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFileDestination,
)

from ..base.words import QT_TRANSLATE_NOOP, Sentence
from ..i18n import translate
from . import parameters
from .algorithm import PRINTING, PawcAlgorithm, Result, tell
from .inputs import Inputs


class Briefing(PawcAlgorithm):
    """The printed plan."""

    ID = "briefing"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Print briefing")
    GROUP = PRINTING
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Prints the plan of a cycle as an A4 PDF: overview, hotspots and gaps, one sheet per team with way-points to "
        "type into a GPS, and the cameras. CYCLE is the cycle's name (2025-02-01_2025-02-28); empty takes the latest. "
        "REDACT leaves stumps, camera sites and information reports off the team sheets.",
    )
    RESULTS = (Result("PAGES", QT_TRANSLATE_NOOP("PawcPlanner", "Pages")),)

    def parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site, cycle, language, file."""
        return (
            parameters.site(),
            parameters.text("CYCLE", translate("PawcPlanner", "Cycle (empty: the latest)")),
            parameters.language(),
            QgsProcessingParameterBoolean(
                "REDACT", translate("PawcPlanner", "Leave sensitive places off the team sheets"), False
            ),
            QgsProcessingParameterFileDestination("OUTPUT", translate("PawcPlanner", "Briefing"), "PDF (*.pdf)"),
        )

    def run_step(self, inputs: Inputs, feedback: QgsProcessingFeedback) -> Mapping[str, Any]:
        """Print."""
        from ..briefing.make import make_briefing

        site = inputs.site()
        languages = printed_languages(site, inputs.choice("LANGUAGE"))
        report = make_briefing(
            site, inputs.text("CYCLE"), languages[0], inputs.target("OUTPUT"), redact=inputs.yes("REDACT"),
            feedback=feedback,
        )
        said = Sentence(
            QT_TRANSLATE_NOOP("PawcPlanner", "Briefing of {pages} pages written to {path}."),
            {"pages": report.pages, "path": str(report.path)},
        )
        return {"OUTPUT": str(report.path), "PAGES": report.pages, "SUMMARY": tell((said,), feedback)}


def printed_languages(site: Path, chosen: str) -> tuple[str, ...]:
    """Return the languages to print: the chosen one, else those of the site that can be printed, else English."""
    from ..site.store import SiteStore

    with SiteStore.open(site) as store:
        spoken = store.info.languages
    return (chosen,) if chosen else tuple(code for code in spoken if code in ("th", "en")) or ("en",)
