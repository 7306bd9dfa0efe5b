"""Algorithm ``mapbacktest``."""

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


class MapBacktest(StepAlgorithm):
    """Each map scored on past cycles."""

    ID = "mapbacktest"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "How maps did in the past")
    GROUP = ANALYSIS
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "At the start of every past cycle each map is made from what was known then, and compared with what was "
        "found in the cycle: share of finds in a tenth of the site, how many times chance that is (PAI), how near"
        " to the best possible (PEI), finds per kilometre, and whether the chances of the risk model hold. Beside"
        " the risk map stand plain density, where we went last time, and chance. The scores are kept in the site "
        "database.",
    )
    RESULTS = (
        Result("CYCLES", QT_TRANSLATE_NOOP("PawcPlanner", "Past cycles")),
        Result("FINDS", QT_TRANSLATE_NOOP("PawcPlanner", "Finds")),
        Result("RISK_HIT_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Finds in the tenth with the highest risk, %")),
        Result("DENSITY_HIT_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Finds in the densest tenth, %")),
        Result("RISK_PAI", QT_TRANSLATE_NOOP("PawcPlanner", "Risk map: times chance (PAI)")),
        Result("RISK_PEI", QT_TRANSLATE_NOOP("PawcPlanner", "Risk map: share of the best possible (PEI)")),
        Result("CALIBRATION_ERROR", QT_TRANSLATE_NOOP("PawcPlanner", "Error of the chance of a find, 0 to 1")),
    )
    LAYERS = (
        LayerOutput("SCORES", QT_TRANSLATE_NOOP("PawcPlanner", "Scores of the maps"), geometry=""),
        LayerOutput("BY_CYCLE", QT_TRANSLATE_NOOP("PawcPlanner", "Hits by cycle"), geometry=""),
    )
    CHARTS = True
    WRITES = True

    def step_parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site, period, category, length of a cycle."""
        cycle = parameters.words(
            "CYCLE", translate("PawcPlanner", "Length of a cycle"), ("month", "quarter", "half-year"), "quarter")
        return (parameters.site(), *parameters.period(), parameters.category(), cycle)

    def compute(self, store: SiteStore, inputs: Inputs, progress: Progress) -> StepResult:
        """Call the step."""
        from ..site.steps.backtest import backtest_maps

        return backtest_maps(
            store, inputs.period(store), inputs.text("CATEGORY"), inputs.choice("CYCLE"), progress)
