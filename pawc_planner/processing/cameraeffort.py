"""Algorithm ``cameraeffort``."""

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

GROUPS = ("camera", "cell", "sector", "month", "season", "year")


class CameraEffort(StepAlgorithm):
    """Camera-days and pictures per 100 of them."""

    ID = "cameraeffort"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Camera effort")
    GROUP = ANALYSIS
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Days on which cameras worked, and pictures of people per 100 of these camera-days with its interval; "
        "rangers are no suspects and are left out. A camera without a last day works until the last record, one "
        "that was lost or broken until its last picture. A camera without pictures on days when it worked saw nobody; "
        "where no camera stood nothing is known.",
    )
    RESULTS = (
        Result("CAMERAS", QT_TRANSLATE_NOOP("PawcPlanner", "Cameras that worked")),
        Result("CAMERA_DAYS", QT_TRANSLATE_NOOP("PawcPlanner", "Camera-days")),
        Result("PICTURES", QT_TRANSLATE_NOOP("PawcPlanner", "Pictures on these days")),
        Result("PEOPLE_PICTURES", QT_TRANSLATE_NOOP("PawcPlanner", "Pictures of people other than rangers")),
        Result("PEOPLE", QT_TRANSLATE_NOOP("PawcPlanner", "People on these pictures")),
        Result("RANGER_PICTURES", QT_TRANSLATE_NOOP("PawcPlanner", "Pictures of rangers")),
        Result("PEOPLE_RATE", QT_TRANSLATE_NOOP("PawcPlanner", "Pictures of people per 100 camera-days")),
        Result("PEOPLE_RATE_LOW", QT_TRANSLATE_NOOP("PawcPlanner", "Lower end of its interval")),
        Result("PEOPLE_RATE_HIGH", QT_TRANSLATE_NOOP("PawcPlanner", "Upper end of its interval")),
        Result("UNMATCHED", QT_TRANSLATE_NOOP("PawcPlanner", "Pictures on no known working day")),
        Result("START", QT_TRANSLATE_NOOP("PawcPlanner", "First day of the data used"), is_text=True),
        Result("END", QT_TRANSLATE_NOOP("PawcPlanner", "Last day of the data used"), is_text=True),
    )
    LAYERS = (
        LayerOutput("OUTPUT", QT_TRANSLATE_NOOP("PawcPlanner", "Cameras with their effort"), "Point"),
        LayerOutput("CAMERAS_TABLE", QT_TRANSLATE_NOOP("PawcPlanner", "Camera effort per camera"), "", shown=False),
        LayerOutput("MONTHS", QT_TRANSLATE_NOOP("PawcPlanner", "Camera effort per month"), "", shown=False),
        LayerOutput("TABLE", QT_TRANSLATE_NOOP("PawcPlanner", "Camera effort by group"), "", shown=False),
    )
    CHARTS = True

    def step_parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site, period, what the table is grouped by."""
        label = translate("PawcPlanner", "Table by (none: one row)")
        return (
            parameters.site(), *parameters.period(),
            parameters.several_words("GROUP_BY", label, GROUPS, ("sector", "year")),
        )

    def compute(self, store: SiteStore, inputs: Inputs, progress: Progress) -> StepResult:
        """Call the step."""
        from ..site.steps.camera_effort import camera_effort

        return camera_effort(store, inputs.period(store), inputs.choices("GROUP_BY"), progress)
