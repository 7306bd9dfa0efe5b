"""The line of the dock that offers files which arrived in the watched folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ..i18n import translate

MOST_NAMES = 5


class Arrivals(QFrame):
    """Says how many files are new; imports nothing by itself."""

    import_asked = pyqtSignal(list)
    passed_over = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.files: list[Path] = []
        self.text = QLabel(wordWrap=True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.take = QPushButton(translate("PawcPlanner", "Import…"))
        self.later = QPushButton(translate("PawcPlanner", "Not these"))
        self.take.clicked.connect(lambda: self.import_asked.emit(list(self.files)))
        self.later.clicked.connect(self.passed_over)
        buttons = QHBoxLayout()
        buttons.addWidget(self.take)
        buttons.addWidget(self.later)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text)
        layout.addLayout(buttons)
        self.hide()

    def show_files(self, files: Sequence[Path]) -> None:
        """Offer files; none hides the line."""
        self.files = list(files)
        self.setVisible(bool(files))
        if files:
            names = ", ".join(path.name for path in files[:MOST_NAMES]) + ("…" if len(files) > MOST_NAMES else "")
            text = translate("PawcPlanner", "{count} new files in {folder}: {names}")
            self.text.setText(text.format(count=len(files), folder=files[0].parent.name, names=names))
