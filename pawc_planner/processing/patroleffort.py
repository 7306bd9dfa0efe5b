"""Algorithm ``patroleffort``."""

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


class PatrolEffort(StepAlgorithm):
    """Kilometres and hours per cell."""

    ID = "patroleffort"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Patrol effort")
    GROUP = ANALYSIS
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Exact kilometres and hours of patrol per planning cell. Fixes that several team members recorded of the same "
        "patrol count once; GPS spikes were taken out at import. The kilometres after repair stand beside those along "
        "all fixes as recorded and those that the source itself states.",
    )
    RESULTS = (
        Result("KM", QT_TRANSLATE_NOOP("PawcPlanner", "Kilometres inside the boundary")),
        Result("TOTAL_KM", QT_TRANSLATE_NOOP("PawcPlanner", "Kilometres inside and outside the boundary")),
        Result("RAW_KM", QT_TRANSLATE_NOOP("PawcPlanner", "Kilometres along all fixes as recorded")),
        Result("SOURCE_KM", QT_TRANSLATE_NOOP("PawcPlanner", "Kilometres as the source states them")),
        Result("HOURS", QT_TRANSLATE_NOOP("PawcPlanner", "Hours under way inside the boundary")),
        Result("PATROL_DAYS", QT_TRANSLATE_NOOP("PawcPlanner", "Patrol-days")),
        Result("PATROLS", QT_TRANSLATE_NOOP("PawcPlanner", "Patrols")),
        Result("START", QT_TRANSLATE_NOOP("PawcPlanner", "First day of the data used"), is_text=True),
        Result("END", QT_TRANSLATE_NOOP("PawcPlanner", "Last day of the data used"), is_text=True),
    )
    LAYERS = (LayerOutput("OUTPUT", QT_TRANSLATE_NOOP("PawcPlanner", "Effort per cell")),)

    def step_parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site, period, transport."""
        return (parameters.site(), *parameters.period(), parameters.transport())

    def compute(self, store: SiteStore, inputs: Inputs, progress: Progress) -> StepResult:
        """Call the step."""
        from ..site.steps.effort import patrol_effort

        return patrol_effort(store, inputs.period(store), inputs.choice("TRANSPORT"), progress=progress)
