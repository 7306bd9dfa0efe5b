"""Algorithm ``importfiles``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
)

from ..base.errors import ParameterError
from ..base.words import QT_TRANSLATE_NOOP
from ..bridge.feedback import FeedbackProgress
from ..i18n import translate
from . import parameters
from .algorithm import SITE, PawcAlgorithm, Result, tell
from .inputs import Inputs

KINDS = ("auto", "patrols", "observations", "stumps", "cameras", "camera_events", "reports")


class ImportFiles(PawcAlgorithm):
    """Raw exports into the site database."""

    ID = "importfiles"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Import files")
    GROUP = SITE
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Brings patrols, observations, stumps, cameras, camera events and information reports into the site: SMART "
        "patrol XML, GPX, and tables (CSV, TSV); one file, a zip or a whole folder (type its path). What was repaired "
        "and why is on record; what could not be used is kept word for word in quarantine. Importing the same file "
        "again adds nothing. Names and other personal data are left out unless you keep them.\n\nMAPPING says which "
        "of your columns is which, as JSON or the path of a JSON file: {\"time\": \"Waypoint Time\"}.",
    )
    RESULTS = (
        Result("READ", QT_TRANSLATE_NOOP("PawcPlanner", "Records read")),
        Result("STORED", QT_TRANSLATE_NOOP("PawcPlanner", "Records stored as they were")),
        Result("REPAIRED", QT_TRANSLATE_NOOP("PawcPlanner", "Records repaired or left out, each on record")),
        Result("DUPLICATES", QT_TRANSLATE_NOOP("PawcPlanner", "Records already present")),
        Result("QUARANTINED", QT_TRANSLATE_NOOP("PawcPlanner", "Records in quarantine")),
        Result("PATROLS", QT_TRANSLATE_NOOP("PawcPlanner", "Patrols brought")),
        Result("OBSERVATIONS", QT_TRANSLATE_NOOP("PawcPlanner", "Observations brought")),
        Result("RAW_KM", QT_TRANSLATE_NOOP("PawcPlanner", "Kilometres along all fixes as recorded")),
        Result("CLEAN_KM", QT_TRANSLATE_NOOP("PawcPlanner", "Kilometres after repair")),
        Result("SOURCE_KM", QT_TRANSLATE_NOOP("PawcPlanner", "Kilometres as the source states them")),
        Result("FILES", QT_TRANSLATE_NOOP("PawcPlanner", "Files read")),
        Result("REPORT", QT_TRANSLATE_NOOP("PawcPlanner", "Report of the import"), is_text=True),
    )

    def parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site, what to read, and how."""
        return (
            parameters.site(),
            QgsProcessingParameterFile(
                "INPUT",
                translate("PawcPlanner", "File, zip or folder"),
                fileFilter=translate("PawcPlanner", "Exports (*.xml *.zip *.gpx *.csv *.tsv *.txt);;All files (*)"),
            ),
            parameters.words("KIND", translate("PawcPlanner", "What it holds"), KINDS, "auto"),
            parameters.text("MAPPING", translate("PawcPlanner", "Column mapping (JSON, or path of a JSON file)")),
            parameters.advanced(QgsProcessingParameterBoolean(
                "KEEP_PERSONAL", translate("PawcPlanner", "Keep names and other personal data"), False
            )),
            QgsProcessingParameterFileDestination(
                "REPORT_FILE", translate("PawcPlanner", "Report as a text file"),
                translate("PawcPlanner", "Text (*.txt)"), optional=True, createByDefault=False,
            ),
        )

    def run_step(self, inputs: Inputs, feedback: QgsProcessingFeedback) -> Mapping[str, Any]:
        """Import in one transaction, tell what became of the records."""
        from ..importers.batch import import_files
        from ..site.store import SiteStore

        source, target = inputs.path("INPUT"), inputs.new_path("REPORT_FILE")
        with SiteStore.open(inputs.site(), write=True) as store:
            report = import_files(
                store, source, inputs.choice("KIND") or "auto", inputs.mapping("MAPPING"),
                keep_personal=inputs.yes("KEEP_PERSONAL"), progress=FeedbackProgress(feedback),
            )
        text = report.as_text()
        feedback.pushInfo(text)
        outputs = {
            "READ": report.read, "STORED": report.stored, "REPAIRED": report.repaired, "DUPLICATES": report.present,
            "QUARANTINED": report.quarantined, "PATROLS": report.patrols, "OBSERVATIONS": report.observations,
            "RAW_KM": report.raw_km, "CLEAN_KM": report.clean_km, "SOURCE_KM": report.source_km,
            "FILES": len(report.files), "REPORT": text, "SUMMARY": tell(report.notes, feedback),
        }
        if target is not None:
            outputs["REPORT_FILE"] = write_report(target, text)
        return outputs


def write_report(target: Path, text: str) -> str:
    """Write the report and return its path."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text + "\n", encoding="utf-8")
    except OSError as fault:
        expected = f"a file that can be written ({fault.strerror}); the import itself is done"
        raise ParameterError(name="REPORT_FILE", value=str(target), expected=expected) from fault
    return str(target)
