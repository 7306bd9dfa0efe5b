"""The import dialogue: files as they are understood, what the user decides, a trial, the import itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..base.progress import Progress
from ..i18n import translate
from .import_bar import MappingLine, PersonalLine, RunLine
from .import_choice import Choice
from .import_file_page import FilePage
from .import_requests import Found, Listed, alike, looked_again, looked_at, not_used, requests
from .import_texts import about_file, first_to_look_at, outcome_text, passed_over_text, questions_text, what_it_is
from .notice import GOOD, WARNING, Notice
from .rows import nothing_by_return
from .run import AlgorithmRun
from .work import Work

if TYPE_CHECKING:
    from ..importers.mappings import SavedMapping

WIDTH, HEIGHT = 1040, 620  # fits a screen of 1366 x 768 beside its bars
_FILE_LIST = 340


class ImportDialog(QDialog):
    """Shows, asks and runs ``importfiles``; reads and imports in the background.

    Parameters
    ----------
    site : Path
        The site database.
    sources : sequence of Path
        Files, zips or folders.

    Attributes
    ----------
    imported : signal
        A source was written to the site; its path.
    closed : signal
        The window goes.
    quality_asked : signal
        The user wants to see what became of the records.
    """

    imported = pyqtSignal(object)
    closed = pyqtSignal()
    quality_asked = pyqtSignal()

    def __init__(self, site: Path, sources: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("PawcPlanner", "Import into {site}").format(site=site.name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.site, self.sources = site, tuple(sources)
        self.listed: list[Listed] = []
        self.saved: tuple[SavedMapping, ...] = ()
        self.work: Work | None = None
        self.run: AlgorithmRun | None = None
        self._stale: set[int] = set()  # files with a choice with which they were not looked at yet
        self._queue: list[dict[str, Any]] = []
        self._counts: list[dict[str, Any]] = []
        self._failures: list[str] = []
        self._sources = 0
        self.notice, self.files, self.page = Notice(), QTreeWidget(), FilePage()
        self.personal, self.mapping, self.bar = PersonalLine(), MappingLine(), RunLine()
        self.passed_over = QLabel(wordWrap=True)
        self._arrange()
        self._connect()
        self.look()

    def _arrange(self) -> None:
        self.files.setHeaderLabels([translate("PawcPlanner", "File"), translate("PawcPlanner", "What it is")])
        self.files.setRootIsDecorated(False)
        self.files.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # the end of a name tells files apart
        self.files.header().setStretchLastSection(False)
        self.files.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.files.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.files)
        split.addWidget(self.page)
        split.setStretchFactor(1, 1)
        split.setSizes([_FILE_LIST, WIDTH - _FILE_LIST])
        layout = QVBoxLayout(self)
        for widget in (self.notice, self.passed_over):
            layout.addWidget(widget)
        layout.addWidget(split, 1)
        layout.addWidget(self.personal)
        layout.addWidget(self.mapping)
        layout.addWidget(self.bar)
        nothing_by_return(self)
        self.resize(WIDTH, HEIGHT)

    def _connect(self) -> None:
        self.files.currentItemChanged.connect(lambda *_: self._show_current())
        self.page.choice_changed.connect(self._choose)
        self.personal.kept_changed.connect(lambda _: self.look())
        self.mapping.chosen.connect(self._take_saved)
        self.mapping.name_changed.connect(self._name_mapping)
        self.mapping.forget_asked.connect(self._forget)
        self.bar.trial.clicked.connect(lambda: self.start(trial=True))
        self.bar.run.clicked.connect(lambda: self.start(trial=False))
        self.bar.stop.clicked.connect(self.stop)
        self.bar.quality.clicked.connect(self.quality_asked)
        self.bar.leave.clicked.connect(self.close)

    # What is there

    def look(self) -> None:
        """Look at all sources, in the background."""
        kept = self.personal.keep.isChecked()
        choices = {one.place: one.choice for one in self.listed}
        self._work(lambda progress: looked_at(self.site, self.sources, choices, kept, progress), self._show_all)

    def _look_again(self) -> None:
        """Look at the files with another choice."""
        kept = self.personal.keep.isChecked()
        choices = {self.listed[at].place: self.listed[at].choice for at in sorted(self._stale)}
        self._work(lambda progress: looked_again(self.site, choices, kept, progress), self._show_again)

    def _work(self, job: Any, then: Any) -> None:
        if self.work is not None:
            self.work.abandon()
        self.work = Work(translate("PawcPlanner", "Looking at the files"), job, self)
        self.work.progressed.connect(self.bar.show_progress)
        self.work.done.connect(lambda value: self._worked(then, value))
        self.work.failed.connect(self._not_worked)
        self._show_state()
        self.bar.stage.setText(translate("PawcPlanner", "Looking at the files…"))
        self.work.start()

    def _worked(self, then: Any, value: Any) -> None:
        self.work = None
        then(value)
        self._show_state()

    def _not_worked(self, reason: str) -> None:
        self.work = None
        self.notice.say(reason, WARNING)
        self._show_state()

    def _show_all(self, found: Found) -> None:
        before = self._current()
        self._stale.clear()
        self.listed, self.saved = list(found.files), found.saved
        self.files.clear()
        for one in self.listed:
            item = QTreeWidgetItem([one.file.name, what_it_is(one)])
            item.setToolTip(0, about_file(one))
            self.files.addTopLevelItem(item)
        self.files.setVisible(len(self.listed) > 1)
        self.passed_over.setText(passed_over_text(found))
        self.passed_over.setVisible(bool(self.passed_over.text()))
        if self.listed:
            at = before if 0 <= before < len(self.listed) else first_to_look_at(self.listed)
            self.files.setCurrentItem(self.files.topLevelItem(at))
            (self.files if len(self.listed) > 1 else self.page.tabs).setFocus()
        self._tell_questions()

    def _show_again(self, found: Sequence[Listed]) -> None:
        self._stale.clear()
        places = {one.place: at for at, one in enumerate(self.listed)}
        for one in found:
            at = places.get(one.place)
            if at is not None:
                self.listed[at] = one
                self.files.topLevelItem(at).setText(1, what_it_is(one))
        self._show_current()
        self._tell_questions()

    def _tell_questions(self) -> None:
        text = questions_text(self.listed)
        if text:
            self.notice.say(text, WARNING)
        else:
            self.notice.clear()

    def _current(self) -> int:
        return self.files.indexOfTopLevelItem(self.files.currentItem()) if self.files.currentItem() else -1

    def _show_current(self) -> None:
        from ..importers.mappings import used_mapping

        at = self._current()
        if not 0 <= at < len(self.listed):
            return
        one = self.listed[at]
        self.page.show_file(one.file, one.choice, may_leave=len(self.listed) > 1)
        self.personal.show_names(one.file.personal)
        self.mapping.setVisible(bool(one.file.headers))
        known = [saved.name for saved in self.saved]
        used = used_mapping(self.saved, one.file.headers)
        if one.choice.is_made:
            used = next((saved.name for saved in self.saved if saved.mapping == one.choice.mapping), "")
        name = one.choice.name or used
        self.mapping.show_names(known, name, save=bool(one.choice.name))

    # What the user decides

    def _choose(self, choice: Choice) -> None:
        if self._current() >= 0:
            self._stale.update(self._take(choice))
            self._look_again()

    def _name_mapping(self, name: str) -> None:
        if self._current() >= 0:
            self.page.choice = replace(self.page.choice, name=name)
            self._take(self.page.choice)

    def _take(self, choice: Choice) -> list[int]:
        """Keep a choice for the chosen file and those with the same headers; return their places."""
        places = alike(self.listed, self._current())
        for place in places:
            self.listed[place] = replace(self.listed[place], choice=choice)
        return places

    def _take_saved(self, name: str) -> None:
        saved = next((saved for saved in self.saved if saved.name == name), None)
        if saved is not None and self._current() >= 0:
            self._choose(Choice(saved.kind or self.page.choice.kind, saved.mapping))

    def _forget(self, name: str) -> None:
        def job(progress: Progress) -> None:
            from ..importers.mappings import forget_mapping
            from ..site.store import SiteStore

            with SiteStore.open(self.site, write=True) as store:
                forget_mapping(store, name)

        self._work(job, lambda _: self.look())

    # Trial and import

    def start(self, trial: bool) -> None:
        """Run the import of every source, one after the other; a trial writes nothing."""
        if self.run is not None or self.work is not None:
            return
        self.notice.clear()
        self._counts, self._failures = [], []
        self._queue = requests(self.site, self.listed, keep_personal=self.personal.keep.isChecked(), trial=trial)
        self._sources = len(self._queue)
        if self._queue:
            self._next()

    def stop(self) -> None:
        """Stop what is running; the import that runs leaves nothing."""
        if self.run is not None:
            self._queue = []
            self.bar.stage.setText(translate("PawcPlanner", "Stopping…"))
            self.run.cancel()
        elif self.work is not None:
            self.work.abandon()
            self._not_worked(translate("PawcPlanner", "Cancelled. Nothing was changed."))

    def _next(self) -> None:
        request = self._queue.pop(0)
        trial = bool(request["TRIAL"])
        self.run = AlgorithmRun("pawc_planner:importfiles", request, self)
        self.bar.show_part(self._sources - len(self._queue), self._sources)
        self.run.progressed.connect(self.bar.show_progress)
        self.run.stage.connect(self.bar.show_stage)
        source = Path(request["INPUT"])
        self.run.done.connect(lambda outputs: self._ran(trial, source, outputs))
        self.run.failed.connect(lambda reason: self._failed(trial, reason))
        self._show_state()
        self.run.start()

    def _ran(self, trial: bool, source: Path, outputs: dict[str, Any]) -> None:
        self._counts.append(outputs)
        if not trial:
            self.imported.emit(source)
        self._proceed(trial)

    def _failed(self, trial: bool, reason: str) -> None:
        """Keep why a source was not imported, and go on with the others unless the user wants to stop."""
        self._failures.append(reason or translate("PawcPlanner", "The import did not work."))
        self._proceed(trial)

    def _proceed(self, trial: bool) -> None:
        if self._queue:
            self._next()
            return
        self.run = None
        self._show_state()
        text = outcome_text(self._counts, self._failures, not_used(self.listed), trial)
        self.notice.say(text, WARNING if self._failures else GOOD)

    def _show_state(self) -> None:
        usable = any(one.file.fault is None for one in self.listed)
        asked = any(one.is_asked for one in self.listed)
        busy = self.run is not None or self.work is not None
        self.bar.show_state(busy=busy, ready=usable and not asked)
        for widget in (self.page, self.personal, self.mapping):
            widget.setEnabled(self.run is None and bool(self.listed))

    def closeEvent(self, event: Any) -> None:
        """Stop what runs before the window goes.

        That of QDialog would call :meth:`reject`, which closes, and take the window that is still there for a refusal.
        """
        self.let_go()
        self.closed.emit()
        event.accept()

    def reject(self) -> None:
        """Escape closes it only when nothing runs; while something runs it stops that."""
        if self.run is not None or self.work is not None:
            self.stop()
        else:
            self.close()

    def let_go(self) -> None:
        """Stop what runs and wait until it has let go of this window."""
        if self.work is not None:
            self.work.abandon()
            self.work = None
        if self.run is not None:
            self._queue = []
            self.run.abandon()
            self.run = None
