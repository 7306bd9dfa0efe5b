"""A form made from the parameters that an algorithm declares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from qgis.core import (
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
)
from qgis.gui import QgsCheckableComboBox, QgsCollapsibleGroupBox, QgsDateEdit
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ..bridge import compat
from ..i18n import translate
from .result_titles import word
from .rows import plain_tip

DAYS = ("START", "END")
CATEGORY = "CATEGORY"
LONGEST_LABEL = 34  # letters; the rest is in the tip
DECIMALS = 6
LARGEST = 1e9  # of what a field takes when the parameter sets no limit


class Field:
    """One parameter: its widget, and how its value is read from it; None is not given."""

    def __init__(self, name: str, label: str, widget: QWidget, read: Callable[[], Any]) -> None:
        self.name, self.label, self.widget, self.read = name, label, widget, read


class ParameterForm(QWidget):
    """Fields for parameters, those for experts folded away.

    Parameters
    ----------
    definitions : iterable of QgsProcessingParameterDefinition
        In the order of the form.

    Attributes
    ----------
    fields : dict of str to Field
        By the name of the parameter.
    """

    def __init__(self, definitions: Iterable[QgsProcessingParameterDefinition], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, Field] = {}
        plain, expert = _rows(), _rows()
        for definition in definitions:
            field = field_of(definition)
            self.fields[field.name] = field
            form = expert if definition.flags() & compat.ADVANCED else plain
            label = _label(field, definition)
            if label.wordWrap():  # a long one beside its field would be cut off
                form.addRow(label)
                form.addRow(field.widget)
            else:
                form.addRow(label, field.widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(plain)
        if expert.rowCount():
            more = QgsCollapsibleGroupBox(translate("PawcPlanner", "More choices"))
            more.setLayout(expert)
            more.setCollapsed(True)
            layout.addWidget(more)

    def values(self) -> dict[str, Any]:
        """Return what was given, as ``qgis_process`` takes it; what was left empty is left out."""
        given = {name: field.read() for name, field in self.fields.items()}
        return {name: value for name, value in given.items() if value is not None}

    def offer_categories(self, categories: Sequence[str]) -> None:
        """Offer the categories of finds that the site has."""
        if CATEGORY in self.fields:
            box = self.fields[CATEGORY].widget
            typed = box.currentText()
            box.clear()
            box.addItems(["", *categories])
            box.setEditText(typed)


def field_of(definition: QgsProcessingParameterDefinition) -> Field:
    """Return the field of a parameter by its type; what has no field of its own is typed as text."""
    if isinstance(definition, QgsProcessingParameterEnum):
        widget, read = _several(definition) if definition.allowMultiple() else _one_of(definition)
    elif isinstance(definition, QgsProcessingParameterBoolean):
        widget = QCheckBox(checked=bool(definition.defaultValue()))
        read = widget.isChecked
    elif isinstance(definition, QgsProcessingParameterNumber) and definition.defaultValue() is not None:
        widget, read = _number(definition)
    elif definition.name() in DAYS:
        widget, read = _day()
    elif definition.name() == CATEGORY:
        widget = QComboBox(editable=True, minimumContentsLength=12)
        widget.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        read = _text(widget.currentText)
    else:
        widget = QLineEdit(str(definition.defaultValue() or ""))
        read = _text(widget.text)
    return Field(definition.name(), short(definition.description()), widget, read)


def short(description: str) -> str:
    """Return a description without what stands in brackets behind it."""
    return description.split(" (")[0]


def _rows() -> QFormLayout:
    form = QFormLayout()
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    return form


def _label(field: Field, definition: QgsProcessingParameterDefinition) -> QLabel:
    tip = plain_tip(definition.help() or definition.description())
    label = QLabel(field.label, wordWrap=len(field.label) > LONGEST_LABEL)
    for widget in (label, field.widget):
        widget.setToolTip(tip)
    return label


def _one_of(definition: QgsProcessingParameterEnum) -> tuple[QWidget, Callable[[], Any]]:
    box = QComboBox()
    if definition.flags() & compat.OPTIONAL:
        box.addItem(translate("PawcPlanner", "all"), None)
    for option in definition.options():
        box.addItem(word(option), option)
    box.setCurrentIndex(max(box.findData(definition.defaultValue()), 0))
    return box, box.currentData


def _several(definition: QgsProcessingParameterEnum) -> tuple[QWidget, Callable[[], Any]]:
    box, usual = QgsCheckableComboBox(), definition.defaultValue() or []
    usual = usual.split(",") if isinstance(usual, str) else usual
    for option in definition.options():
        chosen = Qt.CheckState.Checked if option in usual else Qt.CheckState.Unchecked
        box.addItemWithCheckState(word(option), chosen, option)
    return box, box.checkedItemsData


def _number(definition: QgsProcessingParameterNumber) -> tuple[QWidget, Callable[[], Any]]:
    whole = definition.dataType() == QgsProcessingParameterNumber.Type.Integer
    low, high = max(definition.minimum(), -LARGEST), min(definition.maximum(), LARGEST)
    box = QSpinBox() if whole else QDoubleSpinBox(decimals=DECIMALS)
    kind = int if whole else float
    box.setRange(kind(low), kind(high))
    box.setValue(kind(definition.defaultValue()))
    return box, box.value


def _day() -> tuple[QWidget, Callable[[], Any]]:
    edit = QgsDateEdit()
    edit.setCalendarPopup(True)
    edit.setDisplayFormat("yyyy-MM-dd")
    edit.setAllowNull(True)
    edit.setNullRepresentation(translate("PawcPlanner", "all data"))
    edit.setDate(QDate())

    def read() -> str | None:
        day = edit.date()
        return None if edit.isNull() or not day.isValid() else day.toString(Qt.DateFormat.ISODate)

    return edit, read


def _text(read: Callable[[], str]) -> Callable[[], Any]:
    return lambda: read().strip() or None
