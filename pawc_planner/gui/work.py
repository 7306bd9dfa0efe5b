"""Reading that takes long, in the background: one function, its progress, and its value or why there is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..base.errors import PawcError
from ..base.progress import Progress
from ..bridge import libraries
from ..bridge.messages import message
from ..i18n import translate
from .notice import unforeseen

Job = Callable[[Progress], Any]

_UNDER_WAY: set[_Task] = set()  # a task must outlive its run, also when the window that asked for it is gone


class TaskProgress:
    """The progress of a task, as the methods report to it."""

    def __init__(self, task: QgsTask) -> None:
        self._task = task

    def report(self, fraction: float, text: str = "") -> None:
        """Show the share done, 0 to 1."""
        self._task.setProgress(100.0 * min(max(fraction, 0.0), 1.0))

    def cancelled(self) -> bool:
        """Return True once the user wants to stop."""
        return self._task.isCanceled()


class _Task(QgsTask):
    """Calls the job in a thread of QGIS; never raises there."""

    ended = pyqtSignal(bool)

    def __init__(self, title: str, job: Job) -> None:
        super().__init__(title, QgsTask.Flag.CanCancel)
        self._job = job
        self.value: Any = None
        self.reason = ""

    def run(self) -> bool:
        try:
            libraries.prepare()
            self.value = self._job(TaskProgress(self))
        except PawcError as error:
            self.reason = message(error)
            return False
        except Exception as error:
            self.reason = unforeseen(error)
            return False
        return True

    def finished(self, successful: bool) -> None:
        _UNDER_WAY.discard(self)
        self.ended.emit(successful and not self.isCanceled())


class Work(QObject):
    """One job in the background.

    Parameters
    ----------
    title : str
        What is being done, for the list of tasks of QGIS.
    job : callable
        Takes a :class:`.Progress` and returns the value; runs in another thread, so it touches no widget.

    Attributes
    ----------
    progressed, done, failed
        Signals: percent; the value; why it failed. Exactly one of the last two comes, unless the work is abandoned.
    """

    progressed = pyqtSignal(float)
    done = pyqtSignal(object)
    failed = pyqtSignal(str)

    def __init__(self, title: str, job: Job, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task = _Task(title, job)
        self._task.progressChanged.connect(self.progressed)
        self._task.ended.connect(self._end)

    def start(self) -> None:
        """Hand it to the task manager."""
        _UNDER_WAY.add(self._task)
        QgsApplication.taskManager().addTask(self._task)

    def abandon(self) -> None:
        """Stop it and tell nobody; does not wait, because the job has nothing of its owner's."""
        self.blockSignals(True)
        if self._task in _UNDER_WAY:
            self._task.cancel()

    def _end(self, successful: bool) -> None:
        if successful:
            self.done.emit(self._task.value)
        else:
            self.failed.emit(self._task.reason or translate("PawcPlanner", "Cancelled. Nothing was changed."))
