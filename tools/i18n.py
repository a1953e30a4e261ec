"""The English translation: gathers the French texts of the product, merges them into the .ts, compiles it.

    .venv/bin/python tools/i18n.py update     new texts come in unfinished, texts that are gone leave, the rest stays
    .venv/bin/python tools/i18n.py check      what is missing, unfinished or gone; exit code 1 if anything is
    .venv/bin/python tools/i18n.py compile    resources/i18n/resorption_en.qm

Three kinds of texts: those of tr() and of the .ui files, in the context of their class; the labels of the schema and
of its coded values, in the context « schema »; the sentences of errors, problems and rules, in « messages ».
"""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
TS = ROOT / "resources" / "i18n" / "resorption_en.ts"
QM = TS.with_suffix(".qm")
LRELEASE = "/usr/lib/qt5/bin/lrelease"  # /usr/bin/lrelease is only qtchooser
FOLDERS = ("protocol", "layers", "land", "annex", "algorithms", "dialogs")
PLACEHOLDER = re.compile(r"\{[^{}]*\}")
SENTENCE_ENDS = (".", "!", "?", "…", ":", "%")
SHOWN_ENUMS = {"Outcome": "ImportReport"}
"""Enumerations whose values are shown through tr(), with its context."""

SCHEMA, MESSAGES = "schema", "messages"

Text = tuple[str, str]
"""Context and French source."""


def gather(root: Path = ROOT) -> set[Text]:
    """Every text that the product may show in another language."""
    texts: set[Text] = set(schema_texts(root))
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in python_files(root)}
    errors = error_classes(trees.values())
    for path, tree in trees.items():
        texts.update(Calls(path.relative_to(root), errors).texts_of(tree))
    for path in sorted(root.glob("dialogs/**/*.ui")):
        texts.update(ui_texts(path))
    return texts


def python_files(root: Path) -> list[Path]:
    """The modules that are shipped."""
    return [root / "plugin.py", *(path for folder in FOLDERS for path in sorted((root / folder).rglob("*.py")))]


def schema_texts(root: Path) -> Iterator[Text]:
    """Labels and rules, from the schema itself: nothing can be forgotten."""
    schema, vocabulary = pure_module(root, "layers.schema"), pure_module(root, "protocol.vocabulary")
    labels: set[str] = set()
    for table in schema.TABLES:
        labels |= {table.label, table.help}
        yield from ((MESSAGES, rule.message) for rule in table.rules)
        for field in table.fields:
            labels |= {field.label, field.help, field.unit, field.tab, field.parent_tab}
    for name in ("layers.synthesis", "layers.site_columns"):
        labels |= {column.label for column in pure_module(root, name).COLUMNS}
    labels |= {*pure_module(root, "protocol.living_conditions").THEMES.values()}
    labels |= set(land_labels(root))
    for entries in vocabulary.VOCABULARIES.values():
        labels |= {entries.label, *(code.label for code in entries.codes)}
    yield from ((SCHEMA, label) for label in labels if label)


def land_labels(root: Path) -> Iterator[str]:
    """Labels of the land rules, of their figures, of the layers they read and of the codes of these."""
    criteria, thresholds = pure_module(root, "land.criteria"), pure_module(root, "land.thresholds")
    for threshold in thresholds.THRESHOLDS:
        yield from (threshold.label, threshold.unit, threshold.status)
    yield from (rule.title for rule in criteria.RULES)
    yield from (one.label for one in (*criteria.FUNNEL, *criteria.ROLES))
    yield from pure_module(root, "land.zone_codes").PPR_LABELS.values()
    guesses = pure_module(root, "land.guesses")
    for labels in (guesses.LABELS, guesses.MODELS, guesses.PLANS, pure_module(root, "land.role_columns").TOLD,
                   pure_module(root, "land.source_types").COUNTS):  # fmt: skip
        yield from labels.values()


def pure_module(root: Path, name: str) -> ModuleType:
    """A module of the package that needs no QGIS."""
    if "resorption" not in sys.modules:
        spec = importlib.util.spec_from_file_location(
            "resorption", root / "__init__.py", submodule_search_locations=[str(root)]
        )
        if spec is None or spec.loader is None:
            raise ImportError("resorption")
        sys.modules["resorption"] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules["resorption"])
    return importlib.import_module(f"resorption.{name}")


