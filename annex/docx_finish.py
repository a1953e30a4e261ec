"""What a rendered document still needs: gaps on a colour, numbers of its tables, its language and its properties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime
from typing import TYPE_CHECKING

from .protocol_gaps import OPENING
from .protocol_text import ProtocolText

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

_MARK = re.compile(rf"({re.escape(OPENING)}[^\]]*\])")
_AROUND = re.compile(r"/word/(header|footer)\d*\.xml$")
_MAP_IN_WORDS = "Carte des aménagements transitoires sur le territoire du protocole"
_SEQUENCE = re.compile(r"\bSEQ\s+(\S+)")


def finish(document: Document, text: ProtocolText) -> None:
    """Changes the document in place."""
    for root in _roots(document):
        _highlight(root)
    _number_tables(document.element.body)
    _describe_map(document)
    properties = document.core_properties
    properties.title = text.protocol.name[:255]
    # The template's own author and dates are not those of the protocol.
    properties.author = ""
    properties.last_modified_by = ""
    properties.created = properties.modified = datetime.strptime(text.day, "%d/%m/%Y")


def _describe_map(document: Document) -> None:
    """Gives our picture the margins and the words that docxtpl leaves out; those of the template have theirs."""
    for inline in (shape._inline for shape in document.inline_shapes):
        if inline.get("distT") is None:
            # Left out, LibreOffice takes 3 mm on each side.
            for side in ("distT", "distB", "distL", "distR"):
                inline.set(side, "0")
            inline.docPr.set("descr", _MAP_IN_WORDS)


def _roots(document: Document) -> Iterator[BaseOxmlElement]:
    """The body, then the headers and footers that there are: asking a section for one would make it."""
    yield document.element.body
    for part in document.part.package.iter_parts():
        if _AROUND.match(str(part.partname)):
            yield part.element


def _highlight(root: BaseOxmlElement) -> None:
    """Each mark gets a run of its own, on a colour; whatever the template, the user's own included."""
    for run in list(root.iter(_w("r"))):
        words = run.find(_w("t"))
        if words is None or OPENING not in "".join(t.text or "" for t in run.iter(_w("t"))):
            continue
        for piece in _pieces(run):
            run.addprevious(piece)
        run.getparent().remove(run)


def _pieces(run: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """The run cut into runs: what is a mark, what is not; its line breaks and tabs stay where they are."""
    properties = run.find(_w("rPr"))
    for child in run:
        if child.tag == _w("rPr"):
            continue
        if child.tag != _w("t"):
            yield _run(run, properties, deepcopy(child), False)
            continue
        for words in _MARK.split(child.text or ""):
            if words:
                copied = deepcopy(child)
                copied.text = words
                copied.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                yield _run(run, properties, copied, _MARK.fullmatch(words) is not None)


def _run(
    like: BaseOxmlElement, properties: BaseOxmlElement | None, content: BaseOxmlElement, marked: bool
) -> BaseOxmlElement:
    made = like.makeelement(_w("r"), {}, like.nsmap)
    if properties is not None:
        made.append(deepcopy(properties))
    made.append(content)
    if marked:
        # By its property, which knows the place that the schema of Word gives it among the others.
        made.get_or_add_rPr().highlight_val = _yellow()
    return made


def _yellow() -> object:
    from docx.enum.text import WD_COLOR_INDEX

    return WD_COLOR_INDEX.YELLOW


def _number_tables(body: BaseOxmlElement) -> None:
    """Writes the numbers of the captions, which a reader that does not refresh fields shows as they are."""
    counts: dict[str, int] = {}
    for paragraph in body.iter(_w("p")):
        name, shown = "", False
        for run in paragraph.iter(_w("r")):
            name, shown = _field_state(run, name, shown)
            words = run.find(_w("t"))
            if name and shown and words is not None:
                counts[name] = counts.get(name, 0) + 1
                words.text = str(counts[name])
                name = ""


def _field_state(run: BaseOxmlElement, name: str, shown: bool) -> tuple[str, bool]:
    """The sequence that the runs are in, and whether what follows is its number."""
    told = run.find(_w("instrText"))
    found = _SEQUENCE.search(told.text or "") if told is not None else None
    if found is not None:
        return found[1], False
    mark = run.find(_w("fldChar"))
    kind = None if mark is None else mark.get(_w("fldCharType"))
    if kind == "separate":
        return name, True
    return ("", False) if kind == "end" else (name, shown)


def _w(name: str) -> str:
    from docx.oxml.ns import qn

    return qn(f"w:{name}")
