"""What the cells of the platform's workbook say, without QGIS."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resorption.layers.imports.folding import folded
from resorption.layers.imports.incoming import Unreadable
from resorption.layers.imports.platform_columns import MAPPED, UNREAD, orientation_of
from resorption.layers.imports.platform_lines import as_actors, as_owners, as_phases
from resorption.layers.imports.platform_values import (
    as_address,
    as_count,
    as_day,
    as_degrees,
    as_insee,
    as_line,
    as_text,
    as_tri_state,
    is_nothing,
    paris_day,
)
from resorption.layers.schema import table
from resorption.protocol.resorption import computed_resorption

READERS = [as_address, as_count, as_day, as_degrees, as_insee, as_line, as_text, as_tri_state, as_owners, as_actors,
           as_phases]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026/09/05", date(2026, 9, 5)),
        ("05/09/2026", date(2026, 9, 5)),
        ("2026-09-05", date(2026, 9, 5)),
        ("2026/09/05 22:00:00", date(2026, 9, 5)),
        ("46270", date(2026, 9, 5)),
        ("46270.95", date(2026, 9, 5)),
    ],
)
def test_days(text: str, expected: date) -> None:
    assert as_day(text) == expected


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2024, 6, 30, 22), date(2024, 7, 1)),  # midnight in Paris, summer
        (datetime(2024, 1, 14, 23), date(2024, 1, 15)),  # midnight in Paris, winter
        (datetime(2024, 1, 14, 22, 30), date(2024, 1, 14)),
        (datetime(2024, 3, 30, 22, 30), date(2024, 3, 30)),  # the clocks change in the night that follows
        (datetime(2024, 3, 31, 22, 30), date(2024, 4, 1)),
        (datetime(2024, 10, 26, 22, 30), date(2024, 10, 27)),
        (datetime(2024, 10, 27, 22, 30), date(2024, 10, 27)),
        (datetime(2024, 7, 1), date(2024, 7, 1)),
        (datetime(2024, 7, 1, 15, 12), date(2024, 7, 1)),
    ],
)
def test_a_moment_is_the_day_that_it_was_in_paris(moment: datetime, day: date) -> None:
    assert paris_day((moment - datetime(1899, 12, 30)) / timedelta(days=1)) == day


@given(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)))
def test_paris_as_the_time_zone_database_knows_it(moment: datetime) -> None:
    zoneinfo = pytest.importorskip("zoneinfo")
    moment = moment.replace(microsecond=0)
    if moment.year >= 1996:  # autumn ended in September before
        there = moment.replace(tzinfo=timezone.utc).astimezone(zoneinfo.ZoneInfo("Europe/Paris"))
        assert paris_day((moment - datetime(1899, 12, 30)) / timedelta(days=1)) == there.date()


@pytest.mark.parametrize("text", ["30/02/2026", "2026/13/01", "12", "hier", "0001/01/01", "05/09/26", "99999999"])
def test_impossible_days(text: str) -> None:
    with pytest.raises(Unreadable):
        as_day(text)


@pytest.mark.parametrize(("text", "expected"), [("12", 12), ("0", 0), ("12.0", 12), ("1 250", 1250), (" 7 ", 7)])
def test_counts(text: str, expected: int) -> None:
    assert as_count(text) == expected


@pytest.mark.parametrize("text", ["-1", "12.5", "douze", "1e3", "12345678901", "=1+1", ""])
def test_not_counts(text: str) -> None:
    with pytest.raises(Unreadable):
        as_count(text)


@pytest.mark.parametrize(
    ("text", "expected"), [("1.10704218361542", 1.10704218361542), ("49,24", 49.24), ("-1.5", -1.5)]
)
def test_degrees(text: str, expected: float) -> None:
    assert as_degrees(text) == expected


@pytest.mark.parametrize("text", ["", "NC", "nc", " NC ", "null", "undefined", "NaN", None])
def test_nothing(text: str | None) -> None:
    assert is_nothing(text)


def test_zero_is_something() -> None:
    assert not is_nothing("0")


@pytest.mark.parametrize(
    ("text", "code"), [("1004", "01004"), ("27412", "27412"), ("2a004", "2A004"), ("97411", "97411")]
)
def test_insee(text: str, code: str) -> None:
    assert as_insee(text) == code


@pytest.mark.parametrize("text", ["a <b>gras</b>", "</script>", "tab\x07", "_x0007_", "\x9f"])
def test_refused_texts(text: str) -> None:
    with pytest.raises(Unreadable):
        as_text(text)


@pytest.mark.parametrize("text", ["=1+1", "accès < 200 m", "l'été 🙂", "ligne 1\nligne 2", "- point"])
def test_kept_texts(text: str) -> None:
    assert as_text(text) == text


def test_no_address_is_unknown() -> None:
    assert as_address("Pas d'adresse précise") is None
    assert as_address("Pas d’adresse précise") is None


def test_folding_ignores_what_changes_between_versions() -> None:
    assert folded("Informations d’accès") == folded("INFORMATIONS  D'ACCES") == folded("Informations\u00a0d'accès ")


def test_owners_keep_no_private_name() -> None:
    text = "- Commune de Trifouillis (Public)\n- Jeanne DUPONT (Privé)\n- inconnu (Inconnu)\n- Anonymisé le 27/02/2025 à 03:00"
    assert as_owners(text) == (
        ("public", "Commune de Trifouillis"), ("prive", None), ("inconnu", None), ("prive", None),
    )  # fmt: skip


def test_owner_without_type_is_not_guessed() -> None:
    with pytest.raises(Unreadable) as caught:
        as_owners("- Jeanne DUPONT")
    assert "DUPONT" not in str(caught.value)


def test_actors_keep_the_organisation_only() -> None:
    text = (
        "- Camille TÉMOIN, Service de l'État (exemple) (Logement, Pilotage et coordination)\n"
        "- Alix ESSAI, Association A, antenne de B (Santé)\n- Claude SEUL (Santé)\n- Dominique SANS"
    )
    assert as_actors(text) == {
        "Service de l'État (exemple)": ("logement", "pilotage"),
        "Association A, antenne de B": ("sante",),
    }


def test_phases_of_both_layouts() -> None:
    text = (
        "Phases initiales\n- Diagnostic sociologique : réalisé 12/05/2025\n- Validation politique : en cours\n\n"
        "Autres phases\n- Ouverture officielle : le 01/02/2026"
    )
    assert as_phases(text) == {
        "diagnostic_sociologique": {"etat": "terminee", "date": date(2025, 5, 12)},
        "validation_politique": {"etat": "en_cours"},
        "ouverture_officielle": {"etat": "terminee", "date": date(2026, 2, 1)},
    }


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("MISE À L’ABRI TEMPORAIRE", "mise_a_l_abri"),
        ("Mise à l’abri / hébergement d’urgence (CHU)", "mise_a_l_abri"),
        ("HÉBERGEMENT OU LOGEMENT ADAPTÉ LONGUE DURÉE AVEC ACCOMPAGNEMENT, DONT ESPACE TERRAIN D’INSERTION",
         "hebergement_accompagne"),
        ("Logement ordinaire ou adapté", "hebergement_accompagne"),
        ("LOGEMENT", "logement"),
        ("Dispositifs de veille sociale ou sans solution", "aucune"),
        ("AUTRE", "autre"),
        ("HABITANTS", None),
    ],
)  # fmt: skip
def test_orientations_of_every_year(title: str, code: str | None) -> None:
    assert orientation_of(folded(title)) == code


def test_every_target_is_a_column_of_the_base() -> None:
    for mapped in MAPPED:
        if mapped.table != "row":
            for name in mapped.several or (mapped.column,):
                table(mapped.table).field(name)


def test_comments_and_messages_are_read_by_nobody() -> None:
    read = {key for mapped in MAPPED for key in mapped.keys}
    assert not read & {folded(title) for title in UNREAD}


@pytest.mark.parametrize(
    ("persons", "lasting", "expected"),
    [(50, 33, "oui"), (41, 27, "non"), (10, 6, "non"), (200, 131, "non"), (None, 3, "inconnu"), (0, 0, "inconnu")],
)
def test_share_is_not_rounded(persons: int | None, lasting: int, expected: str) -> None:
    oriented = {"logement": 1, "hebergement_accompagne": lasting - 1, "mise_a_l_abri": 40}
    assert computed_resorption(persons, oriented, 66) == expected


def test_no_orientation_says_nothing() -> None:
    assert computed_resorption(10, {}, 66) == "inconnu"


@pytest.mark.parametrize("reader", READERS)
@given(text=st.text())
def test_any_text_is_read_or_refused_without_being_quoted(reader, text: str) -> None:  # noqa: ANN001
    try:
        reader(text)
    except Unreadable as error:
        assert "{" not in str(error)
        if len(text) > 12:
            assert text not in str(error)
