import pytest

from pawc_planner.base.errors import ParameterError
from pawc_planner.base.params import widths_of, widths_text


def test_widths_are_read_by_transport_and_written_back():
    found = widths_of(" foot=100; Vehicle = 62.5 m,boat=30")
    assert found == {"foot": 100.0, "vehicle": 62.5, "boat": 30.0}
    assert widths_of(widths_text(found)) == found and widths_of(" ") == {}


@pytest.mark.parametrize("text", [
    "foot", "foot=", "=100", "foot=0", "foot=-5", "food=100", "foot=100; foot=60", "foot=1e400",
])
def test_widths_that_are_none_are_refused_by_name(text):
    with pytest.raises(ParameterError, match="SWATH"):
        widths_of(text)
