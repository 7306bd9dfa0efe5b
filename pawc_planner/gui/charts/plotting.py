"""pyqtgraph, bound to the Qt of QGIS and kept from ending QGIS when a chart is taken down."""

from __future__ import annotations

import os
from typing import Any

from qgis.PyQt import QtCore

os.environ.setdefault("PYQTGRAPH_QT_LIB", "PyQt" + QtCore.PYQT_VERSION_STR.split(".")[0])

import pyqtgraph as pg

_item_change = pg.GraphicsObject.itemChange


def taken_down(item: pg.GraphicsObject, change: Any, value: Any) -> Any:
    """Let an item follow a change of its scene, also when Python's collector is just taking both down.

    PyQt cannot turn a scene that is half gone back into a Python object, and an exception at that place aborts the
    whole program (pyqtgraph issue 774).
    """
    try:
        return _item_change(item, change, value)
    except TypeError:
        return value


pg.GraphicsObject.itemChange = taken_down
