"""The user's own template: the same tags, errors told with their place, nothing half-written, nothing run."""

from __future__ import annotations

import errno
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from resorption.annex import docx as annex_docx
from resorption.annex.protocol_document import Wanted, produce_protocol
from resorption.layers.validation import sentence
from resorption.protocol.errors import ResorptionError
from resorption.tests.qgis.annex_bases import TODAY
from resorption.tests.qgis.docx_reading import body, every_letter, marks, plain
from resorption.tests.qgis.protocol_bases import HARD, empty_base, rich_base


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rich_base(tmp_path_factory.mktemp("modeles") / "base.gpkg")


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return empty_base(tmp_path_factory.mktemp("nu") / "base.gpkg")


def template(folder: Path, *paragraphs: str, header: str = "", row: tuple[str, ...] = ()) -> Path:
    document = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    if row:
        table = document.add_table(rows=0, cols=1)
        for words in row:
            table.add_row().cells[0].text = words
    document.sections[0].header.paragraphs[0].text = header
    path = folder / "modele.docx"
    document.save(str(path))
    return path


def refused(base: Path, folder: Path, path: Path) -> str:
    """The sentence; and nothing is left in the folder."""
    before = sorted(p.name for p in folder.iterdir())
    with pytest.raises(ResorptionError) as error:
        produce_protocol(base, Wanted(folder / "texte.docx", path), TODAY)
    assert sorted(p.name for p in folder.iterdir()) == before
    return plain(sentence(error.value))


def test_a_template_of_ones_own(base: Path, tmp_path: Path) -> None:
    path = template(
        tmp_path, "Titre : {{ protocole.nom }}", "{%p for article in articles %}", "{{ article.numero }} {{ article.titre }}",
        "{{ article.categories[1].manque }}", "{%p endfor %}", "{{ carte }}", header="Le {{ date }}",
        row=("{%tr for ligne in conventions.lignes %}", "{{ ligne.titre }} / {{ ligne.date }}", "{%tr endfor %}"),
    )  # fmt: skip
    file = tmp_path / "texte.docx"
    produce_protocol(base, Wanted(file, path), TODAY)
    text = body(file)
    assert f"Titre : Protocole {HARD}" in text
    assert "11 Empêcher la reconstitution" in text
    assert f"Convention {HARD} / 01/02/2026" in text
    assert "{%" not in text.replace("{% if %}", "")
    assert Document(str(file)).sections[0].header.paragraphs[0].text == "Le 01/11/2026"
    assert marks(file) == ["[à compléter : engagements du Conseil régional]"] * 8
    assert len(Document(str(file)).inline_shapes) == 1


