"""Writes the template of the protocol's text: paragraphs, tags of docxtpl, numbered tables."""

from __future__ import annotations

from collections.abc import Sequence

import docx_kit as kit
from docx.text.paragraph import Paragraph


class Writer:
    """A document in the making."""

    def __init__(self) -> None:
        self.document = kit.new_document()
        self.bookmarks = 0

    def text(self, words: str, style: str = "Normal", bold: bool = False) -> Paragraph:
        """A paragraph."""
        paragraph = self.document.add_paragraph(style=style)
        paragraph.add_run(words).bold = bold or None
        return paragraph

    def tag(self, words: str) -> None:
        """A tag alone in its paragraph, which goes away with it."""
        self.text(f"{{%p {words} %}}")

    def shown(self, tag: str, style: str = "Normal") -> Paragraph:
        """A text that may be empty: its paragraph goes away then."""
        self.tag(f"if {tag}")
        paragraph = self.text(f"{{{{ {tag} }}}}", style)
        self.tag("endif")
        return paragraph

    def heading(self, words: str, level: int) -> None:
        """A heading that the table of contents leads to, where it has its level."""
        paragraph = self.document.add_heading(words, level)
        kit.bookmarked(paragraph, self._bookmark(), self.bookmarks)

    def _bookmark(self) -> str:
        self.bookmarks += 1
        return f"_Toc{260000 + self.bookmarks}"

    def table(self, caption: str, tag: str, titles: Sequence[str], widths: Sequence[float], cells: Sequence[str],
               right: Sequence[int] = (), more: Sequence[Sequence[str]] = (), together: bool = False) -> None:  # fmt: skip
        """A numbered table with a line for each item of `tag`; nothing at all when there is none."""
        self.tag(f"if {tag}")
        self.caption(caption)
        rows = [[f"{{%tr for ligne in {tag} %}}"], [f"{{{{ ligne.{c} }}}}" if c.isidentifier() else c for c in cells]]
        kit.add_table(self.document, titles, widths, [*rows, ["{%tr endfor %}"], *more], right, together)
        self.tag("endif")

    def caption(self, words: str, name: str = "Tableau") -> None:
        """A numbered caption."""
        paragraph = self.document.add_paragraph(style="Caption")
        paragraph.add_run(f"{name} ")
        kit.add_field(paragraph, f"SEQ {name} \\* ARABIC")
        paragraph.add_run(f" – {words}")
