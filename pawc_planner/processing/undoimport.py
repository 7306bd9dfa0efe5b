"""Algorithm ``undoimport``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingFeedback, QgsProcessingParameterDefinition

from ..base.errors import ParameterError
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from ..bridge.feedback import FeedbackProgress
from ..i18n import translate
from . import parameters
from .algorithm import SITE, PawcAlgorithm, Result, tell
from .inputs import Inputs

if TYPE_CHECKING:
    from ..site.store import SiteStore

_NONE_YET = QT_TRANSLATE_NOOP("PawcPlanner", "the number of an import; this site has none yet")
MOST = 2_147_483_647


class UndoImport(PawcAlgorithm):
    """Take an import back, or the repairs of one rule of it."""

    ID = "undoimport"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Undo import")
    GROUP = SITE
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Takes an import back: what it brought goes, what it replaced comes back, and the site is as it was before. "
        "IMPORT_ID is the number of the import (see “dataquality”), 0 is the latest. With RULE (for example "
        "buddhist_year or spike) only the repairs of that rule are taken back: the values stand as they were read, and "
        "what cannot be stored so is set aside word for word.",
    )
    RESULTS = (
        Result("IMPORT_ID", QT_TRANSLATE_NOOP("PawcPlanner", "Number of the import")),
        Result("REMOVED", QT_TRANSLATE_NOOP("PawcPlanner", "Rows removed")),
        Result("RESTORED", QT_TRANSLATE_NOOP("PawcPlanner", "Rows put back")),
    )

    def parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site, import, rule."""
        return (
            parameters.site(),
            parameters.number(
                "IMPORT_ID", translate("PawcPlanner", "Number of the import (0: the latest)"), 0, 0, MOST, whole=True
            ),
            parameters.text("RULE", translate("PawcPlanner", "Only the repairs of this rule (empty: all of it)")),
        )

    def run_step(self, inputs: Inputs, feedback: QgsProcessingFeedback) -> Mapping[str, Any]:
        """Undo in one transaction."""
        from ..site.reversal import reverse_repairs
        from ..site.store import SiteStore
        from ..site.undo import undo_import

        rule, progress = inputs.text("RULE"), FeedbackProgress(feedback)
        with SiteStore.open(inputs.site(), write=True) as store:
            number = inputs.whole("IMPORT_ID") or latest(store)
            done = reverse_repairs(store, number, rule, progress) if rule else undo_import(store, number, progress)
        template = REVERSED if rule else UNDONE
        facts = {"number": number, "removed": sum(done.removed.values()), "restored": sum(done.restored.values())}
        return {
            "IMPORT_ID": number, "REMOVED": sum(done.removed.values()), "RESTORED": sum(done.restored.values()),
            "SUMMARY": tell([Sentence(template, facts), *done.notes], feedback),
        }


UNDONE = QT_TRANSLATE_NOOP(
    "PawcPlanner", "Import {number} is undone: {removed} rows were taken out, {restored} put back.")
REVERSED = QT_TRANSLATE_NOOP(
    "PawcPlanner", "Repairs of import {number} are taken back: {removed} rows were taken out, {restored} put back.")


def latest(store: SiteStore) -> int:
    """Return the number of the latest import."""
    from ..site.undo import imports

    known = imports(store)
    if not len(known):
        raise ParameterError(name="IMPORT_ID", value=0, expected=_NONE_YET)
    return int(known["import_id"].max())
