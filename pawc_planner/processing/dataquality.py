"""Algorithm ``dataquality``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from qgis.core import (
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFolderDestination,
)

from ..base.words import QT_TRANSLATE_NOOP
from ..i18n import translate
from . import parameters
from .algorithm import SITE, PawcAlgorithm, Result
from .inputs import Inputs


class DataQuality(PawcAlgorithm):
    """What was imported, repaired and refused, and how the kilometres come about."""

    ID = "dataquality"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Data quality")
    GROUP = SITE
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Tells what was imported, repaired and set aside, and compares for every patrol and month the kilometres that "
        "the source states with those along all fixes as recorded and those after repair, and what explains the "
        "difference. The folder receives the log (imports, repairs, records set aside) and reconciliation.csv.",
    )
    RESULTS = (
        Result("IMPORTS", QT_TRANSLATE_NOOP("PawcPlanner", "Imports")),
        Result("READ", QT_TRANSLATE_NOOP("PawcPlanner", "Records read")),
        Result("STORED", QT_TRANSLATE_NOOP("PawcPlanner", "Records stored as they were")),
        Result("REPAIRED", QT_TRANSLATE_NOOP("PawcPlanner", "Records repaired or left out, each on record")),
        Result("DUPLICATES", QT_TRANSLATE_NOOP("PawcPlanner", "Records already present")),
        Result("QUARANTINED", QT_TRANSLATE_NOOP("PawcPlanner", "Records in quarantine")),
        Result("OPEN", QT_TRANSLATE_NOOP("PawcPlanner", "Records still set aside")),
        Result("SOURCE_KM", QT_TRANSLATE_NOOP("PawcPlanner", "Kilometres as the source states them")),
        Result("RAW_KM", QT_TRANSLATE_NOOP("PawcPlanner", "Kilometres along all fixes as recorded")),
        Result("CLEAN_KM", QT_TRANSLATE_NOOP("PawcPlanner", "Kilometres after repair")),
    )

    def parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site, period of the reconciliation, folder."""
        return (
            parameters.site(),
            *parameters.period(),
            QgsProcessingParameterFolderDestination(
                "OUTPUT_FOLDER", translate("PawcPlanner", "Folder for the log"), optional=True, createByDefault=False
            ),
        )

    def run_step(self, inputs: Inputs, feedback: QgsProcessingFeedback) -> Mapping[str, Any]:
        """Read and tell; write the log when a folder is given."""
        return {}
