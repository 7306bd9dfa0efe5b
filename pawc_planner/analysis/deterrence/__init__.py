"""Whether fewer finds follow more patrol."""

from .changes import (
    DETERRENCE,
    MORE_AFTER_MORE,
    DeterrenceParams,
    DeterrenceResult,
    EffortPanel,
    changes_of,
    deterrence,
    fit_lag,
)

__all__ = [
    "DETERRENCE",
    "DeterrenceParams",
    "DeterrenceResult",
    "EffortPanel",
    "MORE_AFTER_MORE",
    "changes_of",
    "deterrence",
    "fit_lag",
]
