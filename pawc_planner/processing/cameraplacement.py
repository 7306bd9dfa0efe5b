"""Algorithm ``cameraplacement``."""

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


class CameraPlacement(StepAlgorithm):
    """Proposed camera sites for the next cycle."""

    ID = "cameraplacement"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Camera placement")
    GROUP = PLANNING
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Chooses the sites that catch the most of those intruders whom a team can still reach before they reach the "
        "tree: where there is cell signal, on the likely ways in. Cameras that stand today count. The answer is "
        "optimal, or the most that is possible stands beside it.",
    )
    RESULTS = (
        Result("CAUGHT_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Interceptable intrusion caught, percent")),
        Result("CAUGHT_BEFORE_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "The same with today's cameras, percent")),
        Result("BOUND_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Most that is possible, percent")),
        Result("PROVEN", QT_TRANSLATE_NOOP("PawcPlanner", "1 when proven optimal")),
    )
    LAYERS = (
        LayerOutput("OUTPUT", QT_TRANSLATE_NOOP("PawcPlanner", "Proposed cameras"), "Point"),
        LayerOutput("CORRIDORS", QT_TRANSLATE_NOOP("PawcPlanner", "Likely ways in"), "LineString"),
    )

    def step_parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site, data, cycle, cameras."""
        return (
            parameters.site(), *parameters.period(), *parameters.cycle(), parameters.cameras(), parameters.seed(),
        )

    def compute(self, store: SiteStore, inputs: Inputs, progress: Progress) -> StepResult:
        """Call the step."""
        from ..site.steps.cameras import camera_placement

        period = inputs.period(store)
        return camera_placement(
            store, period, inputs.cycle(store, period), cameras=inputs.whole("CAMERAS"), seed=inputs.whole("SEED"),
            progress=progress,
        )
