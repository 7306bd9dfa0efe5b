"""A sentence at the head of the dock that can be read to its end, however narrow the dock is."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from qgis.core import Qgis, QgsMessageLog
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from ..base.errors import PawcError
from ..bridge.messages import message
from ..i18n import translate

LOG_TAG = "PAWC Planner"
GOOD, WARNING, FAULT = "#d7ecd9", "#fff0c2", "#f6d5d5"


class Notice(QFrame):
    """Shows one sentence until it is closed or replaced."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLabel(wordWrap=True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QToolButton(text="×", autoRaise=True)
        close.setToolTip(translate("PawcPlanner", "Close"))
        close.clicked.connect(self.clear)
        layout = QHBoxLayout(self)
        layout.addWidget(self.text, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.clear()

    def say(self, sentence: str, colour: str) -> None:
        """Show a sentence on a colour."""
        letters = "Notice QLabel, Notice QToolButton { color: #202020; }"
        self.setStyleSheet(f"Notice {{ background: {colour}; }} {letters}")
        self.text.setText(sentence)
        self.show()

    def clear(self) -> None:
        """Show nothing."""
        self.text.clear()
        self.hide()

    @contextmanager
    def tells_failures(self) -> Iterator[None]:
        """Say any failure of one user action in one sentence; the details of the unforeseen go to the log."""
        self.clear()
        try:
            yield
        except PawcError as error:
            self.say(message(error), WARNING)
        except Exception as error:
            self.say(unforeseen(error), FAULT)


def unforeseen(error: Exception) -> str:
    """Say an error that nobody foresaw in one sentence; its details go to the log."""
    details = "".join(traceback.format_exception(type(error), error, error.__traceback__))
    QgsMessageLog.logMessage(details, LOG_TAG, Qgis.MessageLevel.Critical)
    text = translate("PawcPlanner", "This did not work: {what}. The details are in the log “PAWC Planner”.")
    return text.format(what=str(error) or type(error).__name__)
