"""One user action, and the one sentence when it fails."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from qgis.core import Qgis, QgsMessageLog
from qgis.gui import QgsMessageBar

from ..base.errors import PawcError
from ..bridge.messages import message
from ..i18n import translate

LOG_TAG = "PAWC Planner"


@contextmanager
def told(bar: QgsMessageBar) -> Iterator[None]:
    """Show any failure of what is done inside as one sentence in ``bar``; details of the unforeseen go to the log."""
    bar.clearWidgets()
    try:
        yield
    except PawcError as error:
        bar.pushMessage(message(error), Qgis.MessageLevel.Warning, 0)
    except Exception as error:
        details = "".join(traceback.format_exception(type(error), error, error.__traceback__))
        QgsMessageLog.logMessage(details, LOG_TAG, Qgis.MessageLevel.Critical)
        text = translate("PawcPlanner", "This did not work: {what}. The details are in the log “PAWC Planner”.")
        bar.pushMessage(text.format(what=str(error) or type(error).__name__), Qgis.MessageLevel.Critical, 0)
