"""Parameters of a run as the types that the steps take."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureSink,
    QgsFields,
    QgsMapLayer,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterDefinition,
)

from ..base.errors import ParameterError
from ..base.period import Period
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from ..bridge.features import frame_of

if TYPE_CHECKING:
    import geopandas as gpd

    from ..site.store import SiteStore

_THERE = QT_TRANSLATE_NOOP("PawcPlanner", "a file or folder that exists")
_PATH = QT_TRANSLATE_NOOP("PawcPlanner", "the path of a file or folder to write")
_ANOTHER = QT_TRANSLATE_NOOP(
    "PawcPlanner", "another file: this one is a site database or is read by this run, and would be lost")
_WITH_END = QT_TRANSLATE_NOOP("PawcPlanner", "given when CYCLE_END is given")
_READING = QT_TRANSLATE_NOOP("PawcPlanner", "{form}; reading it said: {fault}")
_WRITABLE = QT_TRANSLATE_NOOP("PawcPlanner", "a layer or file that can be written")


class Inputs:
    """Typed access to the parameters of one run.

    Parameters
    ----------
    algorithm : QgsProcessingAlgorithm
        Whose parameters they are.
    parameters : dict
        As QGIS passes them.
    context : QgsProcessingContext
        Of the run.
    """

    def __init__(
        self, algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> None:
        self._algorithm, self._parameters, self.context = algorithm, parameters, context

    def text(self, name: str) -> str:
        """Return a text without surrounding blanks; "" when it is not given."""
        return self._algorithm.parameterAsString(self._parameters, name, self.context).strip()

    def is_given(self, name: str) -> bool:
        """Return whether an optional parameter has a value, so that a 0 is told from nothing."""
        return self._parameters.get(name) not in (None, "")

    def choice(self, name: str) -> str:
        """Return the chosen word of a list of fixed words; "" when none is chosen."""
        return self._algorithm.parameterAsEnumString(self._parameters, name, self.context)

    def choices(self, name: str) -> tuple[str, ...]:
        """Return the chosen words of a list of fixed words of which several may be chosen, none of them too."""
        given = self._parameters.get(name)
        if given is not None and given in ([], (), ""):  # QGIS would take the default
            return ()
        return tuple(self._algorithm.parameterAsEnumStrings(self._parameters, name, self.context))

    def whole(self, name: str) -> int:
        """Return a whole number."""
        return self._algorithm.parameterAsInt(self._parameters, name, self.context)

    def number(self, name: str) -> float:
        """Return a number."""
        return self._algorithm.parameterAsDouble(self._parameters, name, self.context)

    def yes(self, name: str) -> bool:
        """Return whether a box is ticked."""
        return self._algorithm.parameterAsBoolean(self._parameters, name, self.context)

    def path(self, name: str) -> Path:
        """Return the path of a file or folder that is read; it must exist."""
        path = Path(self.text(name))
        if not path.exists():
            raise ParameterError(name=name, value=str(path), expected=_THERE)
        return path

    def new_path(self, name: str, may_be_site: bool = False) -> Path | None:
        """Return the path of a file or folder to write, never one that is read; None when it is not given."""
        text = self._algorithm.parameterAsFileOutput(self._parameters, name, self.context)
        if not text:
            return None
        self._spare(name, text, may_be_site)
        return Path(text)

    def target(self, name: str, may_be_site: bool = False) -> Path:
        """Return the path of a file or folder that is written and must be given."""
        path = self.new_path(name, may_be_site)
        if path is None:
            raise ParameterError(name=name, value="“”", expected=_PATH)
        return path

    def _spare(self, name: str, target: str, may_be_site: bool = False) -> None:
        """Refuse to write over a file that this run reads or over a site database."""
        from ..site.gpkg import is_site_database

        path = Path(target)
        if not path.is_file():
            return
        read = [self._file_of(definition) for definition in self._algorithm.parameterDefinitions()]
        same = any(text and Path(text).is_file() and path.samefile(text) for text in read)
        if same or (is_site_database(path) and not may_be_site):
            raise ParameterError(name=name, value=target, expected=_ANOTHER)

    def _file_of(self, definition: QgsProcessingParameterDefinition) -> str:
        """Return the file that a parameter reads, also where it is given as a layer; "" when it reads none."""
        if definition.type() == "file":
            return self.text(definition.name())
        if definition.type() not in LAYERS:
            return ""
        given = self._parameters.get(definition.name())
        if isinstance(given, QgsProcessingFeatureSourceDefinition):  # as the toolbox gives it with its own settings
            given = given.source.valueAsString(self.context.expressionContext())[0]
        source = given.source() if isinstance(given, QgsMapLayer) else self._source_of(str(given or ""))
        return source.split("|")[0]

    def _source_of(self, given: str) -> str:
        """Return where a layer comes from that is given by its id or name in the project, or else by its source.

        It is only looked up, never loaded: a layer loaded into the run would outlive it where the run is refused.
        """
        project = self.context.project()
        known = project.mapLayer(given) if project else None
        named = project.mapLayersByName(given) if project and known is None else []
        layer = known or (named[0] if named else None)
        return given if layer is None else layer.source()

    def site(self) -> Path:
        """Return the path of the site database; opening it says whether it is one."""
        return Path(self.text("SITE"))

    def crs(self, name: str) -> str:
        """Return a CRS as authority code or WKT, or the text as given when QGIS does not know it; "" when not given."""
        crs = self._algorithm.parameterAsCrs(self._parameters, name, self.context)
        if not crs.isValid():
            given = self._parameters.get(name)
            return "" if given is None or isinstance(given, QgsCoordinateReferenceSystem) else str(given).strip()
        authority = crs.authid()
        return authority if authority and not authority.startswith("USER:") else crs.toWkt()

    def period(self, store: SiteStore) -> Period | None:
        """Return the days of data from START to END; None (all data) when neither is given."""
        start, end = self.text("START"), self.text("END")
        if not start and not end:
            return None
        if start and end:
            return Period.from_iso(start, end)
        from ..site.steps.evidence import data_period

        known = data_period(store)
        return Period.from_iso(start or known.start.isoformat(), end or known.end.isoformat())

    def cycle(self, store: SiteStore, period: Period | None) -> Period:
        """Return the days from CYCLE_START to CYCLE_END; four weeks after the data when they are not given."""
        from ..site.steps.evidence import data_period
        from ..site.summary import cycle_from

        start, end = self.text("CYCLE_START"), self.text("CYCLE_END")
        if start and end:
            return Period.from_iso(start, end, CYCLE_NAMES)
        if end:
            raise ParameterError(name="CYCLE_START", value="“”", expected=_WITH_END)
        if start:
            return cycle_from(Period.from_iso(start, start, CYCLE_NAMES).start)
        return cycle_from((period or data_period(store)).end + timedelta(days=1))

    def mapping(self, name: str) -> Mapping[str, Any] | None:
        """Return a column mapping given as JSON text or as the path of a JSON file; None when it is not given."""
        text = self.text(name)
        if not text:
            return None
        try:
            read = text if text[0] in "{[" else Path(text).read_text(encoding="utf-8-sig")
            mapping = json.loads(read)
        except (OSError, ValueError) as fault:
            expected = Sentence(_READING, {"form": MAPPING_FORM, "fault": str(fault)})
            raise ParameterError(name=name, value=text[:80], expected=expected) from fault
        if not isinstance(mapping, dict):
            raise ParameterError(name=name, value=text[:80], expected=MAPPING_FORM)
        return mapping

    def frame(self, name: str) -> gpd.GeoDataFrame | None:
        """Return the features of a layer as a frame; None when no layer is given."""
        source = self._algorithm.parameterAsSource(self._parameters, name, self.context)
        return None if source is None else frame_of(source)

    def sink(
        self, name: str, fields: QgsFields, wkb_type: Any, crs: QgsCoordinateReferenceSystem
    ) -> tuple[QgsFeatureSink | None, str]:
        """Open the layer that the user asked for; (None, "") when none was."""
        given = self._parameters.get(name)
        if not given:
            return None, ""
        if isinstance(given, QgsProcessingOutputLayerDefinition):
            given = given.sink.valueAsString(self.context.expressionContext())[0]
        if isinstance(given, str):
            self._spare(name, given)
        sink, destination = self._algorithm.parameterAsSink(
            self._parameters, name, self.context, fields, wkb_type, crs
        )
        if sink is None:
            raise ParameterError(name=name, value=self.text(name), expected=_WRITABLE)
        return sink, destination


LAYERS = ("source", "vector", "raster", "maplayer")
CYCLE_NAMES = ("CYCLE_START", "CYCLE_END")
MAPPING_FORM = QT_TRANSLATE_NOOP(
    "PawcPlanner", 'JSON such as {"time": "Waypoint Time"} or the path of a JSON file')
