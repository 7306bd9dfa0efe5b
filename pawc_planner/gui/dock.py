"""The dock: open a site, bring data in, plan the next cycle, look at the result."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtWidgets import QFileDialog, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ..bridge import libraries, settings
from ..i18n import translate
from .library_page import LibraryPage
from .notice import GOOD, WARNING, Notice
from .plan_page import PlanPage
from .result_page import ResultPage
from .run import AlgorithmRun
from .site_page import SitePage

if TYPE_CHECKING:
    from ..site.summary import SiteSummary


class PlannerDock(QgsDockWidget):
    """Joins the pages to the algorithms; holds no arithmetic.

    Attributes
    ----------
    summary : SiteSummary or None
        The open site.
    run : AlgorithmRun or None
        The plan that is being made.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("PawcPlanner", "PAWC Planner"), parent)
        self.setObjectName("pawc_planner_dock")
        self.summary: SiteSummary | None = None
        self.run: AlgorithmRun | None = None
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
        self.site_page.folder_asked.connect(self.ask_folder)
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

    def ask_algorithm(self, name: str, **values: str) -> None:
        """Open the dialog of an algorithm with the site filled in; show the site anew when it is closed."""
        from qgis import processing

        if self.summary is not None and name != "createsite":
            values["SITE"] = str(self.summary.path)
        with self.notice.tells_failures():
            outputs = processing.execAlgorithmDialog(f"pawc_planner:{name}", values)
            created = outputs.get("OUTPUT") if outputs and name == "createsite" else None
            if created:
                self.open_site(Path(created))
            elif self.summary is not None:
                self.open_site(self.summary.path)

    def ask_folder(self) -> None:
        """Ask for a folder of exports and open the import with it."""
        title = translate("PawcPlanner", "Folder of exports")
        chosen = QFileDialog.getExistingDirectory(self, title, settings.load().last_folder)
        if chosen:
            self.ask_algorithm("importfiles", INPUT=chosen)

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
