"""Charts on screen: the only part that draws with pyqtgraph."""
