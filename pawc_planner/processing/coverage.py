"""Algorithm ``coverage``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingParameterDefinition

from ..base.progress import Progress
from ..base.words import QT_TRANSLATE_NOOP
from . import parameters
from .algorithm import ANALYSIS, Result
from .inputs import Inputs
from .step import LayerOutput, StepAlgorithm

if TYPE_CHECKING:
    from ..site.steps.result import StepResult
    from ..site.store import SiteStore


class Coverage(StepAlgorithm):
    """Share of the site that patrols visited."""

    ID = "coverage"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Patrol coverage")
    GROUP = ANALYSIS
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Share of the site that patrols covered, three ways: by planning cells entered, by 5 x 5 sub-cells entered, "
        "and by the strip that can be seen from the track. Compared with the target of the year, and by sector.",
    )
    RESULTS = (
        Result("CELLS_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Coverage by cells, percent")),
        Result("SUBCELLS_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Coverage by sub-cells, percent")),
        Result("SWATH_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Coverage by visible strip, percent")),
        Result("TARGET_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Target, percent")),
        Result("KM", QT_TRANSLATE_NOOP("PawcPlanner", "Kilometres inside the boundary")),
    )
    LAYERS = (
        LayerOutput("OUTPUT", QT_TRANSLATE_NOOP("PawcPlanner", "Coverage per cell")),
        LayerOutput("SECTORS", QT_TRANSLATE_NOOP("PawcPlanner", "Coverage per sector"), shown=False),
    )

    def step_parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site and period."""
        return (parameters.site(), *parameters.period())

    def compute(self, store: SiteStore, inputs: Inputs, progress: Progress) -> StepResult:
        """Call the step."""
        from ..site.steps.coverage import coverage

        return coverage(store, inputs.period(store), progress=progress)
