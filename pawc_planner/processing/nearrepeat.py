"""Algorithm ``nearrepeat``."""

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


class NearRepeat(StepAlgorithm):
    """Whether a find makes another near it, soon after, more likely."""

    ID = "nearrepeat"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Near repeats")
    GROUP = ANALYSIS
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "After a find, how much more likely is another near it and soon after (Knox test)? Pairs of finds are counted "
        "by distance and days apart, and compared with what chance gives: once with the days shuffled among the finds, "
        "and once with days on which somebody was at the place, so that coming back to a place is not taken for "
        "repeats. Finds of one patrol on one day are no repeat of each other. Reports have no effort and get the first "
        "reading alone.",
    )
    RESULTS = (
        Result("VERDICT", QT_TRANSLATE_NOOP("PawcPlanner", "Verdict (repeats, no repeats shown)"), is_text=True),
        Result("PAIRS", QT_TRANSLATE_NOOP("PawcPlanner", "Pairs of finds near and soon")),
        Result("BY_CHANCE", QT_TRANSLATE_NOOP("PawcPlanner", "Pairs by chance, days shuffled")),
        Result("RATIO", QT_TRANSLATE_NOOP("PawcPlanner", "Pairs over those by chance")),
        Result("P", QT_TRANSLATE_NOOP("PawcPlanner", "p, days shuffled")),
        Result("BY_VISITS", QT_TRANSLATE_NOOP("PawcPlanner", "Pairs that the days of visits explain")),
        Result("RATIO_VISITS", QT_TRANSLATE_NOOP("PawcPlanner", "Pairs over those that the days of visits explain")),
        Result("P_VISITS", QT_TRANSLATE_NOOP("PawcPlanner", "p, days of visits")),
        Result("FINDS", QT_TRANSLATE_NOOP("PawcPlanner", "Finds with place and day")),
    )
    LAYERS = (LayerOutput("TABLE", QT_TRANSLATE_NOOP("PawcPlanner", "Pairs by distance and days"), geometry=""),)
    CHARTS = True

    def step_parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site, period, category, source, what is near and soon, and the draws."""
        near, soon = translate("PawcPlanner", "Near: within metres"), translate("PawcPlanner", "Soon: within days")
        draws = translate("PawcPlanner", "Draws by chance")
        return (
            parameters.site(), *parameters.period(), parameters.category(), parameters.source(),
            parameters.number("NEAR", near, 500.0, 1.0, 100_000.0),
            parameters.number("SOON", soon, 14.0, 1.0, 3650.0),
            parameters.advanced(parameters.number("PERMUTATIONS", draws, 999, 19, 100_000, whole=True)),
            parameters.seed(),
        )

    def compute(self, store: SiteStore, inputs: Inputs, progress: Progress) -> StepResult:
        """Call the step."""
        from ..site.steps.near_repeat import near_repeat

        return near_repeat(
            store, inputs.period(store), inputs.text("CATEGORY"), inputs.choice("SOURCE"), inputs.number("NEAR"),
            inputs.number("SOON"), inputs.whole("PERMUTATIONS"), inputs.whole("SEED"), progress,
        )
