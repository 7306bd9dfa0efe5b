"""Algorithm ``hotspots``."""

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


class Hotspots(StepAlgorithm):
    """Where more was found than effort explains."""

    ID = "hotspots"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Hotspots")
    GROUP = ANALYSIS
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Cells where clearly more, or clearly less, was found than the effort explains: Getis-Ord Gi* on "
        "encounter rates with control of false discoveries, and the kernel density of finds and of finds per "
        "effort. Finds of one patrol on one day within 500 m of each other count once in the test. Cells nobody "
        "visited are unknown, never cold. Cameras have an effort of their own, camera-days; reports have none.",
    )
    RESULTS = (
        Result("HOT", QT_TRANSLATE_NOOP("PawcPlanner", "Hot cells")),
        Result("COLD", QT_TRANSLATE_NOOP("PawcPlanner", "Cold cells")),
        Result("UNKNOWN", QT_TRANSLATE_NOOP("PawcPlanner", "Cells nobody visited")),
        Result("FINDS", QT_TRANSLATE_NOOP("PawcPlanner", "Finds")),
        Result("PARTIES", QT_TRANSLATE_NOOP("PawcPlanner", "Finds that count in the test")),
        Result("BANDWIDTH_M", QT_TRANSLATE_NOOP("PawcPlanner", "Bandwidth of the density, metres")),
    )
    LAYERS = (LayerOutput("OUTPUT", QT_TRANSLATE_NOOP("PawcPlanner", "Hotspots per cell")),)

    def step_parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site, period, category, source, and how strict and how smooth."""
        fdr = translate("PawcPlanner", "Share of false discoveries tolerated")
        bandwidth = translate("PawcPlanner", "Bandwidth of the density in metres (0: chosen by cross-validation)")
        adaptive = translate("PawcPlanner", "Narrower kernels where there are many finds")
        return (
            parameters.site(), *parameters.period(), parameters.category(), parameters.source(),
            parameters.advanced(parameters.number("FDR", fdr, 0.05, 0.001, 0.5)),
            parameters.advanced(parameters.number("BANDWIDTH", bandwidth, 0.0, 0.0, 100_000.0)),
            parameters.advanced(QgsProcessingParameterBoolean("ADAPTIVE", adaptive, False)),
        )

    def compute(self, store: SiteStore, inputs: Inputs, progress: Progress) -> StepResult:
        """Call the step."""
        from ..site.steps.hotspots import hotspots

        return hotspots(
            store, inputs.period(store), inputs.text("CATEGORY"), inputs.number("FDR"), inputs.number("BANDWIDTH"),
            inputs.choice("SOURCE"), inputs.yes("ADAPTIVE"), progress,
        )
