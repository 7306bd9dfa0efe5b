"""Algorithm ``previewimport``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingFeedback, QgsProcessingParameterDefinition, QgsProcessingParameterFile

from ..base.words import QT_TRANSLATE_NOOP
from ..bridge.feedback import FeedbackProgress
from ..bridge.messages import message
from ..i18n import translate
from . import parameters
from .algorithm import SITE, PawcAlgorithm, Result
from .importfiles import KINDS
from .inputs import Inputs

if TYPE_CHECKING:
    from ..importers.preview import FilePreview


class PreviewImport(PawcAlgorithm):
    """How files would be read, without reading them into the site."""

    ID = "previewimport"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Preview import")
    GROUP = SITE
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Shows how files would be read: what each one is, which of its columns is which, its first rows as understood, "
        "problems, and what has to be decided (day or month first). It changes nothing. PREVIEW is the same as JSON, "
        "for scripts; with TRIAL, “importfiles” counts what would become of every record.",
    )
    RESULTS = (
        Result("FILES", QT_TRANSLATE_NOOP("PawcPlanner", "Files found")),
        Result("IGNORED", QT_TRANSLATE_NOOP("PawcPlanner", "Files passed over")),
        Result("UNUSABLE", QT_TRANSLATE_NOOP("PawcPlanner", "Files that cannot be used")),
        Result("QUESTIONS", QT_TRANSLATE_NOOP("PawcPlanner", "Files with a question to answer")),
        Result("PREVIEW", QT_TRANSLATE_NOOP("PawcPlanner", "The preview as JSON"), is_text=True),
    )

    def parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site, what to look at, and how to read it."""
        return (
            parameters.site(),
            QgsProcessingParameterFile(
                "INPUT", translate("PawcPlanner", "File, zip or folder"), fileFilter=parameters.exports_filter()
            ),
            parameters.words("KIND", translate("PawcPlanner", "What it holds"), KINDS, "auto"),
            parameters.text("MAPPING", translate("PawcPlanner", "Column mapping (JSON, or path of a JSON file)")),
            parameters.number("ROWS", translate("PawcPlanner", "Rows to show"), 20, 1, 1000, whole=True),
        )

    def run_step(self, inputs: Inputs, feedback: QgsProcessingFeedback) -> Mapping[str, Any]:
        """Look and tell."""
        from ..importers.preview import preview
        from ..site.store import SiteStore

        with SiteStore.open(inputs.site()) as store:
            seen = preview(
                store, inputs.path("INPUT"), inputs.choice("KIND") or "auto", inputs.mapping("MAPPING"),
                rows=inputs.whole("ROWS"), progress=FeedbackProgress(feedback),
            )
        text = "\n\n".join(as_text(file) for file in seen.files)
        feedback.pushInfo(text)
        facts = {"files": [as_facts(file) for file in seen.files], "ignored": seen.ignored}
        return {
            "FILES": len(seen.files), "IGNORED": seen.ignored,
            "UNUSABLE": sum(file.fault is not None for file in seen.files),
            "QUESTIONS": sum(file.question is not None for file in seen.files),
            "PREVIEW": json.dumps(facts, ensure_ascii=False, default=str), "SUMMARY": text,
        }


def as_text(file: FilePreview) -> str:
    """Say in lines of text how a file would be read."""
    facts = ", ".join(filter(None, (message(file.format), file.kind, file.encoding)))
    lines = [f"{file.name}: {facts}" if facts else file.name]
    lines += [f"  {ours} ← {theirs}" for ours, theirs in file.columns.items()]
    if file.personal:
        left_out = translate("PawcPlanner", "Left out as personal data: {names}")
        lines.append("  " + left_out.format(names=", ".join(file.personal)))
    lines += ["  " + message(problem) for problem in problems_of(file)]
    return "\n".join(lines)


def as_facts(file: FilePreview) -> dict[str, Any]:
    """Return how a file would be read as values that JSON can hold."""
    question = file.question
    return {
        "name": file.name, "format": message(file.format), "kind": file.kind, "encoding": file.encoding,
        "delimiter": file.delimiter, "headers": list(file.headers), "columns": dict(file.columns),
        "unmatched": list(file.unmatched), "rows": [dict(row) for row in file.rows],
        "raw": [list(row) for row in file.raw], "problems": [message(said) for said in problems_of(file)],
        "question": None if question is None else {
            "column": question.column, "text": message(question.text),
            "options": {str(label): dict(change) for label, change in question.options.items()},
        },
        "signature": file.signature, "personal": list(file.personal), "usable": file.fault is None,
    }


def problems_of(file: FilePreview) -> tuple[Any, ...]:
    """Return what is wrong with a file, the fault that keeps it out first."""
    return (*([file.fault] if file.fault is not None else []), *file.problems)
