"""The English translation is whole, keeps every value of the sentences, and is the one that is shown."""

from __future__ import annotations

import importlib.util
import re
import runpy
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from qgis.PyQt.QtCore import QCoreApplication, QTranslator
from qgis.PyQt.QtWidgets import QLabel
from resorption.dialogs.entry import EntryDialog
from resorption.layers.errors import NotABase
from resorption.layers.texts import label, message, number, surface
from resorption.plugin import ResorptionPlugin
from resorption.protocol.advice import advise
from resorption.protocol.checks import check_field
from resorption.protocol.living_conditions import theme_status
from resorption.protocol.living_reasons import status_sentence

ROOT = Path(__file__).resolve().parents[2]
PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def load_tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("i18n_tool", ROOT / "tools" / "i18n.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


TOOL = load_tool()
DONE = TOOL.read_ts()


@pytest.fixture
def english(tmp_path: Path) -> Iterator[None]:
    """The application in English, as the plugin makes it."""
    compiled = tmp_path / "resorption_en.qm"
    assert TOOL.compile_qm(compiled) == 0
    translator = QTranslator()
    assert translator.load(str(compiled))
    assert QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def test_nothing_is_missing_nor_gone() -> None:
    wanted = TOOL.gather()
    assert not sorted(wanted - DONE.keys()), "tools/i18n.py update"
    assert not sorted(DONE.keys() - wanted), "tools/i18n.py update"


def test_nothing_is_unfinished() -> None:
    assert not sorted(text for text, translation in DONE.items() if not translation)


def test_values_are_kept() -> None:
    wrong = [s for (_, s), t in DONE.items() if set(PLACEHOLDER.findall(s)) != set(PLACEHOLDER.findall(t))]
    assert not wrong


def test_shortcuts_are_kept() -> None:
    assert not [s for (_, s), t in DONE.items() if ("&" in s) != ("&" in t)]


def test_no_french_is_left() -> None:
    """French punctuation and its most common words, beyond what is the same in both languages."""
    french = re.compile(r"«|\b(est|sont|une|des|les|dans|pour|avec|ou|aux)\b")
    assert not [t for t in DONE.values() if french.search(PLACEHOLDER.sub("", t)) and "PROTOCOLE=" not in t]


def test_merging_twice_changes_nothing(tmp_path: Path) -> None:
    copy = tmp_path / "copie.ts"
    TOOL.write_ts(DONE, copy)
    assert copy.read_bytes() == TOOL.TS.read_bytes()
    assert TOOL.read_ts(copy) == DONE


def test_new_text_is_unfinished_and_old_one_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "copie.ts"
    TOOL.write_ts({("A", "Oui\u00a0!"): "Yes!", ("A", "Parti"): "Gone"}, copy)
    monkeypatch.setattr(TOOL, "TS", copy)
    monkeypatch.setattr(TOOL, "read_ts", lambda path=copy, read=TOOL.read_ts: read(path))
    monkeypatch.setattr(TOOL, "write_ts", lambda texts, path=copy, write=TOOL.write_ts: write(texts, path))
    monkeypatch.setattr(TOOL, "gather", lambda: {("A", "Oui\u00a0!"), ("A", "Neuf")})
    TOOL.update()
    assert TOOL.read_ts() == {("A", "Oui\u00a0!"): "Yes!", ("A", "Neuf"): ""}


def test_extraction_sees_every_kind_of_text() -> None:
    found = TOOL.gather()
    assert ("Menu", "Tracer le contour") in found
    assert ("RecordDialog", "* À remplir") in found  # a .ui file
    assert ("schema", "Appellation du site") in found
    assert ("schema", "Plan IGN") in found
    assert ("messages", "«\u00a0{label}\u00a0» doit être rempli.") in found  # a Problem
    assert ("messages", "La date de fermeture ne peut pas être dans le futur.") in found  # a Rule
    assert ("messages", "sans réponse") in found  # a part of a sentence, in said()
    assert any(c == "messages" and s.startswith("Cet emplacement est hors du territoire") for c, s in found)


def test_labels_and_sentences_are_shown_in_english(english: None) -> None:
    from resorption.layers.schema import table

    assert label("Appellation du site") == "Name of the site"
    assert message(NotABase("a.gpkg")).startswith("“a.gpkg” is not a protocol base")
    (problem,) = check_field(table("site").field("nom"), None)
    assert message(problem) == "“Name of the site” must be filled in."
    assert QCoreApplication.translate("Menu", "Tracer le contour") == "Draw the outline"


def test_a_sentence_made_of_sentences_is_shown_in_english(english: None) -> None:
    status = theme_status("sanitaires", {"sanitaires_fonctionnels": "oui"})
    assert message(status_sentence(status, {}, {})) == "Unknown: no kind of toilet is told."
    unanswered = status_sentence(theme_status("eau", {}), {"eau_acces": "Water?"}, {})
    assert message(unanswered) == "Bad: Water? no answer."
    planned = {"nature": "social", "etat": "prevu", "date": date(2026, 1, 1)}
    (advice,) = advise({"statut": "actif"}, [{"date": date(2026, 2, 1)}], [planned], [], {}, date(2026, 2, 2))
    assert message(advice).startswith("“Social assessment”: the planned date (01/01/2026) has passed.")


def test_french_is_the_source() -> None:
    assert label("Appellation du site") == "Appellation du site"
    assert label("") == ""


def test_numbers_follow_the_language() -> None:
    assert surface(999).endswith("\u00a0m²")
    assert surface(25_000).endswith("\u00a0ha")
    assert number(1.5, 1)[1] in ",."


def test_translator_follows_the_locale(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    compiled = tmp_path / "resorption_en.qm"
    assert TOOL.compile_qm(compiled) == 0
    monkeypatch.setattr("resorption.plugin.TRANSLATION", compiled)
    for locale, shown in (("en_GB", "Draw the outline"), ("fr_FR", "Tracer le contour"), ("de", "Draw the outline")):
        monkeypatch.setattr("resorption.plugin.QgsApplication.locale", lambda locale=locale: locale)
        plugin = ResorptionPlugin(None)
        assert QCoreApplication.translate("Menu", "Tracer le contour") == shown
        plugin.unload()
        assert QCoreApplication.translate("Menu", "Tracer le contour") == "Tracer le contour"


def test_a_class_speaks_with_the_texts_of_its_family(english: None) -> None:
    class Heir(EntryDialog):
        def has_input(self) -> bool:
            return False

    window = Heir()
    window.notice = QLabel(window)
    window.project_left(Path("/ailleurs/essai.gpkg"))
    assert window.notice.text().startswith("The project has changed")
    window.deleteLater()


@pytest.mark.usefixtures("qgis_app", "qgis_new_project")
def test_the_search_for_land_is_in_english(english: None, tmp_path: Path) -> None:
    """What each rule asks and the titles of the layers too: labels and sentences have contexts of their own."""
    from resorption.dialogs.land.window import LandWindow

    kit = runpy.run_path(str(Path(__file__).parents[1] / "inventory_kit.py"))
    window = LandWindow(kit["make"](tmp_path / "base.gpkg").path)
    texts = [one.text() for page in (window.layers_page, window.rules_page) for one in page.findChildren(QLabel)]
    window.abandon()
    assert "Parcels to examine" in texts and any(one.startswith("The area, without prohibited zones") for one in texts)
    french = re.compile(r"[éèêàçœ]|\b(est|sont|une|des|les|dans|pour|avec|ou|aux)\b")
    assert not [text for text in texts if french.search(text) and text != "Département"]
