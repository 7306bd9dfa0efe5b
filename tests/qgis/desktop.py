"""The few things of the QGIS desktop that the plugin touches."""

from __future__ import annotations

import time


class Desktop:
    """Stands in for QgisInterface, with a real main window."""

    def __init__(self):
        from qgis.PyQt.QtWidgets import QMainWindow

        self.window = QMainWindow()
        self.menu, self.toolbar = [], []

    def mainWindow(self):
        return self.window

    def addDockWidget(self, area, dock):
        self.window.addDockWidget(area, dock)

    def removeDockWidget(self, dock):
        self.window.removeDockWidget(dock)

    def addPluginToMenu(self, title, action):
        self.menu.append(action)

    def removePluginMenu(self, title, action):
        self.menu.remove(action)

    def addToolBarIcon(self, action):
        self.toolbar.append(action)

    def removeToolBarIcon(self, action):
        self.toolbar.remove(action)


def settle(condition, seconds=20.0):
    """Let QGIS work until the condition holds."""
    from qgis.PyQt.QtCore import QCoreApplication

    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        QCoreApplication.processEvents()
        time.sleep(0.01)
    assert condition()
