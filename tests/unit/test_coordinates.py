"""Coordinates as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resorption.layers.coordinates import parse_latitude, parse_longitude, parse_metres, split_pair
from resorption.protocol.errors import ResorptionError


@pytest.mark.parametrize(
    ("written", "degrees"),
    [
        ("48.8566", 48.8566),
        ("48,8566", 48.8566),
        ("-21,1", -21.1),
        ("−21,1", -21.1),
        ("48° 51′ 24″ N", 48.856667),
        ("48°51'24\"N", 48.856667),
        ("48 51 24", 48.856667),
        ("N 48° 51,4'", 48.856667),
        ("21° 6′ S", -21.1),
    ],
)
def test_latitude(written: str, degrees: float) -> None:
    assert parse_latitude(written) == pytest.approx(degrees, abs=1e-6)


@pytest.mark.parametrize(
    ("written", "degrees"), [("2,35 E", 2.35), ("1° 30' O", -1.5), ("1° 30' W", -1.5), ("-1.5", -1.5)]
)
def test_longitude(written: str, degrees: float) -> None:
    assert parse_longitude(written) == pytest.approx(degrees)


@pytest.mark.parametrize("written", ["", "abc", "91", "48° 61′", "48° 10′ E", "4 5 6 7", "48,85,66", "1e3"])
def test_unreadable_latitude(written: str) -> None:
    with pytest.raises(ResorptionError, match="latitude"):
        parse_latitude(written)


@pytest.mark.parametrize(
    ("written", "metres"), [("652 381,5", 652381.5), ("6862047.2 m", 6862047.2), ("652\u202f381", 652381)]
)
def test_metres(written: str, metres: float) -> None:
    assert parse_metres(written) == metres


@pytest.mark.parametrize("written", ["", "48° N", "nan", "inf", "x"])
def test_unreadable_metres(written: str) -> None:
    with pytest.raises(ResorptionError, match="mètres"):
        parse_metres(written)


@pytest.mark.parametrize(
    ("pasted", "pair"),
    [
        ("48.8566, 2.3522", ("48.8566", "2.3522")),
        ("48.8566,2.3522", ("48.8566", "2.3522")),
        ("48.8566 2.3522", ("48.8566", "2.3522")),
        ("48,8566 ; 2,3522", ("48,8566", "2,3522")),
        ("48°51'24\"N 2°21'8\"E", ("48°51'24\"N", "2°21'8\"E")),
        ("652381,5\t6862047,2", ("652381,5", "6862047,2")),
        ("49,2366 1,0855", ("49,2366", "1,0855")),
        ("49,2366\u00a0−1,0855", ("49,2366", "−1,0855")),
        ("652381 6862047", ("652381", "6862047")),
        ("geo:49.2366,1.0855", ("49.2366", "1.0855")),
        ("geo:49.2366,1.0855;u=35", ("49.2366", "1.0855")),
        ("https://www.openstreetmap.org/?mlat=49.2366&mlon=1.0855#map=17/49.1/1.2", ("49.2366", "1.0855")),
        ("https://www.openstreetmap.org/#map=17/49.2366/-1.0855", ("49.2366", "-1.0855")),
        ("https://www.google.com/maps/place/x/@49.1,1.2,17z/data=!3d49.2366!4d1.0855", ("49.2366", "1.0855")),
        ("https://www.google.com/maps/@49.2366,1.0855,17z", ("49.2366", "1.0855")),
        ("https://maps.google.com/?q=49.2366,1.0855", ("49.2366", "1.0855")),
        ("https://exemple.fr/carte?lat=49.2366&lon=1.0855", ("49.2366", "1.0855")),
        ("https://exemple.fr/carte", None),
        ("48,8566", None),
        ("48 51 24", None),
        ("48.8566", None),
        ("", None),
    ],
)
def test_pair_pasted_together(pasted: str, pair: tuple[str, str] | None) -> None:
    assert split_pair(pasted) == pair


@given(st.floats(-89.9, 89.9))
def test_degrees_minutes_seconds_round_trip(value: float) -> None:
    size = abs(value)
    degrees, minutes = int(size), int(size * 60) % 60
    seconds = (size * 3600) % 60
    written = f"{degrees}° {minutes}′ {min(seconds, 59.999999):.6f}″ {'S' if value < 0 else 'N'}"
    assert parse_latitude(written) == pytest.approx(value, abs=1e-5)
