"""Numbers as people write them."""

from __future__ import annotations

import math
import re

_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_COMMA_DECIMAL = re.compile(r"^[+-]?(\d{1,3}(\.\d{3})+|\d+),\d+$")
_COMMA_GROUPS = re.compile(r"^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$")


def read_number(text: str) -> tuple[float, str]:
    """Return the number and the rule that was needed (decimal_comma, thai_digits or ""); NaN when it is none.

    ``1,234`` is read as a decimal comma unless a point or a second group shows that commas group thousands.
    """
    plain = text.strip().replace("\u00a0", "").replace(" ", "")
    digits = plain.translate(_THAI_DIGITS)
    rule = "thai_digits" if digits != plain else ""
    if _COMMA_GROUPS.match(digits) and ("." in digits or digits.count(",") > 1):
        digits = digits.replace(",", "")
    elif _COMMA_DECIMAL.match(digits):
        digits, rule = digits.replace(".", "").replace(",", "."), "decimal_comma"
    try:
        number = float(digits)
    except ValueError:
        return math.nan, ""
    return (number, rule) if math.isfinite(number) else (math.nan, "")
