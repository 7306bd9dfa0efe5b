"""The import dialogue: files as they are understood, what the user decides, a trial, the import itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDialog,
    QLabel,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..base.progress import Progress
from ..bridge.messages import message
from ..i18n import translate
from .import_bar import MappingLine, PersonalLine, RunLine
from .import_choice import Choice
from .import_file_page import FilePage
from .import_requests import Listed, looked_at, requests
from .notice import GOOD, WARNING, Notice
from .run import AlgorithmRun
from .titles import kind_title
from .work import Work

if TYPE_CHECKING:
    from ..importers.mappings import SavedMapping
    from ..importers.preview import FilePreview

WIDTH, HEIGHT = 1040, 620  # fits a screen of 1366 x 768 beside its bars
_FILE_LIST = 260


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
        Something was written to the site.
    closed : signal
        The window goes.
    quality_asked : signal
        The user wants to see what became of the records.
    """

    imported = pyqtSignal()
    closed = pyqtSignal()
    quality_asked = pyqtSignal()

    def __init__(self, site: Path, sources: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("PawcPlanner", "Import into {site}").format(site=site.name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.site, self.sources = site, tuple(sources)
        self.listed: list[Listed] = []
        self.saved: tuple[SavedMapping, ...] = ()
        self.work: Work | None = None
        self.run: AlgorithmRun | None = None
        self._queue: list[dict[str, Any]] = []
        self._counts: list[dict[str, Any]] = []
        self.notice, self.files, self.page = Notice(), QTreeWidget(), FilePage()
        self.personal, self.mapping, self.bar = PersonalLine(), MappingLine(), RunLine()
        self.passed_over = QLabel(wordWrap=True)
        self._arrange()
        self._connect()
        self.look()

    def _arrange(self) -> None:
        self.files.setHeaderLabels([translate("PawcPlanner", "File"), translate("PawcPlanner", "What it is")])
        self.files.setRootIsDecorated(False)
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
        choices = {(one.source, one.file.name): one.choice for one in self.listed}
        self._work(lambda progress: looked_at(self.site, self.sources, choices, kept, progress), self._show_all)

    def _look_again(self, at: int) -> None:
        """Look at one file with another choice."""
        one, kept = self.listed[at], self.personal.keep.isChecked()
        choices = {(one.source, one.file.name): one.choice}
        self._work(
            lambda progress: looked_at(self.site, (one.source,), choices, kept, progress, only=one.file.name),
            lambda found: self._show_again(at, found),
        )

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

    def _show_all(self, found: tuple[list[Listed], tuple[SavedMapping, ...], int]) -> None:
        self.listed, self.saved, ignored = found
        self.files.clear()
        self.files.addTopLevelItems([QTreeWidgetItem([one.file.name, what_it_is(one.file)]) for one in self.listed])
        self.files.setVisible(len(self.listed) > 1)
        self.files.resizeColumnToContents(0)
        text = translate("PawcPlanner", "{count} pictures and other files are passed over.")
        self.passed_over.setText(text.format(count=ignored))
        self.passed_over.setVisible(ignored > 0)
        if self.listed:
            self.files.setCurrentItem(self.files.topLevelItem(first_to_look_at([one.file for one in self.listed])))
        self._tell_questions()

    def _show_again(self, at: int, found: tuple[list[Listed], tuple[SavedMapping, ...], int]) -> None:
        files, self.saved, _ = found
        if files:
            self.listed[at] = files[0]
            self.files.topLevelItem(at).setText(1, what_it_is(files[0].file))
        self._show_current()
        self._tell_questions()

    def _tell_questions(self) -> None:
        open_ones = [one.file.name for one in self.listed if one.file.question is not None]
        if open_ones:
            text = translate("PawcPlanner", "Please answer the question about {names}.")
            self.notice.say(text.format(names=", ".join(open_ones[:5])), WARNING)
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
        self.page.show_file(one.file, one.choice)
        self.personal.show_names(one.file.personal)
        self.mapping.setVisible(bool(one.file.headers))
        known = [saved.name for saved in self.saved]
        used = used_mapping(self.saved, one.file.headers)
        name = one.choice.name or ("" if one.choice.is_made else used)
        self.mapping.show_names(known, name, save=bool(one.choice.name))

    # What the user decides

    def _choose(self, choice: Choice) -> None:
        at = self._current()
        if at >= 0:
            self.listed[at] = replace(self.listed[at], choice=choice)
            self._look_again(at)

    def _name_mapping(self, name: str) -> None:
        at = self._current()
        if at >= 0:
            one = self.listed[at]
            self.listed[at] = replace(one, choice=replace(one.choice, name=name))
            self.page.choice = self.listed[at].choice

    def _take_saved(self, name: str) -> None:
        saved = next((saved for saved in self.saved if saved.name == name), None)
        if saved is not None and self._current() >= 0:
            self._choose(Choice(self.page.choice.kind, saved.mapping, ""))

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
        self._counts = []
        self._queue = requests(self.site, self.listed, keep_personal=self.personal.keep.isChecked(), trial=trial)
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
        self.run = AlgorithmRun("pawc_planner:importfiles", request, self)
        self.run.progressed.connect(self.bar.show_progress)
        self.run.stage.connect(self.bar.stage.setText)
        self.run.done.connect(lambda outputs: self._ran(request, outputs))
        self.run.failed.connect(self._failed)
        self._show_state()
        self.run.start()

    def _ran(self, request: dict[str, Any], outputs: dict[str, Any]) -> None:
        self._counts.append(outputs)
        if not request.get("TRIAL"):
            self.imported.emit()
        if self._queue:
            self._next()
            return
        self.run = None
        self._show_state()
        self.notice.say(counts_text(self._counts, bool(request.get("TRIAL"))), GOOD)

    def _failed(self, reason: str) -> None:
        self.run, self._queue = None, []
        self._show_state()
        text = reason or translate("PawcPlanner", "The import did not work.")
        if self._counts:
            before = translate("PawcPlanner", "{count} files before it are imported; see Data quality to undo them.")
            text += "\n" + before.format(count=len(self._counts))
        self.notice.say(text, WARNING)

    def _show_state(self) -> None:
        usable = any(one.file.fault is None for one in self.listed)
        asked = any(one.file.question is not None for one in self.listed)
        busy = self.run is not None or self.work is not None
        self.bar.show_state(busy=busy, ready=usable and not asked)
        for widget in (self.page, self.personal, self.mapping):
            widget.setEnabled(self.run is None and bool(self.listed))

    def closeEvent(self, event: Any) -> None:
        """Stop what runs before the window goes."""
        self.let_go()
        self.closed.emit()
        super().closeEvent(event)

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


def first_to_look_at(files: Sequence[FilePreview]) -> int:
    """Return the place of the first file with a question, else of the first that cannot be used, else 0."""
    places = [at for at, file in enumerate(files) if file.question is not None]
    places += [at for at, file in enumerate(files) if file.fault is not None]
    return next(iter(places), 0)


def what_it_is(file: FilePreview) -> str:
    """Say in a word or two what a file is taken for."""
    if file.question is not None:
        return translate("PawcPlanner", "? to be answered")
    if file.fault is not None:
        return translate("PawcPlanner", "✗ not usable")
    return f"{kind_title(file.kind)}, {message(file.format)}" if file.format else kind_title(file.kind)


def counts_text(runs: Sequence[dict[str, Any]], trial: bool) -> str:
    """Say what became of the records, or what would."""
    totals = {name: sum(int(run.get(name, 0)) for run in runs) for name in COUNTED}
    if trial:
        text = translate(
            "PawcPlanner",
            "Only tried, nothing was written. {READ:,} records read: {STORED:,} would be stored, {REPAIRED:,} "
            "repaired, {DUPLICATES:,} are already present, {QUARANTINED:,} would be set aside.",
        )
    else:
        text = translate(
            "PawcPlanner",
            "Imported. {READ:,} records read: {STORED:,} stored, {REPAIRED:,} repaired, {DUPLICATES:,} already "
            "present, {QUARANTINED:,} set aside.",
        )
    notes = [line for run in runs for line in str(run.get("SUMMARY", "")).splitlines()]
    return "\n".join([text.format(**totals), *notes[:MOST_NOTES]])


COUNTED = ("READ", "STORED", "REPAIRED", "DUPLICATES", "QUARANTINED")
MOST_NOTES = 4
