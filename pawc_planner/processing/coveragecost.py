"""Algorithm ``coveragecost``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingParameterBoolean, QgsProcessingParameterDefinition

from ..base.progress import Progress
from ..base.words import QT_TRANSLATE_NOOP
from ..i18n import translate
from . import parameters
from .algorithm import ANALYSIS, Result
from .inputs import Inputs
from .step import LayerOutput, StepAlgorithm

if TYPE_CHECKING:
    from ..site.steps.result import StepResult
    from ..site.store import SiteStore


class CoverageCost(StepAlgorithm):
    """Cost of coverage."""

    ID = "coveragecost"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Cost of coverage")
    GROUP = ANALYSIS
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "How many kilometres and patrol-days from today's stations it takes until 60, 70, 80 and 90 % of the site"
        " have been visited, with patrols that can be walked within their hours, and the kilometres below which "
        "no plan can do it.",
    )
    RESULTS = (
        Result("SHARE_NOW_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Visited already, %")),
        Result("KM_80", QT_TRANSLATE_NOOP("PawcPlanner", "Kilometres to 80 %")),
        Result("DAYS_80", QT_TRANSLATE_NOOP("PawcPlanner", "Patrol-days to 80 %")),
        Result("TOURS_80", QT_TRANSLATE_NOOP("PawcPlanner", "Patrols to 80 %")),
        Result("BOUND_KM_80", QT_TRANSLATE_NOOP("PawcPlanner", "Least kilometres of any plan to 80 %")),
        Result("MOST_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Most that can be reached, %")),
        Result("OUT_OF_REACH", QT_TRANSLATE_NOOP("PawcPlanner", "Cells out of reach")),
    )
    LAYERS = (
        LayerOutput("OUTPUT", QT_TRANSLATE_NOOP("PawcPlanner", "Patrol that visits each cell")),
        LayerOutput("TARGETS", QT_TRANSLATE_NOOP("PawcPlanner", "Cost of each target"), geometry=""),
        LayerOutput("TOURS", QT_TRANSLATE_NOOP("PawcPlanner", "Patrols in their order"), geometry=""),
    )
    CHARTS = True

    def step_parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site, period, hours, days, whether to start anew."""
        anew = translate("PawcPlanner", "Start from nothing visited")
        return (
            parameters.site(), *parameters.period(),
            parameters.number("HOURS_PER_DAY", translate("PawcPlanner", "Hours under way per day"), 8.0, 1.0, 24.0),
            parameters.number("DAYS", translate("PawcPlanner", "Days per patrol"), 5, 1, 30, whole=True),
            QgsProcessingParameterBoolean("ANEW", anew, True),
        )

    def compute(self, store: SiteStore, inputs: Inputs, progress: Progress) -> StepResult:
        """Call the step."""
        from ..site.steps.coverage_cost import coverage_cost

        return coverage_cost(
            store, inputs.period(store), inputs.number("HOURS_PER_DAY"), inputs.whole("DAYS"), inputs.yes("ANEW"),
            progress)
