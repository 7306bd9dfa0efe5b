"""Algorithm ``encounterrates``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingParameterDefinition

from ..base.progress import Progress
from ..base.words import QT_TRANSLATE_NOOP
from . import parameters
from .algorithm import ANALYSIS, Result
from .inputs import Inputs
from .step import LayerOutput, StepAlgorithm

if TYPE_CHECKING:
    from ..site.steps.result import StepResult
    from ..site.store import SiteStore


class EncounterRates(StepAlgorithm):
    """Threats per kilometre."""

    ID = "encounterrates"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Encounter rates")
    GROUP = ANALYSIS
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Threats found per kilometre of patrol, for the site and per cell, with 95 percent intervals. Rates of cells "
        "with little effort are drawn towards the site's rate, so that one find on a short walk does not look like a "
        "hotspot. Cells nobody visited have no rate.",
    )
    RESULTS = (
        Result("FINDS", QT_TRANSLATE_NOOP("PawcPlanner", "Finds")),
        Result("KM", QT_TRANSLATE_NOOP("PawcPlanner", "Kilometres inside the boundary")),
        Result("RATE", QT_TRANSLATE_NOOP("PawcPlanner", "Finds per kilometre")),
        Result("RATE_LOW", QT_TRANSLATE_NOOP("PawcPlanner", "Lower end of its interval")),
        Result("RATE_HIGH", QT_TRANSLATE_NOOP("PawcPlanner", "Upper end of its interval")),
    )
    LAYERS = (LayerOutput("OUTPUT", QT_TRANSLATE_NOOP("PawcPlanner", "Encounter rate per cell")),)

    def step_parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site, period, category."""
        return (parameters.site(), *parameters.period(), parameters.category())

    def compute(self, store: SiteStore, inputs: Inputs, progress: Progress) -> StepResult:
        """Call the step."""
        from ..site.steps.rates import encounter_rates

        return encounter_rates(store, inputs.period(store), inputs.text("CATEGORY"), progress=progress)
