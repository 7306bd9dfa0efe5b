"""Algorithm ``encountertrend``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsProcessingParameterDefinition

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

_LOW = QT_TRANSLATE_NOOP("PawcPlanner", "Lower end of its interval")
_HIGH = QT_TRANSLATE_NOOP("PawcPlanner", "Upper end of its interval")


class EncounterTrend(StepAlgorithm):
    """Threats per kilometre from year to year."""

    ID = "encountertrend"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Trend of encounter rates")
    GROUP = ANALYSIS
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Threats found per kilometre in each year as a fraction of a base year, and whether the rate rises or falls. "
        "Each sector and season is compared with itself, so that patrols that move elsewhere are not taken for a "
        "change. A rise or fall is named only when chance, finds in clumps and years that vary cannot explain it; else "
        "it is said how large a change would have been seen. Sectors and categories are tested with more care, because "
        "there are many.",
    )
    RESULTS = (
        Result("VERDICT", QT_TRANSLATE_NOOP(
            "PawcPlanner", "Verdict (rising, falling, about the same, no change shown, too few finds to tell)"),
            is_text=True),
        Result("CHANGE_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Change of finds per kilometre a year, percent")),
        Result("CHANGE_LOW", _LOW), Result("CHANGE_HIGH", _HIGH),
        Result("P", QT_TRANSLATE_NOOP("PawcPlanner", "p of that change")),
        Result("DETECTABLE_FALL", QT_TRANSLATE_NOOP("PawcPlanner", "Fall a year that would be seen, percent")),
        Result("DETECTABLE_RISE", QT_TRANSLATE_NOOP("PawcPlanner", "Rise a year that would be seen, percent")),
        Result("INDEX", QT_TRANSLATE_NOOP("PawcPlanner", "Rate of the last whole year over that of the base year")),
        Result("INDEX_LOW", _LOW), Result("INDEX_HIGH", _HIGH),
        Result("INDEX_YEAR", QT_TRANSLATE_NOOP("PawcPlanner", "Last whole year")),
        Result("BASE_YEAR", QT_TRANSLATE_NOOP("PawcPlanner", "Base year")),
        Result("FINDS", QT_TRANSLATE_NOOP("PawcPlanner", "Finds on which the trend rests")),
        Result("KM", QT_TRANSLATE_NOOP("PawcPlanner", "Kilometres inside the boundary")),
        Result("YEARS_OF_DATA", QT_TRANSLATE_NOOP("PawcPlanner", "Years with patrols")),
    )
    LAYERS = (
        LayerOutput("YEARS", QT_TRANSLATE_NOOP("PawcPlanner", "Rate and index by year"), geometry=""),
        LayerOutput("TRENDS", QT_TRANSLATE_NOOP("PawcPlanner", "Trends of site, sectors and categories"), geometry=""),
    )
    CHARTS = True

    def step_parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site, period, category, base year, level, what is counted."""
        base = translate("PawcPlanner", "Base year (0: as the site says, else the first whole year)")
        level = translate("PawcPlanner", "Probability of the intervals")
        return (
            parameters.site(), *parameters.period(), parameters.category(),
            parameters.number("BASE_YEAR", base, 0, 0, 9999, whole=True),
            parameters.advanced(parameters.number("LEVEL", level, 0.95, 0.5, 0.999)), parameters.count(),
        )

    def compute(self, store: SiteStore, inputs: Inputs, progress: Progress) -> StepResult:
        """Call the step."""
        from ..importers.smart.find_words import category_names
        from ..site.steps.trends import encounter_trend

        return encounter_trend(
            store, inputs.period(store), inputs.text("CATEGORY"), inputs.whole("BASE_YEAR"), inputs.number("LEVEL"),
            inputs.choice("COUNT"), progress, category_names(store, QgsApplication.locale()),
        )
