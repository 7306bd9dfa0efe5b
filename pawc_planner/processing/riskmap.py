"""Algorithm ``riskmap``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingParameterDefinition, QgsProcessingParameterFolderDestination

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

PERIODS = ("month", "quarter", "half-year")


class RiskMap(StepAlgorithm):
    """Where a threat is likely, told apart from where patrols look, and how sure that is."""

    ID = "riskmap"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Risk map")
    GROUP = ANALYSIS
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Where a threat is likely in the period to come, learnt from finds, effort and the ground (distances to "
        "the border, roads, trails, rivers, villages, stations and the boundary; terrain; land cover; season). "
        "That nothing was found counts the less, the less was walked. The layer gives the risk as a multiple of "
        "the mean of the site, the range in which it lies two times in three, and the chance of a find by a patrol "
        "of 5 km in the cell. With too few finds it shows smoothed finds per km and says so. A folder, if given, "
        "takes the model (model.json) and its maps (maps.npz) for other programs.",
    )
    RESULTS = (
        Result("METHOD", QT_TRANSLATE_NOOP("PawcPlanner", "Method"), is_text=True),
        Result("SEASON", QT_TRANSLATE_NOOP("PawcPlanner", "Season of the map"), is_text=True),
        Result("LOOKS", QT_TRANSLATE_NOOP("PawcPlanner", "Visits to cells that it was learnt from")),
        Result("POSITIVES", QT_TRANSLATE_NOOP("PawcPlanner", "Visits with a find")),
        Result("UNKNOWN", QT_TRANSLATE_NOOP("PawcPlanner", "Cells nobody visited")),
        Result("IDENTIFIED", QT_TRANSLATE_NOOP("PawcPlanner", "Detection told by the data (1) or assumed (0)")),
        Result("DETECTION_PER_KM", QT_TRANSLATE_NOOP("PawcPlanner", "Detection per km")),
        Result("AUC", QT_TRANSLATE_NOOP("PawcPlanner", "Share of pairs ranked right on unseen ground")),
        Result("CALIBRATION_ERROR", QT_TRANSLATE_NOOP("PawcPlanner", "Calibration error on unseen ground")),
    )
    LAYERS = (
        LayerOutput("OUTPUT", QT_TRANSLATE_NOOP("PawcPlanner", "Risk per cell")),
        LayerOutput("FACTORS", QT_TRANSLATE_NOOP("PawcPlanner", "What each factor does"), geometry=""),
        LayerOutput("VALIDATION", QT_TRANSLATE_NOOP("PawcPlanner", "How far the map can be trusted"), geometry=""),
    )
    CHARTS = True

    def step_parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site, period, category, length of the periods, season of the map, and where to keep the model."""
        length = translate("PawcPlanner", "Length of the periods told apart")
        season = translate("PawcPlanner", "Season to map, by its name (empty: the one that follows the data)")
        folder = translate("PawcPlanner", "Folder for the model and its maps")
        return (
            parameters.site(), *parameters.period(), parameters.category(), parameters.text("SEASON_TO_MAP", season),
            parameters.advanced(parameters.words("LENGTH", length, PERIODS, PERIODS[0])), parameters.seed(),
            QgsProcessingParameterFolderDestination("MODEL_FOLDER", folder, optional=True, createByDefault=False),
        )

    def compute(self, store: SiteStore, inputs: Inputs, progress: Progress) -> StepResult:
        """Call the step; keep the model where that was asked for."""
        from ..site.steps.risk import risk_map

        return risk_map(
            store, inputs.period(store), inputs.text("CATEGORY"), inputs.choice("LENGTH"),
            inputs.text("SEASON_TO_MAP").strip(), inputs.whole("SEED"), inputs.new_path("MODEL_FOLDER"), progress,
        )
