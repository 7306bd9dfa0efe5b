"""Algorithm ``gapanalysis``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingParameterDefinition

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


class GapAnalysis(StepAlgorithm):
    """Where threats are likely and nobody looked lately."""

    ID = "gapanalysis"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Patrol gaps")
    GROUP = ANALYSIS
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Scores every cell by the threat expected there that patrols have not seen: relative risk x what recent effort "
        "would have missed x what is at stake. Days since the last visit stand beside it. Rank 1 is the largest gap. "
        "Beside the patrol gap stand the camera gap (likely intrusion that no standing camera with signal sees) and the"
        " response gap (intrusion that no team could meet in time), and for each sector its share of the whole gap.",
    )
    RESULTS = (
        Result("UNKNOWN", QT_TRANSLATE_NOOP("PawcPlanner", "Cells nobody visited")),
        Result("NOT_VISITED_90_DAYS", QT_TRANSLATE_NOOP("PawcPlanner", "Cells not visited for 90 days")),
        Result("TOP_GAP_CELL", QT_TRANSLATE_NOOP("PawcPlanner", "Cell with the largest gap")),
        Result("TOP_GAP_X", QT_TRANSLATE_NOOP("PawcPlanner", "Its easting")),
        Result("TOP_GAP_Y", QT_TRANSLATE_NOOP("PawcPlanner", "Its northing")),
        Result("CAMERA_GAP_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Likely intrusion that no camera sees, %")),
        Result("RESPONSE_GAP_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Likely intrusion met too late, %")),
    )
    LAYERS = (
        LayerOutput("OUTPUT", QT_TRANSLATE_NOOP("PawcPlanner", "Gap per cell")),
        LayerOutput("SECTORS", QT_TRANSLATE_NOOP("PawcPlanner", "Gaps of the sectors"), geometry=""),
    )

    def step_parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site, period, category, what is at stake."""
        weight = translate("PawcPlanner", "How many times more is at stake where rosewood stands")
        return (
            parameters.site(), *parameters.period(), parameters.category(),
            parameters.advanced(parameters.number("VALUE_WEIGHT", weight, 2.0, 0.0, 100.0)),
        )

    def compute(self, store: SiteStore, inputs: Inputs, progress: Progress) -> StepResult:
        """Call the step."""
        from ..site.steps.gap_analysis import gap_analysis

        return gap_analysis(
            store, inputs.period(store), inputs.text("CATEGORY"), inputs.number("VALUE_WEIGHT"), progress)
