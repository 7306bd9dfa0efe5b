"""Algorithm ``responsegap``."""

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


class ResponseGap(StepAlgorithm):
    """Response gap."""

    ID = "responsegap"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Response gap")
    GROUP = ANALYSIS
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Which likely intrusions no team could meet before they are at their target: walking and driving times "
        "from today's stations against the time that intruders need. Per cell how many of those that pass it "
        "would be too late to meet, per station what its teams reach, and how much is lost with every minute "
        "between alarm and departure.",
    )
    RESULTS = (
        Result("REACHABLE_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Likely intrusion that a team meets in time, %")),
        Result("OUT_OF_REACH_PERCENT", QT_TRANSLATE_NOOP(
            "PawcPlanner", "Out of reach even when a team leaves at once, %")),
        Result("MEDIAN_MARGIN_MINUTES", QT_TRANSLATE_NOOP(
            "PawcPlanner", "Minutes to spare, in the middle of all intrusions")),
    )
    LAYERS = (
        LayerOutput("OUTPUT", QT_TRANSLATE_NOOP("PawcPlanner", "Response per cell")),
        LayerOutput("STATIONS", QT_TRANSLATE_NOOP("PawcPlanner", "Reach of the stations"), geometry=""),
    )
    CHARTS = True

    def step_parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site, period, category, delay, vehicles."""
        delay = translate("PawcPlanner", "Minutes from the alarm to the departure of a team")
        vehicles = translate("PawcPlanner", "Teams may drive on roads")
        return (
            parameters.site(), *parameters.period(), parameters.category(),
            parameters.number("DELAY", delay, 15.0, 0.0, 1440.0),
            QgsProcessingParameterBoolean("VEHICLES", vehicles, True),
        )

    def compute(self, store: SiteStore, inputs: Inputs, progress: Progress) -> StepResult:
        """Call the step."""
        from ..site.steps.response_gap import response_gap

        return response_gap(
            store, inputs.period(store), inputs.text("CATEGORY"), inputs.number("DELAY"), inputs.yes("VEHICLES"),
            progress)
