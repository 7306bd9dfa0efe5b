"""An algorithm in the background, with its progress, its sentences and its result as signals."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsMapLayer,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsTask,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal


class SpokenFeedback(QgsProcessingFeedback):
    """Feedback that passes on, as signals, what the algorithm says; safe to be used from another thread."""

    stage = pyqtSignal(str)
    failed = pyqtSignal(str)

    def setProgressText(self, text: str) -> None:
        """Pass on what is being done."""
        super().setProgressText(text)
        self.stage.emit(text)

    def reportError(self, error: str, fatalError: bool = False) -> None:
        """Pass on why it failed."""
        super().reportError(error, fatalError)
        self.failed.emit(error)


class AlgorithmRun(QObject):
    """One run of an algorithm of the plugin as a task of QGIS.

    Parameters
    ----------
    algorithm_id : str
        For example ``pawc_planner:plancycle``.
    parameters : mapping
        As for ``qgis_process``.

    Attributes
    ----------
    progressed, stage, done, failed
        Signals: percent; what is being done; outputs; why it failed. Exactly one of the last two comes, at the end.
    """

    progressed = pyqtSignal(float)
    stage = pyqtSignal(str)
    done = pyqtSignal(dict)
    failed = pyqtSignal(str)

    def __init__(self, algorithm_id: str, parameters: Mapping[str, Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = QgsProcessingContext()
        self._context.setProject(QgsProject.instance())
        self._feedback = SpokenFeedback()
        self._feedback.stage.connect(self.stage)
        self._feedback.failed.connect(self._keep_reason)
        self._reason = ""
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(algorithm_id)
        self._task = QgsProcessingAlgRunnerTask(algorithm, dict(parameters), self._context, self._feedback)
        self._task.progressChanged.connect(self.progressed)
        self._task.executed.connect(self._finish)

    def start(self) -> None:
        """Hand it to the task manager."""
        QgsApplication.taskManager().addTask(self._task)

    def layer(self, source: str) -> QgsMapLayer | None:
        """Return a layer that the run made, for looking at once; it stays the run's, so keep no reference."""
        return self._context.temporaryLayerStore().mapLayer(source)

    def take_layer(self, source: str) -> QgsMapLayer | None:
        """Return a layer that the run made for good; None when it was taken before."""
        return self._context.takeResultLayer(source)

    def cancel(self) -> None:
        """Ask it to stop; :attr:`failed` comes once it has."""
        self._feedback.cancel()

    def abandon(self, patience_ms: int = 10_000) -> None:
        """Cancel, tell nobody, and wait until the other thread has let go of what belongs to this object."""
        self.blockSignals(True)
        self.cancel()
        if self._task.status() in (QgsTask.TaskStatus.Queued, QgsTask.TaskStatus.Running):
            self._task.waitForFinished(patience_ms)

    def _keep_reason(self, reason: str) -> None:
        self._reason = reason

    def _finish(self, successful: bool, outputs: dict[str, Any]) -> None:
        if successful or (outputs and not self._reason):  # all was done before the wish to cancel was seen
            self.done.emit(outputs)
        else:
            self.failed.emit(self._reason)
