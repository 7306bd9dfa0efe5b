"""How a file is written: kind, order of day and month, encoding, delimiter, CRS; each as recognised or as chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem
from qgis.gui import QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from ..i18n import translate
from ..processing.importfiles import KINDS
from .titles import kind_title

ENCODINGS = ("utf-8", "cp874", "cp1252", "utf-16")


class OptionForm(QWidget):
    """The options of a mapping that are no columns."""

    kind_chosen = pyqtSignal(str)
    option_chosen = pyqtSignal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        recognised = translate("PawcPlanner", "as recognised")
        self.kind = _chooser({kind_title(kind): kind for kind in KINDS})
        self.day_first = _chooser({
            recognised: None, translate("PawcPlanner", "day first (31/12/2025)"): True,
            translate("PawcPlanner", "month first (12/31/2025)"): False,
        })
        self.encoding = _chooser({recognised: "", **{encoding_title(name): name for name in ENCODINGS}})
        self.delimiter = _chooser({
            recognised: "", translate("PawcPlanner", "comma"): ",", translate("PawcPlanner", "semicolon"): ";",
            translate("PawcPlanner", "tab"): "\t", "|": "|",
        })
        self.sheet = _chooser({})
        self.time_format = QLineEdit(placeholderText=f"{recognised}; %d/%m/%Y %H:%M")
        self.crs = QgsProjectionSelectionWidget()
        self.crs.setOptionVisible(QgsProjectionSelectionWidget.CrsOption.CrsNotSet, True)
        self.crs.setNotSetText(recognised)
        self.crs.setCrs(QgsCoordinateReferenceSystem())
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        form = QFormLayout(self)
        form.addRow(translate("PawcPlanner", "What it holds"), self.kind)
        form.addRow(translate("PawcPlanner", "Sheet"), self.sheet)
        form.addRow(translate("PawcPlanner", "Day and month"), self.day_first)
        form.addRow(translate("PawcPlanner", "Form of the time"), self.time_format)
        form.addRow(translate("PawcPlanner", "Coordinates in"), self.crs)
        form.addRow(translate("PawcPlanner", "Encoding"), self.encoding)
        form.addRow(translate("PawcPlanner", "Columns apart by"), self.delimiter)

    def _connect(self) -> None:
        self.kind.activated.connect(lambda _: self.kind_chosen.emit(self.kind.currentData()))
        for name in ("sheet", "day_first", "encoding", "delimiter"):
            self._tell(name, getattr(self, name))
        self.time_format.editingFinished.connect(self._tell_time_format)
        self.crs.crsChanged.connect(lambda crs: self.option_chosen.emit("crs", crs_text(crs)))
        self._time_format = ""

    def _tell(self, name: str, chooser: QComboBox) -> None:
        chooser.activated.connect(lambda _: self.option_chosen.emit(name, chooser.currentData()))

    def _tell_time_format(self) -> None:
        if self.time_format.text() != self._time_format:  # leaving the field alone is no choice
            self._time_format = self.time_format.text()
            self.option_chosen.emit("time_format", self._time_format)

    def show_options(
        self, kind: str, mapping: Mapping[str, Any], has_columns: bool, sheets: Sequence[str] = ()
    ) -> None:
        """Show what was chosen; a file without columns has only its kind."""
        self._show_sheets(sheets)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))
        for name in ("sheet", "day_first", "encoding", "delimiter"):
            chooser = getattr(self, name)
            chooser.setCurrentIndex(max(0, chooser.findData(mapping.get(name, chooser.itemData(0)))))
            chooser.setEnabled(has_columns and not (sheets and name in ("encoding", "delimiter")))
        self._time_format = str(mapping.get("time_format", ""))
        self.time_format.setText(self._time_format)
        self.time_format.setEnabled(has_columns)
        self.crs.blockSignals(True)
        self.crs.setCrs(QgsCoordinateReferenceSystem(str(mapping.get("crs", ""))))
        self.crs.blockSignals(False)
        self.crs.setEnabled(has_columns)


    def _show_sheets(self, sheets: Sequence[str]) -> None:
        """Offer the sheets of a workbook; no other file has any."""
        self.sheet.clear()
        self.sheet.addItem(translate("PawcPlanner", "all that are recognised"), "")
        for name in sheets:
            self.sheet.addItem(name, name)
        for widget in (self.sheet, self.layout().labelForField(self.sheet)):
            widget.setVisible(len(sheets) > 1)


def encoding_title(name: str) -> str:
    """Return what an encoding is called on screen."""
    thai = translate("PawcPlanner", "Thai (Windows-874)")
    titles = {"utf-8-sig": "UTF-8", "cp874": thai, "tis-620": thai, "cp1252": "Windows-1252"}
    return titles.get(name.lower(), name.upper())


def crs_text(crs: QgsCoordinateReferenceSystem) -> str:
    """Return a CRS as the mapping takes it; "" when none is set."""
    return crs.authid() or crs.toWkt() if crs.isValid() else ""


def _chooser(entries: Mapping[str, Any]) -> QComboBox:
    chooser = QComboBox()
    for title, value in entries.items():
        chooser.addItem(title, value)
    return chooser
