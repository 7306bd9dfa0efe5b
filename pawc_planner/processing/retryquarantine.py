"""Algorithm ``retryquarantine``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from qgis.core import (
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFileDestination,
)

from ..base.errors import ParameterError
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from ..bridge.feedback import FeedbackProgress
from ..i18n import translate
from . import parameters
from .algorithm import SITE, PawcAlgorithm, Result, tell
from .fixes import read_fixes, template
from .importfiles import outputs_of
from .inputs import Inputs
from .results import write_text

OPEN = "state = 'open'"
_GIVEN = QT_TRANSLATE_NOOP("PawcPlanner", "given, or DISMISS, or TEMPLATE to write a table to correct")
_NUMBERS = QT_TRANSLATE_NOOP("PawcPlanner", "the numbers of records that are set aside in this site")
_WHOLE = QT_TRANSLATE_NOOP("PawcPlanner", "whole numbers such as 12, 15")


class RetryQuarantine(PawcAlgorithm):
    """Records that were set aside, corrected and tried again."""

    ID = "retryquarantine"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Retry what was set aside")
    GROUP = SITE
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Corrects records that were set aside and imports them again. First write TEMPLATE: a CSV table of these "
        "records with the reason of each. Correct the cells in it and give the file as FIXES; rows that were not "
        "changed are passed over. FIXES may also be JSON: {\"12\": {\"Latitude\": \"14.25\"}}. DISMISS takes the "
        "numbers of records that are not worth correcting; they stay on record and are not shown again.",
    )
    RESULTS = (
        Result("READ", QT_TRANSLATE_NOOP("PawcPlanner", "Records read")),
        Result("STORED", QT_TRANSLATE_NOOP("PawcPlanner", "Records stored as they were")),
        Result("REPAIRED", QT_TRANSLATE_NOOP("PawcPlanner", "Records repaired or left out, each on record")),
        Result("DUPLICATES", QT_TRANSLATE_NOOP("PawcPlanner", "Records already present")),
        Result("QUARANTINED", QT_TRANSLATE_NOOP("PawcPlanner", "Records in quarantine")),
        Result("DISMISSED", QT_TRANSLATE_NOOP("PawcPlanner", "Records dismissed")),
        Result("OPEN", QT_TRANSLATE_NOOP("PawcPlanner", "Records still set aside")),
        Result("IMPORT_ID", QT_TRANSLATE_NOOP("PawcPlanner", "Number of the import (0 when there was none)")),
    )

    def parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site, corrections, what to dismiss, template."""
        return (
            parameters.site(),
            parameters.text("FIXES", translate("PawcPlanner", "Corrections (JSON, or path of a JSON or CSV file)")),
            parameters.text("DISMISS", translate("PawcPlanner", "Numbers of records to dismiss (12, 15)")),
            QgsProcessingParameterFileDestination(
                "TEMPLATE", translate("PawcPlanner", "Template to correct"), translate("PawcPlanner", "Table (*.csv)"),
                optional=True, createByDefault=False,
            ),
        )

    def run_step(self, inputs: Inputs, feedback: QgsProcessingFeedback) -> Mapping[str, Any]:
        """Correct and dismiss in one transaction, then write what is left as a template."""
        from ..importers.retry import dismiss, retry
        from ..site.store import SiteStore

        target, told = inputs.new_path("TEMPLATE"), inputs.text("FIXES")
        numbers = whole_numbers("DISMISS", inputs.text("DISMISS"))
        if not (told or numbers or target):
            raise ParameterError(name="FIXES", value="“”", expected=_GIVEN)
        outputs: dict[str, Any] = {"DISMISSED": 0, "IMPORT_ID": 0}
        notes: tuple[Sentence, ...] = ()
        with SiteStore.open(inputs.site(), write=bool(told or numbers)) as store:
            waiting = store.read("quarantine", OPEN)
            fixes = read_fixes(told, waiting) if told else {}
            unknown = sorted(set(numbers) - {int(fid) for fid in waiting["fid"]})
            if unknown:
                raise ParameterError(name="DISMISS", value=unknown[0], expected=_NUMBERS)
            if fixes:
                report = retry(store, fixes, progress=FeedbackProgress(feedback))
                kept = outputs_of(report)
                outputs.update({result.name: kept[result.name] for result in self.RESULTS if result.name in kept})
                notes = report.notes
            if numbers:
                dismiss(store, numbers)
                outputs["DISMISSED"] = len(numbers)
            waiting = store.read("quarantine", OPEN)
        outputs["OPEN"] = len(waiting)
        if target is not None:
            outputs["TEMPLATE"] = write_text("TEMPLATE", target, template(waiting))
        text = QT_TRANSLATE_NOOP("PawcPlanner", "{count} records are still set aside.")
        still = Sentence(text, {"count": len(waiting)})
        return {**outputs, "SUMMARY": tell((*notes, still), feedback)}


def whole_numbers(name: str, text: str) -> tuple[int, ...]:
    """Read whole numbers apart by commas, semicolons or blanks."""
    words = text.replace(",", " ").replace(";", " ").split()
    wrong = [word for word in words if not (word.isascii() and word.isdigit())]
    if wrong:
        raise ParameterError(name=name, value=wrong[0], expected=_WHOLE)
    return tuple(dict.fromkeys(int(word) for word in words))
