"""QGIS feedback seen as the progress that the methods report to."""

from __future__ import annotations

from qgis.core import QgsFeedback, QgsProcessingFeedback

from ..i18n import translate


class FeedbackProgress:
    """Pass progress on to a ``QgsFeedback`` and ask it whether the user has cancelled.

    Parameters
    ----------
    feedback : QgsFeedback
        Of an algorithm or a task.
    """

    def __init__(self, feedback: QgsFeedback) -> None:
        self._feedback = feedback
        self._text = ""

    def report(self, fraction: float, text: str = "") -> None:
        """Show the share done, 0 to 1, and what is being done when that changed."""
        self._feedback.setProgress(100.0 * min(max(fraction, 0.0), 1.0))
        if text and text != self._text and isinstance(self._feedback, QgsProcessingFeedback):
            self._text = text
            self._feedback.setProgressText(translate("PawcPlanner", text))

    def cancelled(self) -> bool:
        """Return True once the user wants to stop."""
        return self._feedback.isCanceled()
