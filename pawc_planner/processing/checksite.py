"""Algorithm ``checksite``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from qgis.core import QgsProcessingFeedback, QgsProcessingParameterDefinition

from ..base.words import QT_TRANSLATE_NOOP, Sentence
from . import parameters
from .algorithm import SITE, PawcAlgorithm, Result, tell
from .inputs import Inputs


class CheckSite(PawcAlgorithm):
    """Is the site database sound?"""

    ID = "checksite"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Check site")
    GROUP = SITE
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Checks the site database: damage, missing tables, rows without their patrol, missing rasters, places outside "
        "the world, and import counts that do not add up. Of a sound site it also says what analyses need and it has "
        "not: sectors, a whole year, times, the days of cameras. It changes nothing.",
    )
    RESULTS = (Result("FAULTS", QT_TRANSLATE_NOOP("PawcPlanner", "Faults found")),)

    def parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site."""
        return (parameters.site(),)

    def run_step(self, inputs: Inputs, feedback: QgsProcessingFeedback) -> Mapping[str, Any]:
        """Check and tell."""
        from ..site.lacking import what_lacks
        from ..site.store import SiteStore

        with SiteStore.open(inputs.site()) as store:
            faults = store.check()
            lacks = () if faults else what_lacks(store)
        for fault in faults:
            feedback.pushWarning(fault)
        sound = Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "The site database is sound."))
        return {"FAULTS": len(faults), "SUMMARY": "\n".join(faults) or tell((sound, *lacks), feedback)}