def test_a_template_without_header_gets_none(base: Path, tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("{{ date }}")
    document.save(str(tmp_path / "modele.docx"))
    produce_protocol(base, Wanted(tmp_path / "texte.docx", tmp_path / "modele.docx"), TODAY)
    with zipfile.ZipFile(tmp_path / "texte.docx") as opened:
        assert not [name for name in opened.namelist() if "header" in name or "footer" in name]


def test_gaps_are_marked_in_the_header_too(bare: Path, tmp_path: Path) -> None:
    path = template(tmp_path, "{{ date }}", header="Lieu {{ signature.lieu }}.")
    produce_protocol(bare, Wanted(tmp_path / "texte.docx", path), TODAY)
    runs = Document(str(tmp_path / "texte.docx")).sections[0].header.paragraphs[0].runs
    assert [(plain(run.text), run.font.highlight_color is not None) for run in runs if run.text] == [
        ("Lieu ", False), ("[à compléter : lieu de la signature]", True), (".", False),
    ]  # fmt: skip


def test_a_tag_cut_by_word_is_still_a_tag(base: Path, tmp_path: Path) -> None:
    """Word cuts what is typed into runs as it pleases."""
    document = Document()
    paragraph = document.add_paragraph()
    for piece in ("{", "{ proto", "cole.annee_", "debut }", "}"):
        paragraph.add_run(piece)
    document.save(str(tmp_path / "modele.docx"))
    produce_protocol(base, Wanted(tmp_path / "texte.docx", tmp_path / "modele.docx"), TODAY)
    assert "2026" in body(tmp_path / "texte.docx")


@pytest.mark.parametrize(
    ("words", "told", "tag"),
    [
        ("Le nom est {{ protocole.inconnu }} ici", "« inconnu » n’existe pas à cet endroit", "{{ protocole.inconnu }}"),
        ("Le nom {{ date }} puis {{ personne }} ici", "« personne » n’existe pas", "{{ personne }}"),
        ("Une faute {{ date | majuscules }} ici", "le filtre « majuscules » n’existe pas", "{{ date | majuscules }}"),
        ("Ouverte {% if date %} seulement", "une instruction ouverte (« for » ou « if ») n’est pas fermée", "{% if date %}"),
        ("Avant {% endfor %} après", "l’instruction « endfor » n’est pas à sa place", "{% endfor %}"),
        ("Ouvre {{ ''.__class__ }} cela", "« __class__ » n’est pas permis dans un modèle", "{{ ''.__class__ }}"),
        ("Brut {{ base | safe }} ici", "le filtre « safe » n’existe pas", "{{ base | safe }}"),
        ("Calcul {{ date + 1 }} faux", "la balise est mal écrite, ou ne peut pas être calculée", "{{ date + 1 }}"),
        ("Lire {% include '/etc/passwd' %} ici", "ne peut pas être calculée", "{% include '/etc/passwd' %}"),
        ("Accolade {{ date } seule", "la balise est mal écrite", "{{ date } seule"),
    ],
)  # fmt: skip
def test_an_error_is_told_with_its_tag_and_paragraph(
    base: Path, tmp_path: Path, words: str, told: str, tag: str
) -> None:
    path = template(tmp_path, "Avant", "Avant encore {{ date }}", words, "Après {{ base }}")
    text = refused(base, tmp_path, path)
    assert "Le modèle de document a une erreur" in text
    assert told in text
    assert f"Balise : {tag}" in text
    assert f"Paragraphe (le texte) : « {words}" in text


def test_an_error_in_the_header(base: Path, tmp_path: Path) -> None:
    text = refused(base, tmp_path, template(tmp_path, "{{ protocole.nom }}", header="En-tête {{ absent }}"))
    assert "« absent » n’existe pas" in text
    assert "Paragraphe (l’en-tête) : « En-tête {{ absent }} »" in text


def test_a_loop_from_a_paragraph_to_a_table(base: Path, tmp_path: Path) -> None:
    """docxtpl would leave out what it cannot read, without a word."""
    path = template(tmp_path, "{% for visa in visas %}", "a", row=("{% endfor %}",))
    text = refused(base, tmp_path, path)
    assert "ne donne pas un document lisible" in text
    assert "{%p … %}" in text


@pytest.mark.parametrize("content", [b"", b"bonjour", b"PK\x05\x06" + bytes(18)])
def test_a_file_that_is_no_document(base: Path, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "modele.docx"
    path.write_bytes(content)
    assert "« modele.docx » n’est pas un document Word (.docx)" in refused(base, tmp_path, path)


def test_a_document_with_a_broken_inside(base: Path, tmp_path: Path) -> None:
    path = tmp_path / "modele.docx"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("word/document.xml", "<w:document")
    assert "n’est pas un document Word" in refused(base, tmp_path, path)


def test_an_old_format_and_a_missing_file(base: Path, tmp_path: Path) -> None:
    old = template(tmp_path, "x").rename(tmp_path / "modele.doc")
    assert "n’est pas un document Word" in refused(base, tmp_path, old)
    assert "introuvable" in refused(base, tmp_path, tmp_path / "absent.docx")


def test_the_template_is_never_overwritten(base: Path, tmp_path: Path) -> None:
    path = template(tmp_path, "{{ date }}")
    before = path.read_bytes()
    with pytest.raises(ResorptionError, match="est aussi le modèle"):
        produce_protocol(base, Wanted(path, path), TODAY)
    assert path.read_bytes() == before


def test_what_people_typed_is_never_run(base: Path, tmp_path: Path) -> None:
    """A name with tags in it is printed as it is, in the template shipped and after an error elsewhere."""
    text = refused(base, tmp_path, template(tmp_path, "{{ protocole.nom }}", header="{{ absent }}"))
    assert "{{ nom }}" not in text


@pytest.mark.parametrize("name", ["texte.doc", "texte", "texte.pdf"])
def test_names_that_are_no_document(bare: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(ResorptionError, match=r"doit finir par \.docx"):
        produce_protocol(bare, Wanted(tmp_path / name), TODAY)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there(bare: Path, tmp_path: Path) -> None:
    with pytest.raises(ResorptionError, match="n’existe pas"):
        produce_protocol(bare, Wanted(tmp_path / "absent" / "texte.docx"), TODAY)


def failing(error: OSError) -> Callable[..., None]:
    def fail(*_arguments: object, **_named: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (PermissionError(errno.EACCES, "ouvert"), "ouvert dans QGIS ou dans un autre programme"),
        (OSError(errno.ENOSPC, "plein"), "plus de place sur le disque"),
    ],
)
def test_a_file_open_in_word_and_a_full_disk(
    bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, told: str
) -> None:
    file = tmp_path / "texte.docx"
    file.write_bytes(b"ancien")
    # Windows refuses the move; a full disk, the writing.
    if isinstance(error, PermissionError):
        monkeypatch.setattr(Path, "replace", failing(error))
    else:
        monkeypatch.setattr(annex_docx, "_save", failing(error))
    with pytest.raises(ResorptionError, match=told):
        produce_protocol(bare, Wanted(file), TODAY)
    assert file.read_bytes() == b"ancien"
    assert [p.name for p in tmp_path.iterdir()] == ["texte.docx"]


def test_the_workbook_fails_and_the_document_stays(bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from resorption.annex import protocol_document

    file = tmp_path / "texte.docx"
    file.write_bytes(b"ancien")
    monkeypatch.setattr(protocol_document, "write_tables", failing(OSError(errno.ENOSPC, "plein")))
    with pytest.raises(ResorptionError):
        produce_protocol(bare, Wanted(file, None, tmp_path / "t.xlsx"), TODAY)
    assert file.read_bytes() == b"ancien"
    assert [p.name for p in tmp_path.iterdir()] == ["texte.docx"]


@pytest.mark.parametrize("module", ["docxtpl", "docx", "jinja2"])
def test_missing_libraries(bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ResorptionError) as error:
        produce_protocol(bare, Wanted(tmp_path / "texte.docx"), TODAY)
    text = plain(sentence(error.value))
    assert "« resorption-complements.zip » dans le dossier « python » de votre profil QGIS" in text
    assert "pip" not in text
    assert list(tmp_path.iterdir()) == []


def test_libraries_unzipped_in_part(bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "python" / "docxtpl"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text("import bibliotheque_absente\n", encoding="utf-8")
    for name in [name for name in sys.modules if name.split(".")[0] == "docxtpl"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.syspath_prepend(str(folder.parent))
    with pytest.raises(ResorptionError, match="n’a pas : bibliotheque_absente") as error:
        produce_protocol(bare, Wanted(tmp_path / "texte.docx"), TODAY)
    assert "resorption-complements.zip" in str(error.value)


def test_the_plugin_loads_without_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is imported before a document is asked for."""
    import ast

    for name in ("docx.py", "docx_finish.py", "docx_problems.py", "docx_tags.py", "protocol_document.py"):
        path = Path(annex_docx.__file__).with_name(name)
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, (ast.Import, ast.ImportFrom)) and not getattr(node, "level", 0):
                names = [getattr(node, "module", None) or "", *(a.name for a in node.names)]
                assert not {"docx", "docxtpl", "jinja2", "lxml"} & {n.split(".")[0] for n in names}, name


def test_what_xml_refuses_is_left_out(tmp_path: Path) -> None:
    from resorption.annex.french import printable

    assert printable("a\x00b\ud800c\uffffd\x0be") == "a bcd\ne"
    assert "\x0b" not in every_letter(template(tmp_path, "x"))
