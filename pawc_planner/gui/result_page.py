"""The part of the dock that shows what a plan came to and opens its papers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qgis.PyQt.QtCore import Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QGroupBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ..i18n import translate


class ResultPage(QGroupBox):
    """Key numbers and sentences of the last run, with buttons to its papers and layers."""

    load_asked = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("PawcPlanner", "Result"), parent)
        self._outputs: Mapping[str, Any] = {}
        self.text = QLabel(wordWrap=True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.briefing = QPushButton(translate("PawcPlanner", "Open briefing"))
        self.briefing.clicked.connect(lambda: self._open("BRIEFING"))
        self.folder = QPushButton(translate("PawcPlanner", "Open folder"))
        self.folder.clicked.connect(lambda: self._open("OUTPUT_FOLDER"))
        self.layers = QPushButton(translate("PawcPlanner", "Show on map"))
        self.layers.clicked.connect(lambda: self.load_asked.emit(str(self._outputs.get("CYCLE", ""))))
        layout, buttons = QVBoxLayout(self), QHBoxLayout()
        for button in (self.briefing, self.folder, self.layers):
            buttons.addWidget(button)
        layout.addLayout(buttons)
        layout.addWidget(self.text)
        self.hide()

    def show_result(self, outputs: Mapping[str, Any]) -> None:
        """Show the outputs of ``plancycle``."""
        self._outputs = outputs
        self.text.setText(str(outputs.get("SUMMARY", "")))
        self.briefing.setEnabled(bool(outputs.get("BRIEFING")))
        self.show()

    def clear(self) -> None:
        """Forget the last run."""
        self._outputs = {}
        self.hide()

    def _open(self, output: str) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._outputs[output])))
