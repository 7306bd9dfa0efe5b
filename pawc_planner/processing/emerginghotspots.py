"""Algorithm ``emerginghotspots``."""

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


class EmergingHotspots(StepAlgorithm):
    """Which cells became hot, stay so, or were."""

    ID = "emerginghotspots"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Emerging hotspots")
    GROUP = ANALYSIS
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "How hotspots come and go: every month, quarter or half-year is tested as a map of hotspots is, and each cell "
        "is classed by its history. New: hot in the last period for the first time. Consecutive: hot without a break "
        "up to the last, never before. Intensifying, persistent, diminishing: hot in nine of ten periods and now, "
        "rising, level or falling. Sporadic: hot now and then. Oscillating: hot now, cold once. Historical: hot in "
        "nine of ten periods, not now. Cold likewise. False alarms are held down over all periods together. A period "
        "in which nobody was in a cell does not count; cells without a visit lately are unknown, not safe.",
    )
    RESULTS = (
        Result("PERIODS", QT_TRANSLATE_NOOP("PawcPlanner", "Periods")),
        Result("NEW", QT_TRANSLATE_NOOP("PawcPlanner", "Hot cells: new")),
        Result("CONSECUTIVE", QT_TRANSLATE_NOOP("PawcPlanner", "Hot cells: consecutive")),
        Result("INTENSIFYING", QT_TRANSLATE_NOOP("PawcPlanner", "Hot cells: intensifying")),
        Result("PERSISTENT", QT_TRANSLATE_NOOP("PawcPlanner", "Hot cells: persistent")),
        Result("DIMINISHING", QT_TRANSLATE_NOOP("PawcPlanner", "Hot cells: diminishing")),
        Result("SPORADIC", QT_TRANSLATE_NOOP("PawcPlanner", "Hot cells: sporadic")),
        Result("OSCILLATING", QT_TRANSLATE_NOOP("PawcPlanner", "Hot cells: oscillating")),
        Result("HISTORICAL", QT_TRANSLATE_NOOP("PawcPlanner", "Hot cells: historical")),
        Result("COLD", QT_TRANSLATE_NOOP("PawcPlanner", "Cold cells of any pattern")),
        Result("UNKNOWN", QT_TRANSLATE_NOOP("PawcPlanner", "Cells not visited lately")),
        Result("FINDS", QT_TRANSLATE_NOOP("PawcPlanner", "Finds")),
    )
    LAYERS = (LayerOutput("OUTPUT", QT_TRANSLATE_NOOP("PawcPlanner", "Emerging hotspots per cell")),)
    CHARTS = True

    def step_parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site, period, category, source, how long a period is, and how strict."""
        length = translate("PawcPlanner", "Length of a period")
        before = translate("PawcPlanner", "Periods before that count with each")
        fdr = translate("PawcPlanner", "Share of false discoveries tolerated")
        return (
            parameters.site(), *parameters.period(), parameters.category(), parameters.source(),
            parameters.words("PERIOD", length, ("month", "quarter", "half-year"), "quarter"),
            parameters.advanced(parameters.number("BEFORE", before, 1, 0, 24, whole=True)),
            parameters.advanced(parameters.number("FDR", fdr, 0.05, 0.001, 0.5)),
        )

    def compute(self, store: SiteStore, inputs: Inputs, progress: Progress) -> StepResult:
        """Call the step."""
        from ..site.steps.emerging import emerging_hotspots

        return emerging_hotspots(
            store, inputs.period(store), inputs.text("CATEGORY"), inputs.choice("SOURCE"), inputs.choice("PERIOD"),
            inputs.whole("BEFORE"), inputs.number("FDR"), progress,
        )
