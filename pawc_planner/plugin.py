"""Wiring of the plugin into QGIS: provider, menu, toolbar and dock; nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

from . import i18n
from .i18n import translate
from .paths import icon_file

if TYPE_CHECKING:
    from .gui.dock import PlannerDock
    from .processing.provider import PawcProvider


class PawcPlannerPlugin:
    """The plugin; what it puts into QGIS it takes out again in :meth:`unload`.

    Parameters
    ----------
    iface : QgisInterface or None
        The desktop; None in qgis_process.
    """

    def __init__(self, iface: Any) -> None:
        self.iface = iface
        self.translator = i18n.install(QgsApplication.locale())
        self.provider: PawcProvider | None = None
        self.dock: PlannerDock | None = None
        self.show_dock: QAction | None = None

    def initProcessing(self) -> None:
        """Add the provider; all that qgis_process needs."""
        from .processing.provider import PawcProvider

        self.provider = PawcProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self) -> None:
        """Add provider, dock, menu and toolbar button."""
        self.initProcessing()
        self._add_dock()
        self._add_action()

    def unload(self) -> None:
        """Take everything out again."""
        if self.show_dock is not None:
            self.iface.removePluginMenu(translate("PawcPlanner", "PAWC Planner"), self.show_dock)
            self.iface.removeToolBarIcon(self.show_dock)
            self.show_dock.deleteLater()
            self.show_dock = None
        if self.dock is not None:
            self.dock.stop()
            self.iface.removeDockWidget(self.dock)
            self.dock.deleteLater()
            self.dock = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        i18n.remove(self.translator)
        self.translator = None

    def _add_dock(self) -> None:
        from .gui.dock import PlannerDock

        self.dock = PlannerDock(self.iface, self.iface.mainWindow())
        self.iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self.dock.hide()

    def _add_action(self) -> None:
        title = translate("PawcPlanner", "PAWC Planner")
        self.show_dock = QAction(QIcon(str(icon_file("pawc"))), title, self.iface.mainWindow())
        self.show_dock.setObjectName("pawc_planner_show_dock")
        self.show_dock.setCheckable(True)
        self.show_dock.toggled.connect(self.dock.setUserVisible)
        self.dock.visibilityChanged.connect(self.show_dock.setChecked)
        self.iface.addPluginToMenu(title, self.show_dock)
        self.iface.addToolBarIcon(self.show_dock)
