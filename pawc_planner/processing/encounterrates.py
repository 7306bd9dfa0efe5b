"""Algorithm ``encounterrates``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsProcessingParameterDefinition

from ..base.progress import Progress
from ..base.words import QT_TRANSLATE_NOOP
from . import parameters
from .algorithm import ANALYSIS, Result
from .inputs import Inputs
from .step import LayerOutput, StepAlgorithm

if TYPE_CHECKING:
    from ..site.steps.result import StepResult
    from ..site.store import SiteStore

_LOW = QT_TRANSLATE_NOOP("PawcPlanner", "Lower end of its interval")
_HIGH = QT_TRANSLATE_NOOP("PawcPlanner", "Upper end of its interval")


class EncounterRates(StepAlgorithm):
    """Threats per kilometre."""

    ID = "encounterrates"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Encounter rates")
    GROUP = ANALYSIS
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Threats found on patrol per kilometre, per patrol-day and per patrol, with 95 percent intervals: for the "
        "site, each year, season, month, sector and category, and per cell. Where finds come in clumps the "
        "intervals are wider. Rates that rest on little effort are drawn towards those of their like, so that one "
        "find on a short walk does not look like a hotspot. Cells nobody visited have no rate. Finds that name no "
        "patrol and lie where no patrol was at the time count in no rate per kilometre; how many is said.",
    )
    RESULTS = (
        Result("FINDS", QT_TRANSLATE_NOOP("PawcPlanner", "Records of finds inside the boundary")),
        Result("RATE_FINDS", QT_TRANSLATE_NOOP("PawcPlanner", "Finds on patrol, on which the rates rest")),
        Result("KM", QT_TRANSLATE_NOOP("PawcPlanner", "Kilometres inside the boundary")),
        Result("RATE", QT_TRANSLATE_NOOP("PawcPlanner", "Finds per kilometre")),
        Result("RATE_LOW", _LOW), Result("RATE_HIGH", _HIGH),
        Result("PATROL_DAYS", QT_TRANSLATE_NOOP("PawcPlanner", "Patrol-days inside the boundary")),
        Result("PER_DAY", QT_TRANSLATE_NOOP("PawcPlanner", "Finds per patrol-day")),
        Result("PER_DAY_LOW", _LOW), Result("PER_DAY_HIGH", _HIGH),
        Result("PATROLS", QT_TRANSLATE_NOOP("PawcPlanner", "Patrols inside the boundary")),
        Result("PER_PATROL", QT_TRANSLATE_NOOP("PawcPlanner", "Finds per patrol")),
        Result("PER_PATROL_LOW", _LOW), Result("PER_PATROL_HIGH", _HIGH),
        Result("DISPERSION", QT_TRANSLATE_NOOP("PawcPlanner", "Variation of finds per patrol (1: single finds)")),
    )
    LAYERS = (
        LayerOutput("OUTPUT", QT_TRANSLATE_NOOP("PawcPlanner", "Encounter rate per cell")),
        LayerOutput("TABLE", QT_TRANSLATE_NOOP("PawcPlanner", "Rates by period, sector and category"), geometry=""),
    )
    CHARTS = True

    def step_parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site, period, category, what is counted."""
        return (parameters.site(), *parameters.period(), parameters.category(), parameters.count())

    def compute(self, store: SiteStore, inputs: Inputs, progress: Progress) -> StepResult:
        """Call the step."""
        from ..importers.smart.find_words import category_names
        from ..site.steps.rates import encounter_rates

        return encounter_rates(
            store, inputs.period(store), inputs.text("CATEGORY"), inputs.choice("COUNT"), progress,
            category_names(store, QgsApplication.locale()),
        )
