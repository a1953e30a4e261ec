"""The protocol's text as a Word document, by docxtpl: from the template shipped, or from the user's own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ..layers.placing import placed, put_in_place, told, workshop
from ..layers.validation import check_writable_folder
from ..protocol.errors import ResorptionError
from .docx_finish import finish
from .docx_problems import told as told_problem
from .docx_tags import MAP, tags_of
from .protocol_text import ProtocolText

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

TEMPLATE = Path(__file__).resolve().parents[1] / "resources" / "modeles" / "protocole.docx"
SUFFIX = ".docx"
MAP_WIDTH_MM = 165

_LIBRARIES = {"docxtpl": "docxtpl", "docx": "python-docx", "jinja2": "jinja2", "lxml": "lxml"}
_BODY = "word/document.xml"


class MissingDocxtpl(ResorptionError):
    """The libraries that write a .docx are not in this QGIS."""

    def __init__(self, names: str) -> None:
        super().__init__(
            "Le texte du protocole a besoin de bibliothèques que ce QGIS n’a pas : {names}. Fermez QGIS, décompressez "
            "« resorption-complements.zip » dans le dossier « python » de votre profil QGIS (celui qui contient "
            "« plugins » ; menu Préférences, Profils utilisateurs, Ouvrir le dossier du profil actif), puis relancez "
            "QGIS. Tout le reste de l’extension fonctionne sans elles.",
            names=names,
        )


def missing_libraries() -> tuple[str, ...]:
    """What writing a .docx needs and this QGIS has not."""
    return tuple(name for module, name in _LIBRARIES.items() if not _present(module))


def _present(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ValueError:
        # A module that was set aside on purpose.
        return False


def refuse_without_libraries() -> None:
    """Raises MissingDocxtpl."""
    missing = missing_libraries()
    if missing:
        raise MissingDocxtpl(", ".join(missing))
    try:
        import docxtpl
    except ImportError as error:
        # There, but not whole: unzipped in part, or beside another version.
        raise MissingDocxtpl(error.name or "docxtpl") from error
    del docxtpl


def check_template(path: Path) -> None:
    """Refuses a file that cannot be a template. Raises ResorptionError."""
    if not path.is_file():
        raise ResorptionError(
            "Le modèle « {nom} » est introuvable. Vérifiez son emplacement, ou n’en donnez pas pour prendre celui de "
            "l’extension.", nom=path)  # fmt: skip
    try:
        with zipfile.ZipFile(path) as opened:
            whole = _BODY in opened.namelist()
    except PermissionError as error:
        raise ResorptionError(
            "Le modèle « {nom} » n’a pas pu être lu : vous n’en avez pas le droit, ou il est ouvert dans un autre "
            "programme. Fermez-le, puis recommencez.", nom=path.name) from error  # fmt: skip
    except (zipfile.BadZipFile, OSError):
        whole = False
    if not whole or path.suffix.lower() != SUFFIX:
        raise _not_a_document(path)


def _not_a_document(path: Path) -> ResorptionError:
    return ResorptionError(
        "Le modèle « {nom} » n’est pas un document Word (.docx). Dans Word ou LibreOffice, enregistrez-le sous ce "
        "format, puis recommencez.",
        nom=path.name,
    )


def save_template(path: Path) -> None:
    """Writes a copy of the template shipped, to start one's own from; replaces a file of that name.

    Raises ResorptionError: name that is not a .docx, folder closed, file open in Word, full disk.
    """
    path = path.absolute()
    _check_name(path)
    check_writable_folder(path.parent)
    with told(path), workshop(path.parent) as shop:
        made = shop / path.name
        made.write_bytes(TEMPLATE.read_bytes())
        put_in_place([(made, path)])


def _check_name(path: Path) -> None:
    if path.suffix.lower() != SUFFIX:
        raise ResorptionError("« {nom} » : le nom du fichier doit finir par .docx.", nom=path.name)


def check_document(path: Path, template: Path | None) -> None:
    """Refuses, before any work, a name, a template or a QGIS with which no document can be made.

    Raises ResorptionError.
    """
    refuse_without_libraries()
    _check_name(path)
    check_template(template or TEMPLATE)
    if template is not None and template.resolve() == path.resolve():
        raise ResorptionError(
            "« {nom} » est aussi le modèle : le document le remplacerait. Donnez un autre nom au document.",
            nom=path.name,
        )
    check_writable_folder(path.absolute().parent)


def write_document(
    text: ProtocolText,
    picture: bytes | None,
    path: Path,
    template: Path | None = None,
    goes_with: Callable[[], object] | None = None,
) -> Path:
    """Writes the document, replacing a file of that name: whole or not at all.

    `goes_with` writes what belongs with it: if that fails, the former document comes back.
    Raises ResorptionError: libraries or folder missing, template that is none or has an error, file open in Word, full
    disk.
    """
    path = path.absolute()
    check_document(path, template)
    # A full disk, a folder that closed meanwhile: told with the name that the user knows.
    with told(path), workshop(path.parent) as shop:
        made = shop / path.name
        _render(text, picture, template or TEMPLATE, made)
        if goes_with is None:
            put_in_place([(made, path)])
        else:
            with placed([(made, path)]):
                goes_with()
    return path


def _render(text: ProtocolText, picture: bytes | None, template: Path, made: Path) -> None:
    from docx.oxml import parse_xml
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined
    from jinja2.exceptions import TemplateError
    from jinja2.sandbox import SandboxedEnvironment

    document = DocxTemplate(str(template))
    # A template comes from anywhere: it reads the tags and nothing else. What is typed in the base stays a text.
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    del environment.filters["safe"]
    tags = tags_of(text)
    try:
        document.init_docx()
    except (KeyError, ValueError, SyntaxError, zipfile.BadZipFile) as error:
        raise _not_a_document(template) from error
    repaired = document.fix_tables

    def strict(xml: str) -> object:
        # docxtpl repairs by leaving out what it cannot read, without a word.
        parse_xml(xml)
        return repaired(xml)

    document.fix_tables = strict
    try:
        document.render({**tags, MAP: _picture(document, picture)}, environment)
    except OSError:
        raise
    except TemplateError as error:
        raise told_problem(error, document, environment, {**tags, MAP: ""}) from error
    except SyntaxError as error:
        raise ResorptionError(
            "Le modèle « {nom} » ne donne pas un document lisible : une instruction « for » ou « if » commence dans un "
            "paragraphe ou un tableau et finit dans un autre. Écrivez-la seule dans son paragraphe ({{%p … %}}) ou dans "
            "sa ligne de tableau ({{%tr … %}}).", nom=template.name) from error  # fmt: skip
    except Exception as error:  # noqa: BLE001 - the expressions of a template may raise anything
        raise told_problem(error, document, environment, {**tags, MAP: ""}) from error
    _save(document, text, made)


def _save(document: DocxTemplate, text: ProtocolText, made: Path) -> None:
    from docx import Document

    rendered = io.BytesIO()
    document.save(rendered)
    # Read again: what docxtpl has put in has not the classes of python-docx.
    finished = Document(rendered)
    finish(finished, text)
    finished.save(str(made))


def _picture(document: DocxTemplate, picture: bytes | None) -> object:
    from docx.shared import Mm
    from docxtpl import InlineImage

    return "" if picture is None else InlineImage(document, io.BytesIO(picture), width=Mm(MAP_WIDTH_MM))
