"""Algorithm ``coverage``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingParameterDefinition

from ..base.params import widths_of
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

_SWATH = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "Full width in metres that a patrol looks over, by transport (foot=100; vehicle=60; empty: as the site says)")
_TARGET = QT_TRANSLATE_NOOP("PawcPlanner", "Share of the site to visit in a year, percent (empty: as the site says)")
_SUBCELLS = QT_TRANSLATE_NOOP("PawcPlanner", "Parts along the side of a cell")


class Coverage(StepAlgorithm):
    """Share of the site that patrols visited."""

    ID = "coverage"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Patrol coverage")
    GROUP = ANALYSIS
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Share of the site that patrols covered, three ways: by planning cells entered, by parts of cells entered, and "
        "by the strip that can be seen from the track, whose width can differ between transports. For the site and "
        "every sector, in the whole period and in each year, season and month; how it grew through the year, and the "
        "day on which the target of the year was passed; how often cells are visited and how long ago. A month without "
        "patrols is 0 percent; before the first and after the last patrol that is recorded nothing is known. Visits "
        "are patrol-days in a cell, visit days are days; revisit days are those between two visits.",
    )
    RESULTS = (
        Result("CELLS_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Coverage by cells, percent")),
        Result("SUBCELLS_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Coverage by sub-cells, percent")),
        Result("SWATH_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Coverage by visible strip, percent")),
        Result("TARGET_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Target, percent")),
        Result("TARGET_DAY", QT_TRANSLATE_NOOP(
            "PawcPlanner", "Day on which the target of the last year was passed"), is_text=True),
        Result("KM", QT_TRANSLATE_NOOP("PawcPlanner", "Kilometres inside the boundary")),
        Result("MEDIAN_REVISIT_DAYS", QT_TRANSLATE_NOOP("PawcPlanner", "Days between visits of a cell (median)")),
        Result("UNVISITED_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Share of the site not visited, percent")),
        Result("NOT_VISITED_90_PERCENT", QT_TRANSLATE_NOOP(
            "PawcPlanner", "Share of the site not visited for more than 90 days, percent")),
    )
    LAYERS = (
        LayerOutput("OUTPUT", QT_TRANSLATE_NOOP("PawcPlanner", "Coverage per cell")),
        LayerOutput("SECTORS", QT_TRANSLATE_NOOP("PawcPlanner", "Coverage per sector"), shown=False),
        LayerOutput("PERIODS", QT_TRANSLATE_NOOP(
            "PawcPlanner", "Coverage by sector, year, season and month"), "", shown=False),
        LayerOutput("CUMULATIVE", QT_TRANSLATE_NOOP(
            "PawcPlanner", "Coverage since the beginning of each year, day by day"), "", shown=False),
        LayerOutput("REVISITS", QT_TRANSLATE_NOOP(
            "PawcPlanner", "Days between visits, and since the last one, by sector"), "", shown=False),
        LayerOutput("TRANSPORTS", QT_TRANSLATE_NOOP("PawcPlanner", "Coverage by transport"), "", shown=False),
    )
    CHARTS = True

    def step_parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site, period, transport, widths, target, sub-cells."""
        return (
            parameters.site(), *parameters.period(), parameters.transport(),
            parameters.text("SWATH", translate("PawcPlanner", _SWATH)),
            parameters.number("TARGET", translate("PawcPlanner", _TARGET), None, 0.0, 100.0, optional=True),
            parameters.number("SUBCELLS", translate("PawcPlanner", _SUBCELLS), 5, 1, 20, whole=True),
        )

    def compute(self, store: SiteStore, inputs: Inputs, progress: Progress) -> StepResult:
        """Call the step."""
        from ..site.steps.coverage import coverage

        return coverage(
            store, inputs.period(store), progress, swath_m=widths_of(inputs.text("SWATH")),
            target_percent=inputs.number("TARGET") if inputs.text("TARGET") else None,
            subcells=inputs.whole("SUBCELLS"), transport=inputs.choice("TRANSPORT"),
        )
