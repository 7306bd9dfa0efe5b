"""One page of the analysis window: ask, run the algorithm, show what it found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProject,
)
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ..base.axis import number
from ..base.series import series_of
from ..i18n import translate
from .notice import FAULT, WARNING, Notice, unforeseen
from .parameter_form import ParameterForm, short
from .result_tables import ResultTable, said, table_of
from .result_view import Found, ResultView
from .run import AlgorithmRun

PROVIDER = "pawc_planner"
FORM_WIDTH = 290
NOT_NUMBERS = ("SUMMARY", "CHARTS")


class AnalysisPage(QWidget):
    """Works from what an algorithm declares: parameters become a form; numbers, charts and sinks are shown.

    Parameters
    ----------
    algorithm : str
        Id without the provider's.
    site : Path
        Site database.

    Attributes
    ----------
    run : AlgorithmRun or None
        The run that is under way.
    shown : Found
        What the last run found.
    busy_changed
        Signal: whether something runs.
    """

    busy_changed = pyqtSignal(bool)

    def __init__(self, algorithm: str, site: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.algorithm: QgsProcessingAlgorithm = _algorithm(algorithm)
        self.site = site
        self.run: AlgorithmRun | None = None
        self.shown = Found()
        self._last: AlgorithmRun | None = None  # owns the layers that can still be put on the map
        self._layers: list[tuple[str, str]] = []  # title and source of those
        self._sinks = [one for one in self.algorithm.parameterDefinitions() if one.type() == "sink"]
        self.notice, self.result = Notice(), ResultView()
        self.form = ParameterForm(self._asked())
        self.start = QPushButton(translate("PawcPlanner", "Run"))
        self.stop = QPushButton(translate("PawcPlanner", "Cancel"))
        self.to_map = QPushButton(translate("PawcPlanner", "Add to map"))
        self.busy, self.stage = QProgressBar(), QLabel(wordWrap=True)
        self._arrange()
        self.start.clicked.connect(lambda: self.begin())
        self.stop.clicked.connect(lambda: self.cancel())
        self.to_map.clicked.connect(lambda: self.add_to_map())
        self._show_running()

    def _asked(self) -> list[Any]:
        sinks = {sink.name() for sink in self._sinks}
        return [one for one in self.algorithm.parameterDefinitions() if one.name() not in {"SITE", *sinks}]

    def _arrange(self) -> None:
        side, about = QWidget(), QLabel(self.algorithm.shortHelpString().split("\n\n")[0], wordWrap=True)
        column, buttons = QVBoxLayout(side), QHBoxLayout()
        for button in (self.start, self.stop):
            buttons.addWidget(button)
        column.addWidget(self.form)
        column.addLayout(buttons)
        for widget in (self.busy, self.stage, self.to_map, about):
            column.addWidget(widget)
        column.addStretch(1)
        left = QScrollArea(widgetResizable=True)
        left.setFrameShape(QFrame.Shape.NoFrame)
        left.setWidget(side)
        both = QSplitter()
        both.addWidget(left)
        both.addWidget(self.result)
        both.setStretchFactor(1, 1)
        both.setSizes([FORM_WIDTH, 4 * FORM_WIDTH])
        layout = QVBoxLayout(self)
        layout.addWidget(self.notice)
        layout.addWidget(both, 1)

    def begin(self) -> None:
        """Run the algorithm in the background with what the form says."""
        if self.run is not None:
            return
        self.notice.clear()
        self.stage.clear()
        self.busy.setValue(0)
        sinks = {sink.name(): QgsProcessing.TEMPORARY_OUTPUT for sink in self._sinks}
        values = {**self.form.values(), **sinks, "SITE": str(self.site)}
        self.run = AlgorithmRun(self.algorithm.id(), values, self)
        self.run.progressed.connect(lambda percent: self.busy.setValue(round(percent)))
        self.run.stage.connect(self.stage.setText)
        self.run.done.connect(self._done)
        self.run.failed.connect(self._failed)
        self._show_running()
        self.run.start()

    def cancel(self) -> None:
        """Ask what runs to stop; what was found before stays."""
        if self.run is not None:
            self.stop.setEnabled(False)
            self.stage.setText(translate("PawcPlanner", "Stopping…"))
            self.run.cancel()

    def let_go(self) -> None:
        """Stop what runs and give up the layers, before the window goes."""
        if self.run is not None:
            self.run.abandon()
        self.run = self._last = None
        self._layers = []

    def add_to_map(self) -> None:
        """Put the layers of the last run on the map; they belong to the project from then on."""
        layers, self._layers = self._layers, []
        for title, source in layers:
            layer = self._last.take_layer(source) if self._last is not None else None
            if layer is not None:
                layer.setName(f"{title} ({self.site.stem})")
                QgsProject.instance().addMapLayer(layer)
        self._show_running()

    def _done(self, outputs: Mapping[str, Any]) -> None:
        self._last, self.run = self.run, None
        try:
            self._show(outputs)
        except Exception as error:
            self.notice.say(unforeseen(error), FAULT)
        self._show_running()

    def _show(self, outputs: Mapping[str, Any]) -> None:
        tables = self._tables(outputs)
        self.shown = Found(
            [line for line in str(outputs.get("SUMMARY", "")).split("\n") if line],
            numbers_of(self.algorithm, outputs), series_of(str(outputs.get("CHARTS", ""))), tables,
        )
        self.result.show_found(self.shown)

    def _tables(self, outputs: Mapping[str, Any]) -> list[ResultTable]:
        """Read the sinks of the run that is done; those with places stay in its hands until they are put on the map."""
        self._layers, found = [], []
        for sink in self._sinks:
            source = str(outputs.get(sink.name(), ""))
            layer = self._last.layer(source) if source and self._last is not None else None
            if layer is None:
                continue
            found.append(table_of(sink.description(), layer))
            if found[-1].on_map:
                self._layers.append((found[-1].title, source))
        return sorted(found, key=lambda table: table.on_map)  # tables first, as the map shows the others

    def _failed(self, reason: str) -> None:
        self.run = None
        self.notice.say(reason or translate("PawcPlanner", "Cancelled. Nothing was changed."), WARNING)
        self._show_running()

    def _show_running(self) -> None:
        running = self.run is not None
        self.start.setEnabled(not running)
        self.stop.setEnabled(running)
        for widget in (self.busy, self.stage):
            widget.setVisible(running)
        self.to_map.setEnabled(not running and bool(self._layers))
        self.busy_changed.emit(running)


def _algorithm(name: str) -> QgsProcessingAlgorithm:
    return QgsApplication.processingRegistry().createAlgorithmById(f"{PROVIDER}:{name}")


def numbers_of(algorithm: QgsProcessingAlgorithm, outputs: Mapping[str, Any]) -> Sequence[tuple[str, str]]:
    """Return label and value of the numbers and texts that an algorithm declares and has returned."""
    found = []
    for output in algorithm.outputDefinitions():
        value = outputs.get(output.name())
        if value is None or value == "" or output.name() in NOT_NUMBERS:
            continue
        if isinstance(output, QgsProcessingOutputNumber):
            year = output.name().endswith("YEAR")
            found.append((output.description(), f"{value:g}" if year else number(float(value))))
        elif isinstance(output, QgsProcessingOutputString):
            found.append((short(output.description()), said(str(value))))
    return found
