"""The page that is shown while libraries are missing."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ..bridge import libraries
from ..i18n import translate


class LibraryPage(QWidget):
    """Says which libraries are missing and shows the command that installs them, ready to copy."""

    complete = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names = QLabel(wordWrap=True)
        self.place = QLabel(libraries.install_place(), wordWrap=True)
        self.command = QPlainTextEdit(readOnly=True)
        self.command.setMaximumHeight(110)
        self.packages = QLabel(wordWrap=True)
        self.packages.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        copy = QPushButton(translate("PawcPlanner", "Copy the command"), clicked=self._copy)
        again = QPushButton(translate("PawcPlanner", "Look again"), clicked=self.look_again)
        layout = QVBoxLayout(self)
        for widget in (self.names, self.place, self.command, copy, self.packages, again):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.show_state(libraries.missing())

    def look_again(self) -> None:
        """Look anew; tell when everything is there."""
        gone = libraries.look_again()
        self.show_state(gone)
        if not gone:
            self.complete.emit()

    def show_state(self, gone: tuple[libraries.Missing, ...]) -> None:
        """Show what is missing."""
        text = translate(
            "PawcPlanner", "These Python libraries are missing: {names}. Without them nothing can be computed."
        )
        self.names.setText(text.format(names=", ".join(state.library.wanted for state in gone)))
        self.command.setPlainText(libraries.install_command(gone))
        packages = translate("PawcPlanner", "On Debian 13 or Ubuntu 24.10 and newer: {command}")
        self.packages.setText(packages.format(command=libraries.packages_command(gone)))
        self.packages.setVisible(libraries.is_linux())

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.command.toPlainText())
