"""Algorithm ``mergesites``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
)

from ..base.words import QT_TRANSLATE_NOOP, Sentence
from ..bridge.feedback import FeedbackProgress
from ..i18n import translate
from . import parameters
from .algorithm import SITE, PawcAlgorithm, Result, tell
from .inputs import Inputs
from .results import csv_text, write_text

if TYPE_CHECKING:
    from ..site.merge import Conflict

_MERGED = QT_TRANSLATE_NOOP("PawcPlanner", "the merge itself is done")
PREFERENCES = ("ours", "theirs", "newer")
CONFLICT_COLUMNS = (
    "table", "record", "kept", "ours", "theirs", "ours_km", "theirs_km", "ours_fixes", "theirs_fixes", "ours_source",
    "theirs_source",
)
MOST = 10  # conflicts told one by one


class MergeSites(PawcAlgorithm):
    """Another copy of the site brought into this one."""

    ID = "mergesites"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Merge sites")
    GROUP = SITE
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Brings the records of another copy of the same site into this one, for example when two offices imported "
        "different files. Records that both have stay once. Where both have the same day of a patrol with different "
        "content, PREFER says which one stays; every such conflict is listed. The other file is only read. The merge "
        "counts as one import and can be undone (“undoimport”); merging twice adds nothing.",
    )
    RESULTS = (
        Result("ADDED", QT_TRANSLATE_NOOP("PawcPlanner", "Rows added")),
        Result("PRESENT", QT_TRANSLATE_NOOP("PawcPlanner", "Rows already present")),
        Result("REPLACED", QT_TRANSLATE_NOOP("PawcPlanner", "Rows replaced by the other copy's")),
        Result("CONFLICTS", QT_TRANSLATE_NOOP("PawcPlanner", "Conflicts")),
        Result("IMPORT_ID", QT_TRANSLATE_NOOP("PawcPlanner", "Number of the import (0 when there was none)")),
    )

    def parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Both sites, which one wins, where to list the conflicts."""
        return (
            parameters.site(),
            QgsProcessingParameterFile(
                "OTHER", translate("PawcPlanner", "Other copy of the site"),
                fileFilter=translate("PawcPlanner", "Site database (*.gpkg);;All files (*)"),
            ),
            parameters.words("PREFER", translate("PawcPlanner", "In a conflict, keep"), PREFERENCES, "ours"),
            QgsProcessingParameterFileDestination(
                "CONFLICTS_FILE", translate("PawcPlanner", "List of the conflicts"),
                translate("PawcPlanner", "Table (*.csv)"), optional=True, createByDefault=False,
            ),
        )

    def run_step(self, inputs: Inputs, feedback: QgsProcessingFeedback) -> Mapping[str, Any]:
        """Merge in one transaction, then list the conflicts."""
        from ..site.merge import merge_sites
        from ..site.store import SiteStore

        target, other = inputs.new_path("CONFLICTS_FILE"), inputs.path("OTHER")
        with SiteStore.open(inputs.site(), write=True) as store:
            report = merge_sites(
                store, other, FeedbackProgress(feedback), prefer=inputs.choice("PREFER") or PREFERENCES[0]
            )
        table = [[getattr(conflict, name) for name in CONFLICT_COLUMNS] for conflict in report.conflicts]
        notes = [*report.notes, *(said_conflict(conflict) for conflict in report.conflicts[:MOST])]
        if len(report.conflicts) > MOST:
            more = QT_TRANSLATE_NOOP("PawcPlanner", "… and {n} more conflicts; CONFLICTS_FILE lists all of them.")
            notes.append(Sentence(more, {"n": len(report.conflicts) - MOST}))
        outputs: dict[str, Any] = {
            "ADDED": sum(report.added.values()), "PRESENT": sum(report.present.values()),
            "REPLACED": sum(report.changed.values()), "CONFLICTS": len(report.conflicts),
            "IMPORT_ID": report.import_id, "SUMMARY": tell(notes, feedback),
        }
        if target is not None:
            text = csv_text(CONFLICT_COLUMNS, table)
            outputs["CONFLICTS_FILE"] = write_text("CONFLICTS_FILE", target, text, done=_MERGED)
        return outputs


def said_conflict(conflict: Conflict) -> Sentence:
    """Say one conflict."""
    template = QT_TRANSLATE_NOOP("PawcPlanner", "{table} {record}: ours {ours}, theirs {theirs}; kept: {kept}.")
    facts = {name: getattr(conflict, name) for name in ("table", "record", "ours", "theirs", "kept")}
    return Sentence(template, facts)
