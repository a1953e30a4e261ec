"""What is wrong in a user's .docx template, told with the tag and the paragraph."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Sequence
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from ..protocol.errors import ResorptionError
from ..protocol.sentences import Sentence, said

if TYPE_CHECKING:
    from docxtpl import DocxTemplate
    from jinja2 import Environment

_TAG = re.compile(r"\{[{%].*?[%}]\}|\{[{%][^<]*", re.DOTALL)
_INSTRUCTION = re.compile(r"\{%-?\s*(\w+)")
_BLOCKS = ("for", "if", "macro", "filter", "call", "with", "autoescape", "block")
_END = re.compile(r"[Uu]nexpected end of template")
_MARKUP = re.compile(r"<[^>]+>")
_PARAGRAPH = re.compile(r"<w:p([ >])")
_SHOWN = 160
"""Letters of the paragraph that are told."""

_WORDS: Sequence[tuple[re.Pattern[str], Callable[[str], Sentence]]] = (
    (
        re.compile(r"'(?:[\w ]+ object)' has no attribute '([^']+)'"),
        lambda name: said("« {name} » n’existe pas à cet endroit", name=name),
    ),
    (
        re.compile(r"access to attribute '([^']+)'"),
        lambda name: said("« {name} » n’est pas permis dans un modèle", name=name),
    ),
    (re.compile(r"'([^']+)' is undefined"), lambda name: said("« {name} » n’existe pas", name=name)),
    (
        re.compile(r"unknown tag '([^']+)'"),
        lambda name: said("l’instruction « {name} » n’est pas à sa place", name=name),
    ),
    (re.compile(r"No filter named '([^']+)'"), lambda name: said("le filtre « {name} » n’existe pas", name=name)),
    (
        re.compile(f"({_END.pattern})"),
        lambda _words: said("une instruction ouverte (« for » ou « if ») n’est pas fermée"),
    ),
)
"""What jinja says in English: the same in French."""

_BODY, _HEADER, _FOOTER = said("le texte"), said("l’en-tête"), said("le pied de page")


class TemplateProblem(ResorptionError):
    """An error in a template; the sentences among its values are looked up in the language of the interface."""

    def __init__(self, template: str, **params: object) -> None:
        super().__init__(template, **{k: v.message if isinstance(v, Sentence) else v for k, v in params.items()})
        self.params = params


class Part(NamedTuple):
    """A part of the template as docxtpl gives it to jinja: one paragraph a line."""

    name: Sentence
    lines: tuple[str, ...]

    @property
    def source(self) -> str:
        """The whole of it."""
        return "\n".join(self.lines)


def told(
    error: Exception, template: DocxTemplate, environment: Environment, tags: dict[str, object]
) -> ResorptionError:
    """The sentence of an error of jinja, found again part by part: docxtpl does not say where it was."""
    # From the file again: a part that was rendered holds what people typed, not tags.
    for part in _parts(type(template)(template.template_file)):
        found = _error_in(part, environment, tags)
        if found is not None:
            return _sentence(found, part)
    return _sentence(error, Part(_BODY, ()))


def _parts(template: DocxTemplate) -> list[Part]:
    template.init_docx()
    found = [_part(_BODY, template, template.get_xml())]
    for name, uri in ((_HEADER, template.HEADER_URI), (_FOOTER, template.FOOTER_URI)):
        for _key, part in template.get_headers_footers(uri):
            found.append(_part(name, template, template.get_part_xml(part)))
    return found


def _part(name: Sentence, template: DocxTemplate, xml: str) -> Part:
    source = _PARAGRAPH.sub(r"\n<w:p\1", template.patch_xml(xml))
    return Part(name, tuple(source.split("\n")))


def _error_in(part: Part, environment: Environment, tags: dict[str, object]) -> Exception | None:
    try:
        environment.from_string(part.source).render(tags)
    except Exception as error:  # noqa: BLE001 - the expressions of a template may raise anything
        return error
    return None


def _sentence(error: Exception, part: Part) -> ResorptionError:
    line = _unclosed(part.lines) if _END.search(str(error)) else _line_of(error)
    around = part.lines[line - 1] if line is not None and 0 < line <= len(part.lines) else ""
    what = _in_french(error)
    paragraph = " ".join(unescape(_MARKUP.sub("", around)).split())
    if not paragraph:
        return TemplateProblem(
            "Le modèle de document a une erreur : {detail}. Corrigez-le dans Word, puis recommencez.", detail=what
        )
    return TemplateProblem(
        "Le modèle de document a une erreur : {detail}. Balise : {tag} Paragraphe ({part}) : « {paragraph} » "
        "Corrigez-le dans Word, puis recommencez.",
        detail=what, tag=_tag(error, around), part=part.name, paragraph=_cut(paragraph),
    )  # fmt: skip


def _unclosed(lines: Sequence[str]) -> int | None:
    """The line of the last « for » or « if » that nothing closes: jinja tells of the end of the text only."""
    opened: list[int] = []
    for number, line in enumerate(lines, start=1):
        for word in _INSTRUCTION.findall(line):
            if word in _BLOCKS:
                opened.append(number)
            elif word.startswith("end") and opened:
                opened.pop()
    return opened[-1] if opened else None


def _line_of(error: Exception) -> int | None:
    """The line of the template: told by a syntax error, else the last one that jinja was running."""
    told_line = getattr(error, "lineno", None)
    if isinstance(told_line, int):
        return told_line
    lines = [f.lineno for f in traceback.extract_tb(error.__traceback__) if f.filename == "<template>"]
    return lines[-1] if lines else None


def _in_french(error: Exception) -> Sentence:
    """What is wrong, with the words of jinja or Python where no sentence of ours says it."""
    words = str(getattr(error, "message", None) or error)
    for pattern, told_words in _WORDS:
        found = pattern.search(words)
        if found is not None:
            return told_words(found[1])
    return said("la balise est mal écrite, ou ne peut pas être calculée ({words})", words=words.rstrip("."))


def _tag(error: Exception, around: str) -> str:
    """The tag at fault: the one that has the name the error gives, else the first one of the paragraph."""
    tags = [unescape(_MARKUP.sub("", tag)) for tag in _TAG.findall(around)]
    names = re.findall(r"'([^']+)'", str(error))
    named = [tag for tag in tags for name in names[::-1] if re.search(rf"\b{re.escape(name)}\b", tag)]
    return _cut((named or tags or [""])[0])


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
