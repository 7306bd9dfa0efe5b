"""The analysis window: where we were, what we found for the effort, what is changing, and what is likely."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QCloseEvent
from qgis.PyQt.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ..base.progress import Progress
from ..base.words import QT_TRANSLATE_NOOP
from ..i18n import translate
from .analysis_page import PROVIDER, AnalysisPage
from .rows import nothing_by_return
from .work import Work

SIZE = (1240, 680)  # fits a screen of 1366 × 768
LIST_PADDING = 28  # pixels beside the longest title
# A page for each algorithm of this list that the provider has; another algorithm is another line. A line without an
# algorithm is the heading of those below it.
PAGES = (
    ("", QT_TRANSLATE_NOOP("PawcPlanner", "Where we were")),
    ("patroleffort", QT_TRANSLATE_NOOP("PawcPlanner", "Effort")),
    ("cameraeffort", QT_TRANSLATE_NOOP("PawcPlanner", "Cameras")),
    ("coverage", QT_TRANSLATE_NOOP("PawcPlanner", "Coverage")),
    ("coveragedefinitions", QT_TRANSLATE_NOOP("PawcPlanner", "Definitions")),
    ("", QT_TRANSLATE_NOOP("PawcPlanner", "What we found")),
    ("encounterrates", QT_TRANSLATE_NOOP("PawcPlanner", "Rates")),
    ("encountertrend", QT_TRANSLATE_NOOP("PawcPlanner", "Trend")),
    ("deterrence", QT_TRANSLATE_NOOP("PawcPlanner", "Deterrence")),
    ("outcomeindicators", QT_TRANSLATE_NOOP("PawcPlanner", "Yearly numbers")),
    ("", QT_TRANSLATE_NOOP("PawcPlanner", "What is likely")),
    ("hotspots", QT_TRANSLATE_NOOP("PawcPlanner", "Hotspots")),
    ("threatclusters", QT_TRANSLATE_NOOP("PawcPlanner", "Groups of finds")),
    ("spatialscan", QT_TRANSLATE_NOOP("PawcPlanner", "Clusters")),
    ("emerginghotspots", QT_TRANSLATE_NOOP("PawcPlanner", "Emerging")),
    ("nearrepeat", QT_TRANSLATE_NOOP("PawcPlanner", "Near repeats")),
    ("riskmap", QT_TRANSLATE_NOOP("PawcPlanner", "Risk")),
    ("mapbacktest", QT_TRANSLATE_NOOP("PawcPlanner", "Past scores")),
    ("", QT_TRANSLATE_NOOP("PawcPlanner", "Where we do not know")),
    ("gapanalysis", QT_TRANSLATE_NOOP("PawcPlanner", "Gaps")),
    ("responsegap", QT_TRANSLATE_NOOP("PawcPlanner", "Response")),
    ("coveragecost", QT_TRANSLATE_NOOP("PawcPlanner", "Cost of coverage")),
)


class AnalysisWindow(QDialog):
    """Pages that run the algorithms of the analysis; each keeps its result while the window is open.

    Parameters
    ----------
    site : Path
        Site database.

    Attributes
    ----------
    pages : dict of str to AnalysisPage
        By the name of the algorithm.
    closed
        Signal: the window was closed.
    """

    closed = pyqtSignal()

    def __init__(self, site: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("PawcPlanner", "Analysis: {site}").format(site=site.stem))
        self.resize(*SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.site = site
        self.list, self.stack = QListWidget(), QStackedWidget()
        self.leave = QPushButton(translate("PawcPlanner", "Close"))
        self.pages: dict[str, AnalysisPage] = {}
        self._items: dict[str, QListWidgetItem] = {}
        for algorithm, title in PAGES:
            if not algorithm:
                self._add_heading(translate("PawcPlanner", title))
            elif QgsApplication.processingRegistry().algorithmById(f"{PROVIDER}:{algorithm}") is not None:
                self._add(algorithm, translate("PawcPlanner", title))
        self.list.setFixedWidth(self.list.sizeHintForColumn(0) + LIST_PADDING)
        self.list.currentItemChanged.connect(lambda item: self.stack.setCurrentWidget(self.pages[self._name_of(item)]))
        self.show_page(next(iter(self.pages)))
        layout, middle, foot = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        middle.addWidget(self.list)
        middle.addWidget(self.stack, 1)
        layout.addLayout(middle, 1)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        layout.addLayout(foot)
        self.leave.clicked.connect(self.close)
        nothing_by_return(self)
        self._read_categories()

    def show_page(self, algorithm: str) -> AnalysisPage:
        """Bring the page of an algorithm into view."""
        self.list.setCurrentItem(self._items[algorithm])
        return self.pages[algorithm]

    def _add(self, algorithm: str, title: str) -> None:
        page, item = AnalysisPage(algorithm, self.site), QListWidgetItem(title)
        item.setData(Qt.ItemDataRole.UserRole, algorithm)
        self.pages[algorithm], self._items[algorithm] = page, item
        self.list.addItem(item)
        self.stack.addWidget(page)
        page.busy_changed.connect(lambda busy: item.setText(f"{title} …" if busy else title))

    def _add_heading(self, title: str) -> None:
        item = QListWidgetItem(title)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        item.setFlags(Qt.ItemFlag.NoItemFlags)  # the arrow keys pass over it
        item.setForeground(self.list.palette().text())  # it is no entry that is switched off
        self.list.addItem(item)

    def _name_of(self, item: QListWidgetItem) -> str:
        return str(item.data(Qt.ItemDataRole.UserRole))

    def reject(self) -> None:
        """Let Escape stop what runs on the page in view, else close the window."""
        page = self.stack.currentWidget()
        if page is not None and page.run is not None:
            page.cancel()
        else:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what runs; nothing of it was written anywhere."""
        if self.work is not None:
            self.work.abandon()
        for page in self.pages.values():
            page.let_go()
        self.closed.emit()
        event.accept()  # that of QDialog would ask reject, which closes

    def _read_categories(self) -> None:
        work = Work(
            translate("PawcPlanner", "Reading the categories of finds"), partial(read_categories, self.site), self)
        work.done.connect(self._offer)
        work.failed.connect(lambda _: self._offer([]))  # categories can be typed; a page will tell what is wrong
        self.work: Work | None = work
        work.start()

    def _offer(self, categories: list[str]) -> None:
        self.work = None
        for page in self.pages.values():
            page.form.offer_categories(categories)


def read_categories(site: Path, progress: Progress) -> list[str]:
    """Read the categories of finds that the site has; runs in another thread."""
    from ..site.store import SiteStore

    with SiteStore.open(site) as store:
        return sorted(set(store.read("observations")["category"]) - {""})
