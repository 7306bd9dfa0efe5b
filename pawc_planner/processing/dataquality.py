"""Algorithm ``dataquality``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFolderDestination,
)

from ..base.errors import ParameterError
from ..base.progress import step
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from ..bridge.feedback import FeedbackProgress
from ..bridge.messages import message
from ..i18n import translate
from . import parameters
from .algorithm import SITE, PawcAlgorithm, Result, tell
from .inputs import Inputs
from .results import csv_text, write_text

if TYPE_CHECKING:
    import pandas as pd

_FOLDER = QT_TRANSLATE_NOOP("PawcPlanner", "a folder that can be written ({fault})")
COUNTED = ("read", "stored", "repaired", "present", "quarantined")


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
        from ..site.quality import export_log, quality
        from ..site.reconciliation import reconciliation, total
        from ..site.store import SiteStore

        folder = inputs.new_path("OUTPUT_FOLDER")
        with SiteStore.open(inputs.site()) as store:
            found, rows = quality(store), reconciliation(store, inputs.period(store))
            step(FeedbackProgress(feedback), 0.6)
            if folder is not None:
                make_folder("OUTPUT_FOLDER", folder)
                export_log(store, folder / "log.csv")
                write_text("OUTPUT_FOLDER", folder / "reconciliation.csv", table_of(rows))
        summed = total(rows)
        counts = {name: int(found.counts[name].sum()) for name in COUNTED}
        outputs: dict[str, Any] = {
            "IMPORTS": len(found.imports), "READ": counts["read"], "STORED": counts["stored"],
            "REPAIRED": counts["repaired"], "DUPLICATES": counts["present"], "QUARANTINED": counts["quarantined"],
            "OPEN": found.open_rows, "SOURCE_KM": known(summed["source_km"]), "RAW_KM": known(summed["raw_km"]),
            "CLEAN_KM": known(summed["clean_km"]),
        }
        template = QT_TRANSLATE_NOOP(
            "PawcPlanner",
            "{read} records read in {imports} imports; {open} are still set aside. {raw} km recorded, {clean} km after "
            "repair.",
        )
        facts = {
            "read": f"{counts['read']:,}", "imports": len(found.imports), "open": found.open_rows,
            "raw": f"{outputs['RAW_KM']:,.1f}", "clean": f"{outputs['CLEAN_KM']:,.1f}",
        }
        notes = [Sentence(template, facts), *summed["why"]]
        if folder is not None:
            outputs["OUTPUT_FOLDER"] = str(folder)
        return {**outputs, "SUMMARY": tell(notes, feedback)}


def known(value: float) -> float:
    """Return a sum; 0 where nothing was stated."""
    return float(value) if value == value else 0.0


def make_folder(name: str, folder: Path) -> None:
    """Make a folder that a parameter names."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        expected = Sentence(_FOLDER, {"fault": fault.strerror})
        raise ParameterError(name=name, value=str(folder), expected=expected) from fault


def table_of(rows: pd.DataFrame) -> str:
    """Return a reconciliation as CSV text, its causes in the user's language."""
    told = rows.assign(why=["; ".join(message(cause) for cause in causes) for causes in rows["why"]])
    return csv_text(list(told.columns), [
        [f"{value:.3f}" if isinstance(value, float) and value == value else value for value in row]
        for row in told.itertuples(index=False)
    ])
