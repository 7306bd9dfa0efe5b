"""The dock: open a site, bring data in, plan the next cycle, look at the result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QMimeData
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
from qgis.PyQt.QtWidgets import QFileDialog, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ..bridge import libraries, settings
from ..i18n import translate
from ..processing import parameters
from .library_page import LibraryPage
from .notice import GOOD, WARNING, Notice
from .plan_page import PlanPage
from .result_page import ResultPage
from .run import AlgorithmRun
from .site_page import SitePage
from .watch import FolderWatch

if TYPE_CHECKING:
    from ..site.summary import SiteSummary
    from .analysis_window import AnalysisWindow
    from .import_dialog import ImportDialog
    from .quality_window import QualityWindow


class PlannerDock(QgsDockWidget):
    """Joins the pages to the algorithms; holds no arithmetic.

    Attributes
    ----------
    summary : SiteSummary or None
        The open site.
    run : AlgorithmRun or None
        The plan that is being made.
    importing, quality, analysis : ImportDialog, QualityWindow, AnalysisWindow or None
        The windows that are open.
    watch : FolderWatch
        Tells of new files in the folder that is watched for the site.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("PawcPlanner", "PAWC Planner"), parent)
        self.setObjectName("pawc_planner_dock")
        self.summary: SiteSummary | None = None
        self.run: AlgorithmRun | None = None
        self.importing: ImportDialog | None = None
        self.quality: QualityWindow | None = None
        self.analysis: AnalysisWindow | None = None
        self.watch = FolderWatch(self)
        self.setAcceptDrops(True)
        self.notice = Notice()
        self.site_page, self.plan_page, self.result_page = SitePage(), PlanPage(), ResultPage()
        self.library_page = LibraryPage()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.library_page)
        self.pages.addWidget(self._work_page())
        self._arrange()
        self._connect()
        self.show_right_page()

    def _work_page(self) -> QWidget:
        work = QWidget()
        layout = QVBoxLayout(work)
        for page in (self.site_page, self.plan_page, self.result_page):
            layout.addWidget(page)
        layout.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(work)
        scroll.setMinimumWidth(work.minimumSizeHint().width() + scroll.verticalScrollBar().sizeHint().width() + 4)
        return scroll

    def _arrange(self) -> None:
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.notice)
        layout.addWidget(self.pages, 1)
        self.setWidget(body)

    def _connect(self) -> None:
        self.library_page.complete.connect(self.show_right_page)
        self.site_page.open_asked.connect(self.choose_site)
        self.site_page.algorithm_asked.connect(self.ask_algorithm)
        self.site_page.files_asked.connect(self.ask_files)
        self.site_page.folder_asked.connect(self.ask_folder)
        self.site_page.quality_asked.connect(self.show_quality)
        self.site_page.analysis_asked.connect(self.show_analysis)
        self.site_page.watch_asked.connect(self.ask_watched_folder)
        self.site_page.arrivals.import_asked.connect(self.import_arrivals)
        self.site_page.arrivals.passed_over.connect(lambda: self.watch.pass_over())
        self.watch.found.connect(self.site_page.arrivals.show_files)
        self.site_page.load_asked.connect(lambda: self.load_layers(""))
        self.plan_page.plan_asked.connect(self.start_plan)
        self.plan_page.cancel_asked.connect(self.cancel_plan)
        self.result_page.load_asked.connect(self.load_layers)

    def show_right_page(self) -> None:
        """Show the work, or what is missing; with the work, the site of last time."""
        gone = libraries.missing()
        self.pages.setCurrentIndex(0 if gone else 1)
        last = settings.load().last_site
        if not gone and self.summary is None and last and Path(last).exists():
            self.open_site(Path(last))

    def choose_site(self) -> None:
        """Ask for a site database and open it."""
        title, kind = translate("PawcPlanner", "Open site"), translate("PawcPlanner", "Site database (*.gpkg)")
        chosen, _ = QFileDialog.getOpenFileName(self, title, settings.load().last_folder, kind)
        if chosen:
            self.open_site(Path(chosen))

    def open_site(self, path: Path) -> None:
        """Open a site, show it and remember it."""
        with self.notice.tells_failures():
            libraries.prepare()
            from ..site.summary import site_summary

            self.summary = site_summary(path)
            settings.save(replace(settings.load(), last_site=str(path), last_folder=str(path.parent)))
            self.site_page.show_site(self.summary)
            self.plan_page.show_site(self.summary)
            if self.watch.site != path:
                self.watch.show_site(path)

    def ask_algorithm(self, name: str, **values: Any) -> None:
        """Open the dialog of an algorithm with the site filled in; show the site anew when it is closed."""
        from qgis import processing

        if self.summary is not None and name != "createsite":
            values["SITE"] = str(self.summary.path)
        with self.notice.tells_failures():
            if self.summary is not None and name == "sitesettings":
                from ..site.settings import settings_in

                values = {**settings_in(self.summary.path), **values}
            outputs = processing.execAlgorithmDialog(f"pawc_planner:{name}", values)
            created = outputs.get("OUTPUT") if outputs and name == "createsite" else None
            if created:
                self.open_site(Path(created))
            elif self.summary is not None:
                self.open_site(self.summary.path)

    def ask_files(self) -> None:
        """Ask for files and open the import with them."""
        title, last = translate("PawcPlanner", "Files to import"), settings.load().last_folder
        chosen, _ = QFileDialog.getOpenFileNames(self, title, last, parameters.exports_filter())
        if chosen:
            self.open_import([Path(name) for name in chosen])

    def ask_folder(self) -> None:
        """Ask for a folder of exports and open the import with it."""
        title = translate("PawcPlanner", "Folder of exports")
        chosen = QFileDialog.getExistingDirectory(self, title, settings.load().last_folder)
        if chosen:
            self.open_import([Path(chosen)])

    def ask_watched_folder(self) -> None:
        """Ask for the folder to watch; without one nothing is watched any more."""
        title = translate("PawcPlanner", "Folder to watch for new exports (Cancel: watch none)")
        before = str(self.watch.folder or settings.load().last_folder)
        chosen = QFileDialog.getExistingDirectory(self, title, before)
        self.watch.choose(Path(chosen) if chosen else None)
        text = translate("PawcPlanner", "New files in {folder} will be offered here; none is imported unasked.")
        none = translate("PawcPlanner", "No folder is watched.")
        self.notice.say(text.format(folder=chosen) if chosen else none, GOOD)

    def open_import(self, sources: Sequence[Path]) -> ImportDialog | None:
        """Open the import dialogue with files or folders; None when no site is open or an import runs."""
        if self.summary is None:
            self.notice.say(translate("PawcPlanner", "Open or create a site first, then import."), WARNING)
            return None
        from .import_dialog import ImportDialog

        if self.importing is not None:
            if self.importing.run is not None:
                self.notice.say(translate("PawcPlanner", "An import is running. Wait for it, or cancel it."), WARNING)
                return None
            self.importing.close()
        self.notice.clear()
        self.importing = ImportDialog(self.summary.path, sources, self.window())
        self.importing.imported.connect(lambda _: self._imported())
        self.importing.quality_asked.connect(self.show_quality)
        self.importing.closed.connect(self._import_closed)
        self.importing.show()
        return self.importing

    def import_arrivals(self, files: Sequence[Path]) -> None:
        """Open the import with files of the watched folder; what is imported is new no more."""
        dialog = self.open_import(files)
        if dialog is not None:
            dialog.imported.connect(lambda source: self.watch.pass_over([source]))

    def show_quality(self) -> None:
        """Open the window on the quality of the site's data."""
        if self.summary is None:
            return
        from .quality_window import QualityWindow

        if self.quality is not None:
            self.quality.close()
        self.quality = QualityWindow(self.summary.path, self.window())
        self.quality.changed.connect(self._show_anew)
        self.quality.closed.connect(self._quality_closed)
        self.quality.show()

    def show_analysis(self) -> None:
        """Open the window on coverage, rates and trends; the one that is open for the site comes to the front."""
        if self.summary is None:
            return
        from .analysis_window import AnalysisWindow

        if self.analysis is not None and self.analysis.site != self.summary.path:
            self.analysis.close()
        if self.analysis is None:
            self.analysis = AnalysisWindow(self.summary.path, self.window())
            self.analysis.closed.connect(self._analysis_closed)
        self.analysis.show()
        self.analysis.raise_()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders that are dragged onto the dock."""
        if dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the import with what was dropped."""
        files = dropped(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.open_import(files)

    def load_layers(self, cycle: str) -> None:
        """Show the styled layers of the site and of a cycle ("": the latest) on the map."""
        if self.summary is None:
            return
        with self.notice.tells_failures():
            from ..bridge.project import load_site_group

            load_site_group(QgsProject.instance(), self.summary.path, cycle)

    def start_plan(self, values: dict[str, Any]) -> None:
        """Run ``plancycle`` in the background."""
        if self.summary is None or self.run is not None:
            return
        self.notice.clear()
        self.result_page.clear()
        self.run = AlgorithmRun("pawc_planner:plancycle", {**values, "SITE": str(self.summary.path)}, self)
        self.run.progressed.connect(self.plan_page.show_progress)
        self.run.stage.connect(self.plan_page.stage.setText)
        self.run.done.connect(self._plan_done)
        self.run.failed.connect(self._plan_failed)
        self.plan_page.show_running(True)
        self.run.start()

    def cancel_plan(self) -> None:
        """Ask the running plan to stop."""
        if self.run is not None:
            self.plan_page.stage.setText(translate("PawcPlanner", "Stopping…"))
            self.run.cancel()

    def stop(self) -> None:
        """Stop what runs before the dock goes away."""
        if self.run is not None:
            self.run.abandon()
            self.run = None
        for window in (self.importing, self.quality, self.analysis):
            if window is not None:
                window.close()

    def _show_anew(self) -> None:
        if self.summary is not None:
            self.open_site(self.summary.path)

    def _imported(self) -> None:
        """Show the site anew, also in the window on its quality when that is open."""
        self._show_anew()
        if self.quality is not None and self.quality.run is None:
            self.quality.read_again()

    def _import_closed(self) -> None:
        self.importing = None

    def _quality_closed(self) -> None:
        self.quality = None

    def _analysis_closed(self) -> None:
        self.analysis = None

    def _plan_done(self, outputs: dict[str, Any]) -> None:
        self._end_run()
        self.result_page.show_result(outputs)
        if self.summary is not None:
            self.open_site(self.summary.path)
        text = translate("PawcPlanner", "The plan is made: {pages} pages in {folder}.")
        self.notice.say(text.format(pages=outputs.get("PAGES"), folder=outputs.get("OUTPUT_FOLDER")), GOOD)

    def _plan_failed(self, reason: str) -> None:
        self._end_run()
        self.notice.say(reason or translate("PawcPlanner", "The plan was not made."), WARNING)

    def _end_run(self) -> None:
        self.plan_page.show_running(False)
        self.run = None


def dropped(data: QMimeData) -> list[Path]:
    """Return the files and folders of this machine that are dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile() and url.toLocalFile()]
