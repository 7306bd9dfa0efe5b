"""Algorithm ``coveragedefinitions``."""

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


class CoverageDefinitions(StepAlgorithm):
    """The percentage of coverage by one definition and another."""

    ID = "coveragedefinitions"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Coverage by definition")
    GROUP = ANALYSIS
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "How the percentage of coverage depends on the definition: the same patrols by cells of several sizes, each "
        "with a grid of its own, by sub-cells of the planning cell, and by strips of several widths along the track. "
        "Two percentages can be compared only when both were measured by the same definition. Without days the last "
        "whole year of data is taken.",
    )
    RESULTS = (
        Result("START", QT_TRANSLATE_NOOP("PawcPlanner", "First day of the data used"), is_text=True),
        Result("END", QT_TRANSLATE_NOOP("PawcPlanner", "Last day of the data used"), is_text=True),
        Result("CELLS_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Coverage by cells, percent")),
        Result("SUBCELLS_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Coverage by sub-cells, percent")),
        Result("MOST_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Highest percentage of all definitions")),
        Result("LEAST_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Lowest percentage of all definitions")),
    )
    LAYERS = (LayerOutput("TABLE", QT_TRANSLATE_NOOP("PawcPlanner", "Coverage by definition"), ""),)
    CHARTS = True

    def step_parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site, period, sizes, widths, sub-cells."""
        return (
            parameters.site(), *parameters.period(),
            parameters.text("CELL_SIZES", translate(
                "PawcPlanner", "Sides of cells in metres (empty: 250, 500, 1000, 2000, 5000)")),
            parameters.text("SWATHS", translate(
                "PawcPlanner", "Widths of the strip in metres (empty: 20, 50, 100, 200, 500)")),
            parameters.number("SUBCELLS", translate("PawcPlanner", "Parts along the side of a cell"), 5, 1, 20,
                              whole=True),
        )

    def compute(self, store: SiteStore, inputs: Inputs, progress: Progress) -> StepResult:
        """Call the step."""
        from ..analysis.coverage.definitions import CELL_SIZES_M, SWATHS_M, DefinitionParams, sizes_of
        from ..site.steps.coverage_definitions import coverage_definitions

        asked = DefinitionParams(
            sizes_of(inputs.text("CELL_SIZES"), "CELL_SIZES", CELL_SIZES_M),
            sizes_of(inputs.text("SWATHS"), "SWATHS", SWATHS_M), inputs.whole("SUBCELLS"),
        )
        return coverage_definitions(store, inputs.period(store), asked, progress)
