"""What cameras photograph, and what of it is seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from pawc_planner.base.progress import Silent
from pawc_planner.training.cameras.history import CameraHistory
from pawc_planner.training.cameras.pictures import SEEN_COLUMNS, pictures
from pawc_planner.training.cameras.sites import deploy
from pawc_planner.training.clock import midnight
from pawc_planner.training.parameters import KINDS, CameraParams, ParkParams
from pawc_planner.training.rangers.outings import make_patrols
from pawc_planner.training.rangers.patrol import LegDay, Patrol

from ..rangers.grounds import ground_of

QUIET = CameraParams(blank_per_day=0.0, animal_per_day=0.0, vehicle_per_day=0.0, ranger_catch=1.0, outage=0.0)
START = midnight(date(2023, 1, 1))


def _one_camera(signal: float = 1.0, card_t: float = np.inf) -> CameraHistory:
    watch = pd.DataFrame({"camera_id": ["CAM01"], "x": [0.0], "y": [0.0], "signal": [signal], "from_t": [START],
                          "to_t": [START + 30 * 86400], "card_t": [card_t]})
    return CameraHistory(pd.DataFrame(), watch)


def _seen(rows: list[tuple]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(SEEN_COLUMNS))


def _walk(y: float, t: float, transport: str = "foot") -> Patrol:
    """A leg from west to east at a distance north of the camera, 100 m a minute, nearest to it at ``t``."""
    x = np.arange(-2000, 2001, 100.0)
    step_t = t + x / 100 * 60
    leg = LegDay(date(2023, 1, 5), step_t, x, x * 0 + y, 4.1, step_t, x, x * 0 + y, np.full(41, 0.1))
    return Patrol("TP_1", 0, "A", "", transport, True, ("001", "002", "003"), [leg], "smart")


@pytest.mark.parametrize(
    ("y", "day", "transport", "number"),
    [(100.0, 4, "foot", 1), (149.0, 4, "foot", 1), (151.0, 4, "foot", 0), (100.0, 40, "foot", 0),
     (100.0, 4, "vehicle", 0)],
)
def test_a_team_on_foot_close_to_a_working_camera_is_photographed_once_when_nearest(y, day, transport, number):
    t = START + day * 86400.0
    params = ParkParams(cameras=QUIET, years=1)
    events = pictures(_one_camera(), _seen([]), [_walk(y, t, transport)], params, np.random.default_rng(1)).events
    assert len(events) == number
    if number:
        assert events.iloc[0][["camera_id", "class", "t", "trip"]].tolist() == ["CAM01", "ranger", t, -1]
        assert 1 <= events.people[0] <= 3 and 0 < events.sent_t[0] - t < 3600


def test_groups_keep_their_trip_and_response_and_their_sending_when_given():
    params = ParkParams(cameras=QUIET, years=1)
    seen = _seen([(0, START + 1000.4, 17, 4, "team sent"), (0, START + 500, 16, 2, "none")])
    events = pictures(_one_camera(), seen, [], params, np.random.default_rng(1)).events
    assert events.trip.tolist() == [16, 17] and events.people.tolist() == [2, 4]
    assert events["class"].tolist() == ["person", "person"] and events.response.tolist() == ["none", "team sent"]
    assert events.t.tolist() == [START + 500, START + 1000]
    given = pictures(_one_camera(), seen.assign(sent_t=START + 7777), [], params, np.random.default_rng(1)).events
    assert given.sent_t.tolist() == [START + 7777] * 2


def test_elephants_are_animals_whose_species_only_the_truth_says():
    params = ParkParams(cameras=QUIET, years=1, kind=KINDS["elephants"])
    event = pictures(_one_camera(), _seen([(0, START + 9, 3, 5, "none")]), [], params, np.random.default_rng(1)).events
    assert event.iloc[0][["class", "people", "species", "trip"]].tolist() == ["animal", 0, "elephasmaximus", 3]


@pytest.mark.parametrize(("card", "number"), [(START + 40 * 86400, 1), (START + 400 * 86400, 0), (np.inf, 0)])
def test_without_signal_a_picture_is_seen_when_the_card_is_read_or_never(card, number):
    params = ParkParams(cameras=QUIET, years=1)
    seen = _seen([(0, START + 9, 3, 5, "none")])
    events = pictures(_one_camera(0.0, card), seen, [], params, np.random.default_rng(1)).events
    assert events.sent_t.tolist() == [card] * number


def test_about_three_quarters_of_the_pictures_of_a_usual_park_are_blank():
    params = ParkParams(years=2)
    ground = ground_of(2240.0, stations=8)
    patrols = make_patrols(ground, params, np.random.default_rng(1), Silent())
    history = deploy(ground, np.zeros(ground.terrain.spec.size), params, np.random.default_rng(2))
    rng = np.random.default_rng(3)
    rows = rng.integers(0, len(history.watch), 80)
    watch = history.watch.iloc[rows]
    t = watch.from_t.to_numpy() + rng.random(80) * (watch.to_t - watch.from_t).to_numpy()
    seen = pd.DataFrame({"camera": rows, "t": t, "trip": np.arange(80), "people": 3, "response": "none"})
    events = pictures(history, seen, patrols, params, np.random.default_rng(4)).events
    share = events["class"].value_counts(normalize=True)
    assert 0.65 < share["blank"] < 0.85
    assert (events["class"] == "person").sum() > 60 and share["ranger"] > 0.01
    days = (history.watch.to_t - history.watch.from_t).sum() / 86400
    # what stays on cards of cameras without signal is missing
    assert (events["class"] == "blank").sum() / days == pytest.approx(0.12, rel=0.08)
    hour = ((events.t[events["class"] == "blank"] + 7 * 3600) % 86400) / 3600
    assert np.median(hour) == pytest.approx(13, abs=0.5)
    again = pictures(history, seen, patrols, params, np.random.default_rng(4)).events
    assert events.to_csv().encode() == again.to_csv().encode()


def test_a_history_without_pictures_is_returned_as_it_is():
    params = replace(ParkParams(years=1), cameras=QUIET)
    assert len(pictures(_one_camera(), _seen([]), [], params, np.random.default_rng(1)).events) == 0
