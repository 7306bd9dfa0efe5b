"""Algorithm ``patroleffort``."""

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

GROUPS = ("sector", "station", "team", "transport", "year", "month", "season", "light", "joint")


class PatrolEffort(StepAlgorithm):
    """Kilometres and hours per cell."""

    ID = "patroleffort"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Patrol effort")
    GROUP = ANALYSIS
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Exact kilometres and hours of patrol per planning cell. Fixes that several team members recorded of the same "
        "patrol count once; GPS spikes were taken out at import. The kilometres after repair stand beside those along "
        "all fixes as recorded and those that the source itself states. Movement and rest are told apart: who stays "
        "within 100 m for a quarter of an hour or more rests. A table gives the same by sector, station, team, "
        "transport, time, day or night and patrols with partners, in any combination; its kilometres and hours add up "
        "to the whole, its patrol-days count in every group that they entered.",
    )
    RESULTS = (
        Result("KM", QT_TRANSLATE_NOOP("PawcPlanner", "Kilometres inside the boundary")),
        Result("TOTAL_KM", QT_TRANSLATE_NOOP("PawcPlanner", "Kilometres inside and outside the boundary")),
        Result("RAW_KM", QT_TRANSLATE_NOOP("PawcPlanner", "Kilometres along all fixes as recorded")),
        Result("SOURCE_KM", QT_TRANSLATE_NOOP("PawcPlanner", "Kilometres as the source states them")),
        Result("HOURS", QT_TRANSLATE_NOOP("PawcPlanner", "Hours under way inside the boundary")),
        Result("MOVING_HOURS", QT_TRANSLATE_NOOP("PawcPlanner", "Hours on the move inside the boundary")),
        Result("REST_HOURS", QT_TRANSLATE_NOOP("PawcPlanner", "Hours at rest inside the boundary, nights in camp too")),
        Result("CAMP_HOURS", QT_TRANSLATE_NOOP(
            "PawcPlanner", "Of these in camp or at other rests between two tracks, not in the hours under way")),
        Result("SILENT_HOURS", QT_TRANSLATE_NOOP("PawcPlanner", "Hours without fixes, counted nowhere")),
        Result("NIGHT_KM", QT_TRANSLATE_NOOP("PawcPlanner", "Kilometres by night inside the boundary")),
        Result("NIGHT_SHARE", QT_TRANSLATE_NOOP(
            "PawcPlanner", "Share of the kilometres with known times that were by night, percent")),
        Result("LEG_DAYS", QT_TRANSLATE_NOOP("PawcPlanner", "Leg-days")),
        Result("JOINT_PATROL_DAYS", QT_TRANSLATE_NOOP("PawcPlanner", "Patrol-days with partners")),
        Result("PATROL_DAYS", QT_TRANSLATE_NOOP("PawcPlanner", "Patrol-days")),
        Result("PATROLS", QT_TRANSLATE_NOOP("PawcPlanner", "Patrols")),
        Result("START", QT_TRANSLATE_NOOP("PawcPlanner", "First day of the data used"), is_text=True),
        Result("END", QT_TRANSLATE_NOOP("PawcPlanner", "Last day of the data used"), is_text=True),
    )
    LAYERS = (
        LayerOutput("OUTPUT", QT_TRANSLATE_NOOP("PawcPlanner", "Effort per cell")),
        LayerOutput("TABLE", QT_TRANSLATE_NOOP("PawcPlanner", "Effort by group"), geometry="", shown=False),
    )
    CHARTS = True

    def step_parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site, period, transport, what the table is grouped by."""
        label = translate("PawcPlanner", "Table by (none: one row)")
        return (
            parameters.site(), *parameters.period(), parameters.transport(),
            parameters.several_words("GROUP_BY", label, GROUPS, ("sector",)),
        )

    def compute(self, store: SiteStore, inputs: Inputs, progress: Progress) -> StepResult:
        """Call the step."""
        from ..site.steps.effort import patrol_effort

        return patrol_effort(
            store, inputs.period(store), inputs.choice("TRANSPORT"), progress, inputs.choices("GROUP_BY"))
