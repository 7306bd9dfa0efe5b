"""Which patrols went with partners."""

from __future__ import annotations

import pytest

from pawc_planner.site.joint import joint_patrols, partners_of

from .records import patrol

JOINT = [
    {"mandate": "Joint patrol"}, {"mandate": "ลาดตระเวนร่วมตชด."}, {"team": "POLICE"},
    {"objective": "With the army, 3 days"},
    {"objective": "with Border-Patrol"}, {"patrol_type": "JOINT"}, {"mandate": "ตํารวจ"}, {"mandate": "ร่วมarmy"},
    {"mandate": "joint_patrol"}, {"mandate": "Patrol2;joint"}, {"partners": "WCS"}, {"partners": "joint"},
    {"patrol_type": "MIXED", "mandate": "patrouille mixte"}, {"mandate": "ไม้พะยูง ทหาร"},
]
ALONE = [
    {}, {"team": "Armylia"}, {"objective": "policed and jointly"}, {"mandate": "non-joint"}, {"mandate": "ไม่ร่วม"},
    {"patrol_type": "Mixte"}, {"patrol_type": "MIXED"}, {"mandate": "ส่งเสริมการมีส่วนร่วมของชุมชน"}, {"partners": " "},
    {"objective": "joints of bamboo"}, {"station": "Police"},
]


def fill(store, rows):
    with store.transaction() as writer:
        batch = writer.batch(source="a.gpx", kind="patrols", read=len(rows), stored=len(rows))
        writer.insert("patrols", [patrol(f"P{at}", f"p{at}", batch, **row) for at, row in enumerate(rows)])
    return store


@pytest.mark.parametrize("row", JOINT, ids=str)
def test_patrols_with_partners_are_joint(site, row):
    assert joint_patrols(fill(site, [row])) == {"P0"}


@pytest.mark.parametrize("row", ALONE, ids=str)
def test_other_patrols_are_not(site, row):
    assert joint_patrols(fill(site, [row])) == frozenset()


def test_partners_are_named_as_the_records_name_them(site):
    fill(site, [{"partners": "WCS; ตชด., joint"}, {"mandate": "joint"}, {"partners": "Joint"}, {}])
    assert partners_of(site) == {"P0": ("WCS", "ตชด."), "P1": (), "P2": ()}


def test_the_words_are_those_of_the_site(site):
    fill(site, [{"mandate": "Joint"}, {"mandate": "con Guardia Civil"}, {"partners": "NGO"}])
    site.update_info(partner_words=("GUARDIA  civil", " "))
    assert joint_patrols(site) == {"P1", "P2"}
    site.update_info(partner_words=())
    assert joint_patrols(site) == {"P2"}


def test_a_site_without_patrols_has_none(site):
    assert joint_patrols(site) == frozenset()
