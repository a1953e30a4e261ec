"""What is wrong in a user's .docx template, told with the tag and the paragraph."""

from __future__ import annotations

import re
import traceback
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from ..protocol.errors import ResorptionError

if TYPE_CHECKING:
    from docxtpl import DocxTemplate
    from jinja2 import Environment

_TAG = re.compile(r"\{[{%].*?[%}]\}|\{[{%][^<]*", re.DOTALL)
_MARKUP = re.compile(r"<[^>]+>")
_PARAGRAPH = re.compile(r"<w:p([ >])")
_SHOWN = 160
"""Letters of the paragraph that are told."""

_WORDS = (
    (re.compile(r"'(?:[\w ]+ object)' has no attribute '(?P<name>[^']+)'"), "« {name} » n’existe pas à cet endroit"),
    (re.compile(r"'(?P<name>[^']+)' is undefined"), "« {name} » n’existe pas"),
    (re.compile(r"Encountered unknown tag '(?P<name>[^']+)'"), "l’instruction « {name} » n’est pas à sa place"),
    (
        re.compile(r"[Uu]nexpected end of template|end of template"),
        "une instruction ouverte (« for » ou « if ») n’est pas fermée",
    ),
    (re.compile(r"No filter named '(?P<name>[^']+)'"), "le filtre « {name} » n’existe pas"),
)


class Part(NamedTuple):
    """A part of the template as docxtpl gives it to jinja: one paragraph a line."""

    name: str
    lines: tuple[str, ...]

    @property
    def source(self) -> str:
        """The whole of it."""
        return "\n".join(self.lines)


def told(
    error: Exception, template: DocxTemplate, environment: Environment, tags: dict[str, object]
) -> ResorptionError:
    """The sentence of an error of jinja, found again part by part: docxtpl does not say where it was."""
    for part in _parts(template):
        found = _error_in(part, environment, tags)
        if found is not None:
            return _sentence(found, part)
    return _sentence(error, Part("", ()))


def _parts(template: DocxTemplate) -> list[Part]:
    template.init_docx()
    found = [_part("le texte", template, template.get_xml())]
    for name, uri in (("l’en-tête", template.HEADER_URI), ("le pied de page", template.FOOTER_URI)):
        for _key, part in template.get_headers_footers(uri):
            found.append(_part(name, template, template.get_part_xml(part)))
    return found


def _part(name: str, template: DocxTemplate, xml: str) -> Part:
    source = _PARAGRAPH.sub(r"\n<w:p\1", template.patch_xml(xml))
    return Part(name, tuple(source.split("\n")))


def _error_in(part: Part, environment: Environment, tags: dict[str, object]) -> Exception | None:
    try:
        environment.from_string(part.source).render(tags)
    except Exception as error:  # noqa: BLE001 - the expressions of a template may raise anything
        return error
    return None


def _sentence(error: Exception, part: Part) -> ResorptionError:
    line = _line_of(error)
    around = part.lines[line - 1] if line is not None and 0 < line <= len(part.lines) else ""
    what = _in_french(error)
    paragraph = " ".join(unescape(_MARKUP.sub("", around)).split())
    if not paragraph:
        return ResorptionError(
            "Le modèle de document a une erreur : {detail}. Corrigez-le dans Word, puis recommencez.", detail=what
        )
    return ResorptionError(
        "Le modèle de document a une erreur : {detail}. Balise : {tag} Paragraphe ({part}) : « {paragraph} » "
        "Corrigez-le dans Word, puis recommencez.",
        detail=what, tag=_tag(error, around), part=part.name, paragraph=_cut(paragraph),
    )  # fmt: skip


def _line_of(error: Exception) -> int | None:
    """The line of the template: told by a syntax error, else the last one that jinja was running."""
    told_line = getattr(error, "lineno", None)
    if isinstance(told_line, int):
        return told_line
    lines = [f.lineno for f in traceback.extract_tb(error.__traceback__) if f.filename == "<template>"]
    return lines[-1] if lines else None


def _in_french(error: Exception) -> str:
    words = str(getattr(error, "message", None) or error)
    for pattern, told_words in _WORDS:
        found = pattern.search(words)
        if found is not None:
            return told_words.format(**found.groupdict())
    return words.rstrip(".")


def _tag(error: Exception, around: str) -> str:
    """The tag at fault: the one that has the name the error gives, else the first one of the paragraph."""
    tags = [unescape(_MARKUP.sub("", tag)) for tag in _TAG.findall(around)]
    names = re.findall(r"'([^']+)'", str(error))
    named = [tag for tag in tags for name in names[::-1] if re.search(rf"\b{re.escape(name)}\b", tag)]
    return _cut((named or tags or [""])[0])


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
