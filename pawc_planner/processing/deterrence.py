"""Algorithm ``deterrence``."""

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

PERIODS = ("auto", "month", "quarter", "half-year")


class Deterrence(StepAlgorithm):
    """Whether fewer finds followed more patrol."""

    ID = "deterrence"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Deterrence")
    GROUP = ANALYSIS
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Whether finds per kilometre fell in the months or quarters after patrols had become more, compared between "
        "sectors. It also says what a plot of finds per kilometre against effort would show by chance alone, because "
        "such a plot misleads. With few finds it says what could have been seen.",
    )
    RESULTS = (
        Result("VERDICT", QT_TRANSLATE_NOOP(
            "PawcPlanner", "Verdict (deterrence, more_after_more, not_shown, unknown)"), is_text=True),
        Result("EFFECT_PERCENT", QT_TRANSLATE_NOOP(
            "PawcPlanner", "Change of finds per km where effort doubled, percent")),
        Result("EFFECT_LOW", QT_TRANSLATE_NOOP("PawcPlanner", "Lower end of its interval")),
        Result("EFFECT_HIGH", QT_TRANSLATE_NOOP("PawcPlanner", "Upper end of its interval")),
        Result("P", QT_TRANSLATE_NOOP("PawcPlanner", "p of that change, for all lags together")),
        Result("LAG", QT_TRANSLATE_NOOP("PawcPlanner", "Periods after the effort")),
        Result("DETECTABLE_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Fall that would have been shown, percent")),
        Result("RAW_CORRELATION", QT_TRANSLATE_NOOP("PawcPlanner", "Correlation of finds per km with effort, as read")),
        Result("CHANCE_CORRELATION", QT_TRANSLATE_NOOP("PawcPlanner", "The same by chance, at constant rates")),
        Result("MISLEADS", QT_TRANSLATE_NOOP("PawcPlanner", "1 where the plain reading misleads")),
        Result("FINDS", QT_TRANSLATE_NOOP("PawcPlanner", "Finds")),
        Result("KM", QT_TRANSLATE_NOOP("PawcPlanner", "Kilometres")),
    )
    LAYERS = (
        LayerOutput("EFFECTS", QT_TRANSLATE_NOOP("PawcPlanner", "Effect by lag"), geometry=""),
        LayerOutput("CHANGES", QT_TRANSLATE_NOOP("PawcPlanner", "Changes by sector and period"), geometry="",
                    shown=False),
        LayerOutput("SECTOR_EFFECTS", QT_TRANSLATE_NOOP("PawcPlanner", "Effect by sector"), geometry="", shown=False),
    )
    CHARTS = True

    def step_parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site, days, category, length of a period, lags, seed."""
        return (
            parameters.site(), *parameters.period(), parameters.category(),
            parameters.words("PERIOD", translate(
                "PawcPlanner", "Length of a period (auto: quarters, months where finds allow)"), PERIODS, "auto"),
            parameters.number("LAGS", translate("PawcPlanner", "Periods after the effort to test"), 3, 1, 12,
                              whole=True),
            parameters.seed(),
        )

    def compute(self, store: SiteStore, inputs: Inputs, progress: Progress) -> StepResult:
        """Call the step."""
        from ..site.steps.deterrence import DeterrenceSettings, deterrence

        settings = DeterrenceSettings(
            inputs.text("CATEGORY"), inputs.choice("PERIOD"), inputs.whole("LAGS"), inputs.whole("SEED"))
        return deterrence(store, inputs.period(store), settings, progress)
