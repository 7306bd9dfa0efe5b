"""What holds for a whole import: personal data, the mapping to keep, progress, and the buttons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ..i18n import translate


class PersonalLine(QWidget):
    """Says which columns are left out because they tell who somebody is; keeping them is asked for twice."""

    kept_changed = pyqtSignal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLabel(wordWrap=True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.keep = QCheckBox(translate("PawcPlanner", "Keep names and other personal data"))
        self.keep.toggled.connect(self._ask)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.keep)
        self.show_names(())

    def show_names(self, names: Sequence[str]) -> None:
        """Show which headers are left out."""
        shown = ", ".join(dict.fromkeys(names))
        if self.keep.isChecked():
            text = translate("PawcPlanner", "Personal data are kept; the choice is recorded with the import.")
        elif shown:
            text = translate("PawcPlanner", "Personal data, left out: {names}").format(names=shown)
        else:
            text = translate("PawcPlanner", "Names, numbers of people and the like are left out.")
        self.text.setText(text)

    def confirmed(self) -> bool:
        """Ask whether personal data are really to be kept."""
        text = translate(
            "PawcPlanner",
            "Names, telephone numbers and other personal data will be stored in the site and can be read by everybody "
            "who gets a copy of it. The choice is recorded with the import. Keep them?",
        )
        buttons = QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No
        answer = QMessageBox.question(self, self.keep.text(), text, buttons, QMessageBox.StandardButton.No)
        return answer == QMessageBox.StandardButton.Yes

    def _ask(self, wanted: bool) -> None:
        if wanted and not self.confirmed():
            self.keep.blockSignals(True)
            self.keep.setChecked(False)
            self.keep.blockSignals(False)
            return
        self.kept_changed.emit(wanted)


class MappingLine(QWidget):
    """The name under which a mapping is kept in the site, or the name of one that is to be used."""

    chosen = pyqtSignal(str)
    name_changed = pyqtSignal(str)
    forget_asked = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.save = QCheckBox(translate("PawcPlanner", "Save mapping for this site as"))
        self.name = QComboBox(editable=True)
        self.name.setMinimumContentsLength(18)
        self.name.lineEdit().setPlaceholderText(translate("PawcPlanner", "name, for example: camera log"))
        self.forget = QPushButton(translate("PawcPlanner", "Forget"))
        self.forget.setToolTip(translate("PawcPlanner", "Take the saved mapping of this name out of the site"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.save)
        layout.addWidget(self.name, 1)
        layout.addWidget(self.forget)
        self.name.activated.connect(lambda _: self.chosen.emit(self.name.currentText()))
        self.name.editTextChanged.connect(self._tell)
        self.save.toggled.connect(self._tell)
        self.forget.clicked.connect(lambda: self.forget_asked.emit(self.name.currentText().strip()))
        self.show_names((), "", save=False)

    def show_names(self, known: Iterable[str], name: str, save: bool) -> None:
        """Show the names that the site knows, the one of the file, and whether it is to be kept (anew)."""
        self._known = tuple(known)
        for widget in (self.name, self.save):
            widget.blockSignals(True)
        self.name.clear()
        self.name.addItems(self._known)
        self.name.setEditText(name)
        self.save.setChecked(save)
        for widget in (self.name, self.save):
            widget.blockSignals(False)
        self.forget.setEnabled(name in self._known)

    def wanted(self) -> str:
        """Return the name under which the mapping is to be kept; "" when it is not."""
        return self.name.currentText().strip() if self.save.isChecked() else ""

    def _tell(self, *_: object) -> None:
        self.forget.setEnabled(self.name.currentText().strip() in self._known)
        self.name_changed.emit(self.wanted())


class RunLine(QWidget):
    """Progress and the buttons of an import."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.progress, self.stage = QProgressBar(), QLabel()
        self.stage.setTextFormat(Qt.TextFormat.PlainText)
        self.stage.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # a long name is cut
        self._part, self._parts = 1, 1
        self.trial = QPushButton(translate("PawcPlanner", "Try"))
        self.trial.setToolTip(translate("PawcPlanner", "Count what would become of the records; nothing is written"))
        self.run = QPushButton(translate("PawcPlanner", "Import"))
        self.stop = QPushButton(translate("PawcPlanner", "Cancel"))
        self.quality = QPushButton(translate("PawcPlanner", "Data quality…"))
        self.leave = QPushButton(translate("PawcPlanner", "Close"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.quality)
        buttons.addStretch(1)
        for button in (self.trial, self.run, self.stop, self.leave):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        working = QHBoxLayout()
        working.addWidget(self.progress, 1)
        working.addWidget(self.stage, 2)
        layout.addLayout(working)
        layout.addLayout(buttons)
        self.show_state(busy=False, ready=False)

    def show_state(self, *, busy: bool, ready: bool) -> None:
        """Show whether something runs, and whether an import can be started."""
        for widget in (self.progress, self.stage, self.stop):
            widget.setVisible(busy)
        for button in (self.trial, self.run):
            button.setEnabled(ready and not busy)
        self.leave.setEnabled(not busy)
        if not busy:
            self.progress.setValue(0)
            self.stage.clear()
            self.show_part(1, 1)

    def show_part(self, number: int, of: int) -> None:
        """Say which of several parts the progress is of."""
        self._part, self._parts = number, of

    def show_progress(self, percent: float) -> None:
        """Move the bar."""
        self.progress.setValue(round((100 * (self._part - 1) + percent) / self._parts))

    def show_stage(self, text: str) -> None:
        """Say what is being done."""
        part = f"{self._part}/{self._parts}   " if self._parts > 1 else ""
        self.stage.setText(part + text)
