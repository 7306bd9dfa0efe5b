"""Algorithm ``addlayer``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
)

from ..base.errors import ParameterError
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from ..bridge.feedback import FeedbackProgress
from ..i18n import translate
from ..site.schema import LAYER_ROLES, RASTER_ROLES
from . import parameters
from .algorithm import SITE, PawcAlgorithm, Result, tell
from .inputs import Inputs

_CLASSES = QT_TRANSLATE_NOOP(
    "PawcPlanner", 'speeds from 0 to 1 by land-cover value, such as {"1": 0.6, "5": 0}; only with the role land_cover')
_LAYER_FILE = QT_TRANSLATE_NOOP("PawcPlanner", "a layer file that exists")


class AddLayer(PawcAlgorithm):
    """A base layer into the site database."""

    ID = "addlayer"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Add layer")
    GROUP = SITE
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Brings a base layer into the site under its role: boundary, sectors, stations, roads, trails, rivers, "
        "villages, border, entry points, cell signal, no-go areas (any vector file, or a table with lat and lon), or "
        "the rasters dem (elevation) and land_cover. It takes the place of what was there, unless you append.",
    )
    RESULTS = (
        Result("READ", QT_TRANSLATE_NOOP("PawcPlanner", "Features read")),
        Result("STORED", QT_TRANSLATE_NOOP("PawcPlanner", "Features stored as they were")),
        Result("REPAIRED", QT_TRANSLATE_NOOP("PawcPlanner", "Features repaired, each on record")),
        Result("QUARANTINED", QT_TRANSLATE_NOOP("PawcPlanner", "Features in quarantine")),
    )

    def parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site, layer, role."""
        return (
            parameters.site(),
            QgsProcessingParameterFile(
                "INPUT", translate("PawcPlanner", "Layer file"), fileFilter=parameters.vector_filter()
            ),
            parameters.words("ROLE", translate("PawcPlanner", "Role"), LAYER_ROLES + RASTER_ROLES, None),
            parameters.text("LAYER", translate("PawcPlanner", "Layer of the file, when it has several")),
            parameters.text(
                "CLASSES", translate("PawcPlanner", "Land cover only: speed by value, JSON or path of a JSON file")
            ),
            QgsProcessingParameterBoolean("APPEND", translate("PawcPlanner", "Append to what is there"), False),
            parameters.advanced(
                parameters.text("ENCODING", translate("PawcPlanner", "Encoding of texts (empty: recognised)"))
            ),
        )

    def run_step(self, inputs: Inputs, feedback: QgsProcessingFeedback) -> Mapping[str, Any]:
        """Read the layer, store it, tell what became of its features."""
        from ..importers.layers.base_layers import add_layer
        from ..site.store import SiteStore

        source, layer = source_of(inputs)
        role, speeds = inputs.choice("ROLE"), classes_of(inputs)
        with SiteStore.open(inputs.site(), write=True) as store:
            report = add_layer(
                store, source, role, layer=layer, append=inputs.yes("APPEND"),
                encoding=inputs.text("ENCODING"), progress=FeedbackProgress(feedback),
            )
            if speeds:
                store.update_info(land_cover_classes=speeds)
        said = Sentence(
            QT_TRANSLATE_NOOP(
                "PawcPlanner", "{role}: {read} read, {stored} stored, {repaired} repaired, {quarantined} in quarantine."
            ),
            {"role": role, "read": report.read, "stored": report.stored, "repaired": report.repaired,
             "quarantined": report.quarantined},
        )
        return {
            "READ": report.read, "STORED": report.stored, "REPAIRED": report.repaired,
            "QUARANTINED": report.quarantined, "SUMMARY": tell((said, *report.notes), feedback),
        }


def classes_of(inputs: Inputs) -> dict[str, float]:
    """Return the walking speed of each land-cover value relative to open ground; empty when none is given."""
    given = inputs.mapping("CLASSES") or {}
    if given and inputs.choice("ROLE") != "land_cover":
        raise ParameterError(name="CLASSES", value=inputs.text("CLASSES")[:80], expected=_CLASSES)
    try:
        speeds = {str(float(value)): float(speed) for value, speed in given.items()}
    except (TypeError, ValueError):
        raise ParameterError(name="CLASSES", value=inputs.text("CLASSES")[:80], expected=_CLASSES) from None
    if any(not 0 <= speed <= 1 for speed in speeds.values()):
        raise ParameterError(name="CLASSES", value=inputs.text("CLASSES")[:80], expected=_CLASSES)
    return speeds


def source_of(inputs: Inputs) -> tuple[Path, str]:
    """Return file and layer; QGIS writes a layer of a file as ``file.gpkg|layername=name``."""
    given, _, rest = inputs.text("INPUT").partition("|")
    path = Path(given)
    if not path.exists():
        raise ParameterError(name="INPUT", value=given, expected=_LAYER_FILE)
    named = [part.partition("=")[2] for part in rest.split("|") if part.startswith("layername=")]
    return path, inputs.text("LAYER") or (named[0] if named else "")