def error_classes(trees: Iterator[ast.Module]) -> set[str]:
    """ResorptionError and all that derives from it, by name."""
    bases = {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    known, before = {"ResorptionError"}, 0
    while len(known) != before:
        before = len(known)
        known |= {name for name, parents in bases.items() if parents & known}
    return known


class Calls(ast.NodeVisitor):
    """Reads the texts of one module."""

    def __init__(self, path: Path, errors: set[str]) -> None:
        self.path = path
        self.errors = errors
        self.classes: list[str] = []
        self.contexts: list[str] = []
        self.found: set[Text] = set()
        self.translated: set[int] = set()

    def texts_of(self, tree: ast.Module) -> set[Text]:
        """Texts of tr(), then every sentence of the modules that raise or hold them."""
        self.contexts.append(own_context(tree.body) or "")
        self.visit(tree)
        if self.path.parts[0] != "dialogs":
            self._add_sentences(tree)
        return self.found

    def visit_ClassDef(self, node: ast.ClassDef) -> None:  # noqa: N802 - name imposed by ast
        self.contexts.append(own_context(node.body) or node.name)
        if node.name in SHOWN_ENUMS:
            values = [
                v.value.value for v in node.body if isinstance(v, ast.Assign) and isinstance(v.value, ast.Constant)
            ]
            self.found |= {(SHOWN_ENUMS[node.name], value) for value in values}
        self.generic_visit(node)
        self.contexts.pop()

    def visit_Call(self, node: ast.Call) -> None:  # noqa: N802 - name imposed by ast
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        constants = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
        if name == "tr" and node.args:
            if constants:
                self._take(self.contexts[-1], constants[0], node.args[0])
        elif name in ("translate", "QT_TRANSLATE_NOOP") and len(constants) == 2:
            self._take(constants[0], constants[1], node.args[1])
        elif name in self.errors or name in ("Problem", "_problem"):
            for sentence in sentences_in(node.args):
                self._take(MESSAGES, str(sentence.value), sentence)
        elif name == "said" and constants and re.search(r"[^\W_]", PLACEHOLDER.sub("", constants[0])):
            # A part of a sentence: nothing tells it from a code but where it is.
            self._take(MESSAGES, constants[0], node.args[0])
        self.generic_visit(node)

    def _take(self, context: str, text: str, node: ast.expr) -> None:
        self.found.add((context, text))
        self.translated.add(id(node))

    def _add_sentences(self, tree: ast.Module) -> None:
        """Templates kept in tables and constants; too many do no harm, one forgotten stays French."""
        if self.path.parts[:2] == ("layers", "tables"):
            return
        prose = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
        prose |= {id(part) for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) for part in n.values}
        for node in sentences_in([tree]):
            if id(node) not in prose and id(node) not in self.translated and looks_like_a_message(str(node.value)):
                self.found.add((MESSAGES, str(node.value)))


def own_context(body: list[ast.stmt]) -> str | None:
    """The context that a function `tr` of that class or module always uses, if it defines one."""
    for function in (n for n in body if isinstance(n, ast.FunctionDef) and n.name == "tr"):
        for call in (n for n in ast.walk(function) if isinstance(n, ast.Call) and n.args):
            first = call.args[0]
            if getattr(call.func, "attr", "") == "translate" and isinstance(first, ast.Constant):
                return str(first.value)
    return None


def sentences_in(nodes: list[ast.AST] | list[ast.expr]) -> Iterator[ast.Constant]:
    """The constants that read like sentences, conditional ones included."""
    for root in nodes:
        for node in ast.walk(root):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value.strip()
                if " " in text and text.endswith(SENTENCE_ENDS):
                    yield node


def looks_like_a_message(text: str) -> bool:
    """A French sentence: begins with a capital, a quotation or a value, and ends with a full stop."""
    return (text[0].isupper() or text[0] in "«{") and text.endswith(".") and "\n" not in text and len(text) > 12


def ui_texts(path: Path) -> Iterator[Text]:
    """The texts of a Qt Designer file."""
    root = ElementTree.parse(path).getroot()
    context = root.findtext("class") or path.stem
    for node in root.iter("string"):
        if node.text and node.get("notr") != "true":
            yield context, node.text


def read_ts(path: Path = TS) -> dict[Text, str]:
    """The translations done so far; an unfinished one is empty."""
    if not path.exists():
        return {}
    done: dict[Text, str] = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            finished = translation is not None and translation.get("type") is None
            text = (translation.text or "") if finished and translation is not None else ""
            done[context.findtext("name") or "", message.findtext("source") or ""] = text
    return done


def write_ts(translations: dict[Text, str], path: Path = TS) -> None:
    """Sorted, so that the same texts always give the same file."""
    root = ElementTree.Element("TS", version="2.1", language="en", sourcelanguage="fr")
    for name in sorted({context for context, _ in translations}):
        context = ElementTree.SubElement(root, "context")
        ElementTree.SubElement(context, "name").text = name
        for source in sorted(text for owner, text in translations if owner == name):
            message = ElementTree.SubElement(context, "message")
            ElementTree.SubElement(message, "source").text = source
            translation = ElementTree.SubElement(message, "translation")
            translation.text = translations[name, source] or None
            if not translation.text:
                translation.set("type", "unfinished")
    ElementTree.indent(root, " ")
    path.parent.mkdir(parents=True, exist_ok=True)
    body = ElementTree.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def plain(text: Text) -> Text:
    """The same text with ordinary spaces."""
    context, source = text
    return context, source.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def update() -> int:
    """Merge what the code says now into the .ts."""
    done = read_ts()
    # A text whose spaces became non-breaking keeps its translation.
    known = {plain(text): translation for text, translation in done.items() if translation}
    merged = {text: done.get(text) or known.get(plain(text), "") for text in gather()}
    write_ts(merged)
    print(
        f"{len(merged)} textes, {sum(not t for t in merged.values())} à traduire, {len(done.keys() - merged)} retirés"
    )
    return 0


def check() -> int:
    """Tell what the .ts lacks."""
    done, wanted = read_ts(), gather()
    for title, texts in (
        ("absent", wanted - done.keys()),
        ("à traduire", {text for text, translation in done.items() if not translation}),
        ("disparu du code", done.keys() - wanted),
    ):
        for context, source in sorted(texts):
            print(f"{title} : [{context}] {source}")
    return 0 if wanted == done.keys() and all(done.values()) else 1


def compile_qm(target: Path = QM) -> int:
    """Compile the .ts as the packaging does."""
    return subprocess.run([LRELEASE, "-silent", str(TS), "-qm", str(target)], check=False).returncode


COMMANDS = {"update": update, "check": check, "compile": compile_qm}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in COMMANDS:
        raise SystemExit(__doc__)
    sys.exit(COMMANDS[sys.argv[1]]())
