"""Algorithm ``spatialscan``."""

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


class SpatialScan(StepAlgorithm):
    """Clusters of finds that the effort does not explain."""

    ID = "spatialscan"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Clusters by scan statistic")
    GROUP = ANALYSIS
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Circles and ellipses in which clearly more was found than their share of the effort explains (Kulldorff's "
        "scan statistic). Every place is tried as a middle with every size; the chance of so strong a cluster anywhere "
        "is found by spreading the finds over the effort at random, so that looking at many places makes no false "
        "alarm. Ellipses must be clearly stronger than circles. Cells without effort take no part: they are unknown, "
        "not safe.",
    )
    RESULTS = (
        Result("CLUSTERS", QT_TRANSLATE_NOOP("PawcPlanner", "Clusters shown at the 5 % level")),
        Result("FINDS", QT_TRANSLATE_NOOP("PawcPlanner", "Finds")),
        Result("CLUSTER_FINDS", QT_TRANSLATE_NOOP("PawcPlanner", "Finds in the strongest window")),
        Result("CLUSTER_EXPECTED", QT_TRANSLATE_NOOP("PawcPlanner", "Finds there that the effort explains")),
        Result("RELATIVE_RISK", QT_TRANSLATE_NOOP("PawcPlanner", "Finds per effort there over those elsewhere")),
        Result("P", QT_TRANSLATE_NOOP("PawcPlanner", "p of the strongest window")),
    )
    LAYERS = (LayerOutput("OUTPUT", QT_TRANSLATE_NOOP("PawcPlanner", "Clusters of finds")),)

    def step_parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site, period, category, source, and which windows are tried."""
        share = translate("PawcPlanner", "Largest share of the effort in a cluster, percent")
        windows = translate("PawcPlanner", "Circles alone, or ellipses too")
        side = translate("PawcPlanner", "More than the effort explains (high), less (low), or both")
        draws = translate("PawcPlanner", "Draws by chance")
        return (
            parameters.site(), *parameters.period(), parameters.category(), parameters.source(),
            parameters.number("MAX_PERCENT", share, 10.0, 0.1, 100.0),
            parameters.words("WINDOWS", windows, ("circles", "ellipses"), "ellipses"),
            parameters.advanced(parameters.words("SIDE", side, ("high", "low", "both"), "high")),
            parameters.advanced(parameters.number("PERMUTATIONS", draws, 999, 19, 100_000, whole=True)),
            parameters.seed(),
        )

    def compute(self, store: SiteStore, inputs: Inputs, progress: Progress) -> StepResult:
        """Call the step."""
        from ..site.steps.scan import scan

        return scan(
            store, inputs.period(store), inputs.text("CATEGORY"), inputs.choice("SOURCE"),
            inputs.number("MAX_PERCENT"), inputs.choice("WINDOWS"), inputs.choice("SIDE"),
            inputs.whole("PERMUTATIONS"), inputs.whole("SEED"), progress,
        )
