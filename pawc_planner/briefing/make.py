"""Make the printed briefing of one cycle."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsLayoutExporter, QgsPrintLayout, QgsProject

from ..base.errors import Cancelled
from ..bridge import libraries
from ..bridge.layers import site_crs, site_source
from .errors import PrintFailedError
from .maps import MapSet
from .pages import Sheets, all_pages
from .reading import read_contents
from .words import Words

DPI = 200


@dataclass(frozen=True)
class BriefingReport:
    """What was printed: number of pages and the file."""

    pages: int
    path: Path


def make_briefing(
    site_path: Path, cycle_id: str, language: str, output: Path, *, redact: bool = False, feedback: Any = None
) -> BriefingReport:
    """Print the plan of a cycle as an A4 PDF.

    Parameters
    ----------
    site_path : Path
        Site database.
    cycle_id : str
        Cycle; "" for the latest.
    language : str
        ``th`` or ``en``; may differ from the language of the screen.
    output : Path
        PDF to write; replaced only when the whole document is ready.
    redact : bool
        Leave places that must not be found on a lost sheet (stumps, cameras, reports) off the team sheets.
    feedback : QgsFeedback, optional
        Shows progress and can cancel.

    Raises
    ------
    PawcError
        Unknown cycle or language, nothing planned, output not writable, cancelled.
    """
    libraries.prepare()
    output = Path(output)
    contents = read_contents(site_path, cycle_id, redact=redact)
    words = Words(language, contents.year_style)
    if not output.parent.is_dir() or output.is_dir():
        raise PrintFailedError(path=str(output), reason=words("no such folder"))
    source = site_source(site_path, contents.cycle_id)
    _report(feedback, 10)
    project = QgsProject()
    project.setCrs(site_crs(source))
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName(words("Patrol plan"))
    layout.renderContext().setDpi(DPI)
    sheets = Sheets(layout, contents, words, MapSet(source, words), site_crs(source))
    all_pages(sheets)
    _report(feedback, 40)
    _export(layout, output, feedback)
    _report(feedback, 100)
    return BriefingReport(sheets.pages, output)


def _report(feedback: Any, percent: float) -> None:
    if feedback is None:
        return
    if feedback.isCanceled():
        raise Cancelled()
    feedback.setProgress(percent)


def _export(layout: QgsPrintLayout, output: Path, feedback: Any) -> None:
    """Write beside the target and move, so that a failure leaves the old file."""
    scratch = output.with_name(f".{output.stem}.new.pdf")
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi = DPI
    settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
    settings.rasterizeWholeImage = False
    settings.forceVectorOutput = False
    try:
        exporter = QgsLayoutExporter(layout)
        done = exporter.exportToPdf(str(scratch), settings)
        if done != QgsLayoutExporter.ExportResult.Success:
            raise PrintFailedError(path=str(output), reason=exporter.errorFile() or "PDF")
        _report(feedback, 90)
        scratch.replace(output)
    except OSError as error:
        raise PrintFailedError(path=str(output), reason=error.strerror or type(error).__name__) from error
    finally:
        scratch.unlink(missing_ok=True)
