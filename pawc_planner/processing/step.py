"""Base of the algorithms that compute one step from the site and show its layers, tables and charts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
)

from ..base.progress import Progress
from ..base.series import series_json
from ..base.words import QT_TRANSLATE_NOOP
from ..bridge import compat
from ..bridge.feedback import FeedbackProgress
from ..i18n import translate
from .algorithm import PawcAlgorithm, tell
from .inputs import Inputs

if TYPE_CHECKING:
    from ..site.steps.result import StepResult
    from ..site.store import SiteStore

SAID_COLUMNS = ("note", "unit")  # of tables: words for people; all other texts are names and fixed words
_TAKES = QT_TRANSLATE_NOOP("PawcPlanner", "a layer that takes these features")


@dataclass(frozen=True)
class LayerOutput:
    """A layer, or a table (geometry ""), that a step can give; it is made only when it is asked for."""

    name: str
    label: str
    geometry: str = "Polygon"
    shown: bool = True

    def definition(self) -> QgsProcessingParameterFeatureSink:
        """Make the parameter."""
        kinds = {
            "Polygon": compat.POLYGONS, "LineString": compat.LINES, "Point": compat.POINTS, "": compat.TABLES,
        }
        return QgsProcessingParameterFeatureSink(
            self.name, translate("PawcPlanner", self.label), kinds[self.geometry], None, True, self.shown
        )


class StepAlgorithm(PawcAlgorithm):
    """Open the site, compute one step, write the layers and tables that were asked for, return the key numbers.

    ``LAYERS`` names both: what the step returns in ``layers`` and in ``tables``. Names of columns and fixed words in
    them (``outside the boundary``, ``night``) are the same in every language, so that models and scripts can be passed
    on; notes and units are in the user's. With ``CHARTS`` the charts of the step come as JSON text in the output of
    that name (see :class:`~pawc_planner.base.series.Series`). With ``WRITES`` the step keeps its result in the site.
    """

    LAYERS: tuple[LayerOutput, ...] = ()
    CHARTS = False
    WRITES = False

    def initAlgorithm(self, configuration: Mapping[str, Any] | None = None) -> None:
        """Declare parameters and outputs."""
        super().initAlgorithm(configuration)
        if self.CHARTS:
            self.addOutput(QgsProcessingOutputString("CHARTS", translate("PawcPlanner", "Charts as data (JSON)")))

    def step_parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Make the parameters before the layers."""
        raise NotImplementedError

    def compute(self, store: SiteStore, inputs: Inputs, progress: Progress) -> StepResult:
        """Call the step."""
        raise NotImplementedError

    def parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Parameters of the step, then its layers."""
        return (*self.step_parameters(), *(layer.definition() for layer in self.LAYERS))

    def run_step(self, inputs: Inputs, feedback: QgsProcessingFeedback) -> Mapping[str, Any]:
        """Read, compute, write."""
        from ..site.store import SiteStore

        with SiteStore.open(inputs.site(), write=self.WRITES) as store:
            result = self.compute(store, inputs, FeedbackProgress(feedback))
        written = {layer.name: write_layer(inputs, layer, result, feedback) for layer in self.LAYERS}
        outputs = {name: value for name, value in result.numbers.items() if value != ""}
        if self.CHARTS:
            outputs["CHARTS"] = series_json(result.series)
        return {**outputs, **{k: v for k, v in written.items() if v}, "SUMMARY": tell(result.notes, feedback)}


def write_layer(inputs: Inputs, layer: LayerOutput, result: StepResult, feedback: QgsProcessingFeedback) -> str:
    """Write one layer of a result when it was asked for; return its destination, else ""."""
    from ..base.errors import Cancelled, ParameterError
    from ..bridge.features import crs_of, fields_of, wkb_type_of, write_features
    from ..bridge.messages import message

    frame = result.layers[layer.name] if layer.name in result.layers else result.tables[layer.name]
    frame = frame.assign(**{name: frame[name].map(message) for name in SAID_COLUMNS if name in frame})
    sink, destination = inputs.sink(layer.name, fields_of(frame), wkb_type_of(frame, layer.geometry), crs_of(frame))
    if sink is None:
        return ""
    if not write_features(frame, sink, feedback):
        if feedback.isCanceled():
            raise Cancelled()
        raise ParameterError(name=layer.name, value=destination, expected=_TAKES)
    return destination
