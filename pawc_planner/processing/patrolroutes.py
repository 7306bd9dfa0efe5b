"""Algorithm ``patrolroutes``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingParameterDefinition

from ..base.progress import Progress
from ..base.words import QT_TRANSLATE_NOOP
from . import parameters
from .algorithm import PLANNING, Result
from .inputs import Inputs
from .step import LayerOutput, StepAlgorithm

if TYPE_CHECKING:
    from ..site.steps.result import StepResult
    from ..site.store import SiteStore


class PatrolRoutes(StepAlgorithm):
    """Proposed routes for the next cycle."""

    ID = "patrolroutes"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Patrol routes")
    GROUP = PLANNING
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Proposes routes for several teams and days from their stations, within the hours of a day, over real ground: "
        "travel time follows slope, land cover, roads, trails and rivers. Routes serve the largest gaps; the share "
        "they serve stands beside the most that any plan could. Nothing is stored in the site; Plan the next cycle "
        "does that.",
    )
    RESULTS = (
        Result("KM", QT_TRANSLATE_NOOP("PawcPlanner", "Kilometres of all routes")),
        Result("EXPECTED_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Share of the gaps that routes serve, percent")),
        Result("BOUND_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Most that any plan could serve, percent")),
        Result("TEAMS", QT_TRANSLATE_NOOP("PawcPlanner", "Teams")),
        Result("DAYS", QT_TRANSLATE_NOOP("PawcPlanner", "Days")),
    )
    LAYERS = (
        LayerOutput("OUTPUT", QT_TRANSLATE_NOOP("PawcPlanner", "Proposed routes"), "LineString"),
        LayerOutput("STOPS", QT_TRANSLATE_NOOP("PawcPlanner", "Way-points of the routes"), "Point"),
    )

    def step_parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site, data, cycle, teams."""
        return (
            parameters.site(), *parameters.period(), *parameters.cycle(), *parameters.patrols(),
            parameters.transport("foot"), parameters.seed(),
        )

    def compute(self, store: SiteStore, inputs: Inputs, progress: Progress) -> StepResult:
        """Call the step."""
        from ..site.steps.routes import patrol_routes

        period = inputs.period(store)
        return patrol_routes(
            store, period, inputs.cycle(store, period), teams=inputs.whole("TEAMS"), days=inputs.whole("DAYS"),
            hours_per_day=inputs.number("HOURS_PER_DAY"), seed=inputs.whole("SEED"),
            transport=inputs.choice("TRANSPORT"), progress=progress,
        )
