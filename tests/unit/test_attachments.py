"""Names of attached files: nothing of the source but its ending, nothing that leaves the folder, nothing that runs."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resorption.protocol.attachments import is_program, stays_inside, stored_name

IDENTITY = "1a2b3c4d-0000-4000-8000-000000000000"


@given(st.text(max_size=300))
def test_any_source_gives_a_safe_name(source: str) -> None:
    name = stored_name("photo", date(2026, 3, 12), IDENTITY, source)
    assert re.fullmatch(r"photo_2026-03-12_1a2b3c4d(\.[a-z0-9]{1,10})?", name)
    assert stays_inside(f"base.pieces/{name}")


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Famille Untel.JPG", "plan_1a2b3c4d.jpg"),
        ("archive.tar.gz", "plan_1a2b3c4d.gz"),
        ("sans_fin", "plan_1a2b3c4d"),
        ("CON.pdf", "plan_1a2b3c4d.pdf"),
        ("x.éé", "plan_1a2b3c4d"),
        ("x.trop_longue_extension", "plan_1a2b3c4d"),
    ],
)
def test_the_ending_is_kept(source: str, name: str) -> None:
    assert stored_name("plan", None, IDENTITY, source) == name


def test_a_number_tells_two_names_apart() -> None:
    assert stored_name("plan", None, IDENTITY, "a.pdf", 2) == "plan_1a2b3c4d_2.pdf"


@pytest.mark.parametrize("name", ["a.exe", "A.EXE", "a.pdf.exe", "a.exe ", "a.exe.", "a.LNK", "a.ps1", "a.hta"])
def test_programs_are_seen(name: str) -> None:
    assert is_program(name)


@pytest.mark.parametrize("name", ["a.pdf", "exe", "a.exe.pdf", "photo", "commande.docx", ""])
def test_documents_are_no_programs(name: str) -> None:
    assert not is_program(name)


@pytest.mark.parametrize("path", ["a.pieces/x.jpg", "pieces\\x.jpg", "x.jpg", "a b/é.pdf", "a..b/x.pdf"])
def test_paths_inside(path: str) -> None:
    assert stays_inside(path)


@pytest.mark.parametrize(
    "path",
    ["", "/x", "\\x", "\\\\serveur\\p\\x", "//serveur/x", "C:/x", "c:x", "../x", "a/..\\x", "a\0", "x:y", "a/x.jpg:y"],
)
def test_paths_outside(path: str) -> None:
    assert not stays_inside(path)
