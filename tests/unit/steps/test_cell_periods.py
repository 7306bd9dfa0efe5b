"""What was walked and found month by month and quarter by quarter on the made site."""

import numpy as np
import pytest

from pawc_planner.site.steps.cell_periods import cell_periods
from pawc_planner.site.steps.evidence import gather


def test_km_of_every_month_add_up_to_those_of_the_whole(site):
    evidence = gather(site, None)
    months = cell_periods(evidence)
    np.testing.assert_allclose(months.km.sum(axis=0), evidence.effort.km, atol=1e-12)
    assert months.finds.sum() == evidence.finds_per_cell.sum() > 0
    by_label = {one.start.isoformat(): km for one, km in zip(months.periods, months.km.sum(axis=(1, 2)))}
    assert by_label["2024-12-01"] == pytest.approx(2.0)
    assert by_label["2025-01-01"] == pytest.approx(7.0)


def test_quarters_hold_their_three_months(site):
    evidence = gather(site, None)
    months, quarters = cell_periods(evidence), cell_periods(evidence, "quarter")
    assert quarters.periods[-1].start.month in (1, 4, 7, 10)
    first = [i for i, one in enumerate(months.periods) if one.start >= quarters.periods[-1].start]
    np.testing.assert_allclose(quarters.km[-1], months.km[first].sum(axis=0), atol=1e-12)
