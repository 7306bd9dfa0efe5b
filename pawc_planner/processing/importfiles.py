"""Algorithm ``importfiles``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

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
from .kept_mappings import in_use, read_entries, remember
from .results import write_text

if TYPE_CHECKING:
    from ..importers.report import ImportReport
    from ..site.store import SiteStore

_WITH_MAPPING = QT_TRANSLATE_NOOP("PawcPlanner", "given together with MAPPING")
KINDS = ("auto", "patrols", "observations", "stumps", "cameras", "camera_events", "reports")

IMPORTED = QT_TRANSLATE_NOOP("PawcPlanner", "the import itself is done")


class ImportFiles(PawcAlgorithm):
    """Raw exports into the site database."""

    ID = "importfiles"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Import files")
    GROUP = SITE
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Brings patrols, observations, stumps, cameras, camera events and information reports into the site: SMART "
        "patrols (XML, query tables, shapefiles, data model), EarthRanger, GPX, KML, Camtrap DP and other camera "
        "tables, tables (CSV, Excel, ODS) and layers; one file, a zip or a whole folder (type its path). What a file "
        "holds is recognised from its content. What was repaired and why is on record; what could not be used is kept "
        "word for word and can be corrected and tried again (“retryquarantine”). Importing the same file again adds "
        "nothing; “undoimport” takes an import back. Names and other personal data are left out unless you keep them."
        "\n\nMAPPING says which of your columns is which, as JSON or the path of a JSON file: "
        "{\"time\": \"Waypoint Time\"}. SAVE_MAPPING keeps it in the site under a name; later tables with the same "
        "headers are read with it. TRIAL does everything and then takes it back: it shows what would become of the "
        "records.",
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
        Result("IMPORT_ID", QT_TRANSLATE_NOOP("PawcPlanner", "Number of the import (0 when it was a trial)")),
        Result("REPORT", QT_TRANSLATE_NOOP("PawcPlanner", "Report of the import"), is_text=True),
    )

    def parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site, what to read, and how."""
        return (
            parameters.site(),
            QgsProcessingParameterFile(
                "INPUT",
                translate("PawcPlanner", "File, zip or folder"),
                fileFilter=parameters.exports_filter(),
            ),
            parameters.words("KIND", translate("PawcPlanner", "What it holds"), KINDS, "auto"),
            parameters.text("MAPPING", translate("PawcPlanner", "Column mapping (JSON, or path of a JSON file)")),
            parameters.advanced(parameters.text(
                "SAVE_MAPPING", translate("PawcPlanner", "Keep this mapping in the site under the name")
            )),
            parameters.advanced(parameters.text(
                "MAPPINGS", translate("PawcPlanner", "Mappings of several tables (JSON, made by the dialogue)")
            )),
            parameters.advanced(QgsProcessingParameterBoolean(
                "TRIAL", translate("PawcPlanner", "Only try: nothing is written to the site"), False
            )),
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
        from ..site.store import SiteStore

        target = inputs.new_path("REPORT_FILE")
        with SiteStore.open(inputs.site(), write=True) as store:
            report = import_and_remember(store, inputs, feedback)
        text = report.as_text()
        feedback.pushInfo(text)
        outputs = {**outputs_of(report), "REPORT": text, "SUMMARY": tell(report.notes, feedback)}
        if target is not None:
            outputs["REPORT_FILE"] = write_text("REPORT_FILE", target, text + "\n", done=IMPORTED)
        return outputs


def import_and_remember(store: SiteStore, inputs: Inputs, feedback: QgsProcessingFeedback) -> ImportReport:
    """Import and keep the mappings that are to be kept: all of it or nothing; of a trial nothing."""
    from ..importers.batch import import_files

    source, kind, mapping = inputs.path("INPUT"), inputs.choice("KIND") or "auto", inputs.mapping("MAPPING")
    name, several = inputs.text("SAVE_MAPPING"), read_entries(inputs.text("MAPPINGS"))
    if name and not mapping:
        raise ParameterError(name="SAVE_MAPPING", value=name, expected=_WITH_MAPPING)
    try:
        with store.transaction():
            if name and mapping:
                remember(store, name, source, kind, mapping)
            with in_use(store, several):
                report = import_files(
                    store, source, kind, mapping, keep_personal=inputs.yes("KEEP_PERSONAL"),
                    progress=FeedbackProgress(feedback),
                )
            if inputs.yes("TRIAL"):
                raise _Tried(report)
    except _Tried as tried:
        report = replace(tried.report, trial=True, import_id=0)
    return report


class _Tried(Exception):
    """Raised to take back what was only tried."""

    def __init__(self, report: ImportReport) -> None:
        super().__init__()
        self.report = report


def outputs_of(report: ImportReport) -> dict[str, Any]:
    """Return the key numbers of an import."""
    return {
        "READ": report.read, "STORED": report.stored, "REPAIRED": report.repaired, "DUPLICATES": report.present,
        "QUARANTINED": report.quarantined, "PATROLS": report.patrols, "OBSERVATIONS": report.observations,
        "RAW_KM": report.raw_km, "CLEAN_KM": report.clean_km, "SOURCE_KM": report.source_km,
        "FILES": len(report.files), "IMPORT_ID": report.import_id,
    }
