"""What the template of the protocol's text is made of: styles, fields, tables, headers, as Word wants them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

FONT, FALLBACK = "Arial", "Liberation Sans"
INK, ACCENT, MUTED, WARNING = RGBColor(29, 39, 51), RGBColor(31, 63, 102), RGBColor(85, 96, 109), RGBColor(160, 28, 28)
PALE, RULE = "E6ECF3", "9AA7B5"
WIDTH_MM = 166
"""Of the text: A4 less its margins."""
FIXED = datetime(2026, 1, 1)


def new_document() -> Document:
    """An empty A4 document in French with its styles."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = Mm(28), Mm(22)
    section.header_distance, section.footer_distance = Mm(10), Mm(9)
    _styles(document)
    settings = document.settings.element
    # Fields, the table of contents first, are refreshed when Word opens the document (it asks).
    _first(settings, _made("w:updateFields", val="true"), ("w:hdrShapeDefaults", "w:footnotePr", "w:compat", "w:rsids"))
    # That of Word 2013 and later: an older one is shown as « mode de compatibilité ».
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    for lang in settings.iter(qn("w:themeFontLang")):
        lang.set(qn("w:val"), "fr-FR")
    properties = document.core_properties
    properties.title, properties.author, properties.comments = "Protocole de coopération", "", ""
    properties.language, properties.last_modified_by, properties.revision = "fr-FR", "", 1
    properties.created = properties.modified = FIXED
    return document


def _first(parent: OxmlElement, child: OxmlElement, before: Sequence[str]) -> None:
    """Puts a child before the first of these: the schema of Word has an order."""
    for name in before:
        found = parent.find(qn(name))
        if found is not None:
            found.addprevious(child)
            return
    parent.append(child)


def _styles(document: Document) -> None:
    normal = document.styles["Normal"]
    _font(normal, 10.5, INK)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.08
    normal.element.rPr.append(_made("w:lang", val="fr-FR", eastAsia="fr-FR", bidi="ar-SA"))
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), "fr-FR")
    _heading(document, "Heading 1", 14, 20, 6)
    _heading(document, "Heading 2", 11.5, 12, 4)
    _heading(document, "Heading 3", 10.5, 10, 3)
    caption = document.styles["Caption"]
    _font(caption, 9, MUTED, italic=True, bold=False)
    caption.paragraph_format.space_before, caption.paragraph_format.space_after = Pt(8), Pt(3)
    caption.paragraph_format.keep_with_next = True
    bullet = document.styles["List Bullet"]
    bullet.paragraph_format.space_after = Pt(3)
    for name, size, colour, after in (("Cellule", 9, INK, 0), ("Note", 9, MUTED, 6), ("Contenu", 10, INK, 2)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        _font(style, size, colour)
        style.paragraph_format.space_after = Pt(after)
        style.paragraph_format.line_spacing = 1.0


def _heading(document: Document, name: str, size: float, before: float, after: float) -> None:
    style = document.styles[name]
    _font(style, size, ACCENT, bold=True)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.keep_with_next = True


def _font(style: object, size: float, colour: RGBColor, bold: bool | None = None, italic: bool | None = None) -> None:
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), colour
    style.font.bold, style.font.italic = bold, italic
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)


def _made(tag: str, /, **attributes: str) -> OxmlElement:
    element = OxmlElement(tag)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def add_field(paragraph: Paragraph, instruction: str, shown: str = "1", dirty: bool = False) -> None:
    """A field with what a reader that does not refresh it shows."""
    begin_field(paragraph, instruction, dirty)
    paragraph.add_run(shown)
    end_field(paragraph)


def begin_field(paragraph: Paragraph, instruction: str, dirty: bool = False) -> None:
    """Opens a field; what follows is its content, until `end_field`."""
    start = _made("w:fldChar", fldCharType="begin")
    if dirty:
        start.set(qn("w:dirty"), "true")
    paragraph.add_run()._r.append(start)
    told = _made("w:instrText")
    told.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    told.text = f" {instruction} "
    paragraph.add_run()._r.append(told)
    paragraph.add_run()._r.append(_made("w:fldChar", fldCharType="separate"))


def end_field(paragraph: Paragraph) -> None:
    """Closes it."""
    paragraph.add_run()._r.append(_made("w:fldChar", fldCharType="end"))


