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
    desktop : QgisInterface or None
        The desktop that QGIS hands over; None in qgis_process.
    """

    def __init__(self, desktop: Any) -> None:
        self.desktop = desktop
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
        self._add_action(self._add_dock())

    def unload(self) -> None:
        """Take everything out again."""
        if self.show_dock is not None:
            self.desktop.removePluginMenu(translate("PawcPlanner", "PAWC Planner"), self.show_dock)
            self.desktop.removeToolBarIcon(self.show_dock)
            self.show_dock.deleteLater()
            self.show_dock = None
        if self.dock is not None:
            self.dock.stop()
            self.desktop.removeDockWidget(self.dock)
            self.dock.deleteLater()
            self.dock = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        i18n.remove(self.translator)
        self.translator = None

    def _add_dock(self) -> PlannerDock:
        from .gui.dock import PlannerDock

        self.dock = PlannerDock(self.desktop.mainWindow())
        self.desktop.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self.dock.hide()
        return self.dock

    def _add_action(self, dock: PlannerDock) -> None:
        title = translate("PawcPlanner", "PAWC Planner")
        self.show_dock = QAction(QIcon(str(icon_file("pawc"))), title, self.desktop.mainWindow())
        self.show_dock.setObjectName("pawc_planner_show_dock")
        self.show_dock.setCheckable(True)
        self.show_dock.toggled.connect(dock.setUserVisible)
        dock.visibilityChanged.connect(self.show_dock.setChecked)
        self.desktop.addPluginToMenu(title, self.show_dock)
        self.desktop.addToolBarIcon(self.show_dock)
