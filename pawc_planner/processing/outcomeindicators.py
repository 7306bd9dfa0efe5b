"""Algorithm ``outcomeindicators``."""

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


class OutcomeIndicators(StepAlgorithm):
    """The numbers that parks report every year."""

    ID = "outcomeindicators"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Yearly outcome indicators")
    GROUP = ANALYSIS
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "The numbers that parks report every year, in one table: coverage, distance, patrol-days and joint "
        "patrol-days, threats per kilometre compared with the base year, new stumps, suspects seen by cameras and "
        "stopped, arrests, information reports. The outputs are those of the last whole year. What was never recorded "
        "is unknown, not zero; years that are not whole are marked and not compared.",
    )
    RESULTS = (
        Result("YEAR", QT_TRANSLATE_NOOP("PawcPlanner", "Last whole year"), is_text=True),
        Result("COVERAGE_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Coverage by cells, percent")),
        Result("KM", QT_TRANSLATE_NOOP("PawcPlanner", "Kilometres patrolled")),
        Result("PATROLS", QT_TRANSLATE_NOOP("PawcPlanner", "Patrols")),
        Result("PATROL_DAYS", QT_TRANSLATE_NOOP("PawcPlanner", "Patrol-days")),
        Result("JOINT_PATROL_DAYS", QT_TRANSLATE_NOOP("PawcPlanner", "Joint patrol-days with partners")),
        Result("THREATS", QT_TRANSLATE_NOOP("PawcPlanner", "Threats found on patrol")),
        Result("THREATS_PER_KM", QT_TRANSLATE_NOOP("PawcPlanner", "Threats per km patrolled")),
        Result("INDEX", QT_TRANSLATE_NOOP("PawcPlanner", "Threats per km as a fraction of the base year")),
        Result("STUMPS", QT_TRANSLATE_NOOP("PawcPlanner", "Stumps found")),
        Result("CAMERA_DAYS", QT_TRANSLATE_NOOP("PawcPlanner", "Camera-days")),
        Result("SUSPECTS", QT_TRANSLATE_NOOP("PawcPlanner", "Suspect intruders seen by cameras")),
        Result("STOPPED", QT_TRANSLATE_NOOP("PawcPlanner", "Groups of suspects stopped after a picture")),
        Result("ARRESTS", QT_TRANSLATE_NOOP("PawcPlanner", "People arrested")),
        Result("REPORTS", QT_TRANSLATE_NOOP("PawcPlanner", "Information reports received")),
    )
    LAYERS = (LayerOutput("INDICATORS", QT_TRANSLATE_NOOP("PawcPlanner", "Indicators by year"), geometry=""),)
    CHARTS = True

    def step_parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site, days, start of a year, what is a threat, one stump, one group."""
        return (
            parameters.site(), *parameters.period(),
            parameters.number("YEAR_STARTS", translate(
                "PawcPlanner", "Month in which a year starts (10: October, the Thai fiscal year)"), 1, 1, 12,
                whole=True),
            parameters.category(),
            parameters.advanced(parameters.number("STUMP_DISTANCE", translate(
                "PawcPlanner", "Records of stumps within these metres can be one stump"), 30.0, 0.1, 1000.0)),
            parameters.advanced(parameters.number("ENCOUNTER_MINUTES", translate(
                "PawcPlanner", "Pictures of people within these minutes show one group"), 30.0, 0.1, 1440.0)),
        )

    def compute(self, store: SiteStore, inputs: Inputs, progress: Progress) -> StepResult:
        """Call the step."""
        from ..site.steps.indicators import IndicatorSettings, outcome_indicators

        settings = IndicatorSettings(
            inputs.whole("YEAR_STARTS"), inputs.text("CATEGORY"), inputs.number("STUMP_DISTANCE"),
            inputs.number("ENCOUNTER_MINUTES"))
        return outcome_indicators(store, inputs.period(store), settings, progress)