def bookmarked(paragraph: Paragraph, name: str, number: int) -> None:
    """Gives the paragraph a name that the table of contents refers to."""
    paragraph._p.insert(1, _made("w:bookmarkStart", id=str(number), name=name))
    paragraph._p.append(_made("w:bookmarkEnd", id=str(number)))


def contents_line(paragraph: Paragraph, text: str, bookmark: str) -> None:
    """One line of the table of contents, leading to its heading, and the page of it once fields are refreshed."""
    link = _made("w:hyperlink", anchor=bookmark, history="1")
    paragraph._p.append(link)
    first = len(paragraph._p)
    paragraph.add_run(text)
    paragraph.add_run("\t")
    add_field(paragraph, f"PAGEREF {bookmark} \\h", "")
    for run in list(paragraph._p)[first:]:
        link.append(run)


def ruled(paragraph: Paragraph, edge: str, colour: str = RULE) -> None:
    """A line above ("top") or under ("bottom") the paragraph."""
    borders = _made("w:pBdr")
    borders.append(_made(f"w:{edge}", val="single", sz="6", space="4", color=colour))
    _first(paragraph._p.get_or_add_pPr(), borders, ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"))


def add_table(
    document: Document, titles: Sequence[str], widths: Sequence[float], rows: Sequence[Sequence[str]],
    right: Sequence[int] = (), together: bool = False,
) -> None:  # fmt: skip
    """A table whose first row is repeated on each page, and which is not cut if `together`.

    `widths` in shares of the text's width; `rows` are texts or lone tags ({%tr … %}); what is between ** is bold.
    """
    table = document.add_table(rows=0, cols=len(titles))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    _edges(table)
    lengths = [Mm(WIDTH_MM * width / sum(widths)) for width in widths]
    for number, words in enumerate([[f"**{title}**" for title in titles], *rows]):
        row = table.add_row()
        _whole(row, number == 0)
        padded = [*words, *[""] * (len(titles) - len(words))]
        for rank, (cell, text) in enumerate(zip(row.cells, padded)):
            cell.width = lengths[rank]
            paragraph = cell.paragraphs[0]
            paragraph.style = "Cellule"
            paragraph.paragraph_format.keep_with_next = True if together or number == 0 else None
            for place, part in enumerate(text.split("**")):
                paragraph.add_run(part).bold = True if place % 2 else None
            if rank in right:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if number == 0:
                _shade(cell, PALE)
    for column, length in zip(table.columns, lengths):
        column.width = length
    document.add_paragraph(style="Cellule")


def _edges(table: object) -> None:
    borders = _made("w:tblBorders")
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_made(f"w:{edge}", val="single", sz="4", space="0", color=RULE))
    margins = _made("w:tblCellMar")
    for side, twips in (("top", "50"), ("left", "85"), ("bottom", "50"), ("right", "85")):
        margins.append(_made(f"w:{side}", w=twips, type="dxa"))
    properties = table._tbl.tblPr
    _first(properties, borders, ("w:tblLayout", "w:tblLook"))
    _first(properties, margins, ("w:tblLook",))


def _shade(cell: object, colour: str) -> None:
    cell._tc.get_or_add_tcPr().append(_made("w:shd", val="clear", color="auto", fill=colour))


def _whole(row: object, heading: bool) -> None:
    """A row is not cut between two pages; the first one is repeated."""
    properties = row._tr.get_or_add_trPr()
    properties.append(_made("w:cantSplit"))
    if heading:
        properties.append(_made("w:tblHeader"))


def save(document: Document, path: Path) -> None:
    """Writes the file, the same bytes for the same content: a zip has dates. Names the font that may stand in."""
    held = io.BytesIO()
    document.save(held)
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(held) as made, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as written:
        for name in made.namelist():
            content = made.read(name)
            if name == "word/fontTable.xml":
                content = _with_fallback(content)
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o100644 << 16
            written.writestr(entry, content)


def _with_fallback(content: bytes) -> bytes:
    font = f'<w:font w:name="{FONT}"><w:altName w:val="{FALLBACK}"/><w:family w:val="swiss"/></w:font>'
    return content.replace(b"</w:fonts>", font.encode() + b"</w:fonts>")
