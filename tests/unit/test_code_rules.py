"""Rules of the code that no linter checks: QGIS 4 (Qt 6) safety, sizes, translations, types, privacy of this place."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAX_LINES = 350
SHIPPED_FOLDERS = ("protocol", "layers", "land", "annex", "algorithms", "dialogs")

# Members that Qt 5 offers on the class itself and Qt 6 only inside their enum: Qt.AlignCenter is
# Qt.AlignmentFlag.AlignCenter. Two capitalised names then a parenthesis is a call of a nested class, or a static one.
QT_CLASSES = """Qt QVariant QDialog QDialogButtonBox QMessageBox QSizePolicy QFrame QAbstractItemView QHeaderView
QFileDialog QPalette QFont QIODevice QEvent QLocale QTabWidget QToolButton QComboBox QLineEdit QFormLayout QLayout
QPainter QImage QStyle QEventLoop QDate QTextOption QTextCursor QStandardPaths QAction QWizard QSlider QBoxLayout
QAbstractSpinBox QSpinBox QItemSelectionModel QTextDocument QRegularExpression QNetworkRequest QNetworkReply QDir
QFile QFileInfo QProcess QToolBar QDockWidget QMainWindow QValidator QCompleter QListView QTreeView QTableView
QListWidget QDateTimeEdit QPlainTextEdit QTextEdit QScrollArea QAbstractScrollArea QSystemTrayIcon QTimer QLibraryInfo
QKeySequence QCursor QBrush QPen QGradient QPageLayout QPageSize QPrinter QUrl QLCDNumber QMetaType"""
QGIS_CLASSES = """Qgis QgsWkbTypes QgsMapLayer QgsMapLayerType QgsMapLayerProxyModel QgsFieldProxyModel QgsUnitTypes
QgsProcessing QgsProcessingParameterDefinition QgsProcessingParameterNumber QgsProcessingParameterFile
QgsProcessingParameterField QgsProcessingAlgorithm QgsProcessingParameterString QgsProcessingParameterDateTime
QgsVectorFileWriter QgsTask QgsLayoutItem QgsLayoutItemPicture QgsLayoutItemPage QgsLayoutExporter QgsLayoutTable
QgsLayoutMultiFrame QgsSnappingConfig QgsRelation QgsEditFormConfig QgsAttributeEditorElement QgsFieldConstraints
QgsSymbolLayer QgsSimpleMarkerSymbolLayerBase QgsPalLayerSettings QgsTextFormat QgsTextBufferSettings QgsTextRenderer
QgsVectorLayerTemporalProperties QgsFileWidget QgsMessageBar QgsFeatureRequest QgsFeatureSink QgsCoordinateFormatter
QgsProject QgsVectorDataProvider QgsDataProvider QgsSettings QgsApplication QgsRubberBand QgsMapTool QgsMapToolCapture
QgsVertexMarker QgsLegendStyle QgsLayoutItemScaleBar QgsScaleBarSettings QgsLayoutItemMap QgsLayoutItemLabel
QgsLayoutItemLegend QgsGeometry QgsRendererCategory QgsSymbol QgsAttributeForm QgsAttributeEditorContext QgsDateTimeEdit
QgsDockWidget QgsExpression QgsDistanceArea QgsReferencedGeometry QgsLayoutRenderContext QgsMapSettings QgsMapLayerModel
QgsCoordinateReferenceSystem QgsVectorLayerUtils QgsAbstractDatabaseProviderConnection QgsProviderMetadata"""
KNOWN = "|".join([*QT_CLASSES.split(), *QGIS_CLASSES.split()])
# Class.Member not followed by a dot or a parenthesis, where the member looks like an enum value and not like an enum.
UNSCOPED = re.compile(rf"(?<![\w.])({KNOWN})\.([A-Z]\w*)\b(?![\w.(])")
FORBIDDEN = {
    r"\bfrom PyQt[56]|\bimport PyQt[56]": "qgis.PyQt is imported instead",
    r"\.exec_\(": "exec()",
    r"\bQRegExp\b": "QRegularExpression",
    r"\bQtWebKit": "absent from Qt 6",
    r"\bQFontDatabase\(": "never made in Qt 6: QFontInfo",
    r"\bQDesktopWidget\b": "QScreen",
    r"^\s*import sip\b": "from qgis.PyQt import sip",
    r"\bint\((Qgis|Qt|Q[A-Z]\w+)\.\w+\.\w+\)": "an enum of Qt 6 is no integer: its value",
    r"\.(globalPos|localPos|screenPos)\(\)": "globalPosition(), position()",
    r"\bQVariant\.(Type|[A-Z]\w*)\b": "QMetaType.Type",
    r"\bxml\.etree\b": "blocked by the plugin repository",
    r"\bsubprocess\b": "blocked by the plugin repository",
    r"write_text\(.*newline=": "Python 3.10: open() and its newline",
    r"^\s*print\(": "the message log or the feedback",
    r"#{10,}": "no banner",
}
PLACE = re.compile(r"/(?:work|root|farm)/|\b(?:debian|pypi|npmjs)\.[a-z]{2,3}\b|pythonhosted")
PLACE_FREE = {"docs", "resources"}


def shipped() -> list[Path]:
    files = [ROOT / "__init__.py", ROOT / "plugin.py"]
    return files + [file for folder in SHIPPED_FOLDERS for file in sorted((ROOT / folder).rglob("*.py"))]


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """The whole tree of a file: every rule reads it."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


@cache
def prose_of(path: Path) -> frozenset[int]:
    """The lines of its docstrings."""
    return frozenset(line for node in nodes_of(path) for line in prose_lines(node))


def code_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Lines without their comment and without docstrings."""
    prose = prose_of(path)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if number not in prose:
            yield number, line.split("  # ")[0]


def prose_lines(node: ast.AST) -> range:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        return range(node.lineno, (node.end_lineno or node.lineno) + 1)
    return range(0)


def is_import(line: str) -> bool:
    return line.lstrip().startswith(("from ", "import "))


@pytest.mark.parametrize("path", shipped(), ids=name_of)
def test_enums_are_scoped(path: Path) -> None:
    found = [
        f"{number}: {match.group(0)}"
        for number, line in code_lines(path)
        if not is_import(line)
        for match in UNSCOPED.finditer(line)
        # A bare enum (`type: Qgis.MessageLevel`) is scoped; QMetaType.Type, Qt.AlignmentFlag are enums too.
        if not is_enum(match.group(1), match.group(2))
    ]
    assert not found, found


ENUM_ENDINGS = ("Type", "Flag", "Flags", "Role", "Level", "Mode", "Style", "Policy", "State", "Hint", "Hints", "Option")
ENUM_ENDINGS += ("Options", "Unit", "Code", "Button", "Buttons", "Shape", "Shadow", "Behavior", "Target", "Format")
ENUM_ENDINGS += ("Orientation", "Modifier", "Position", "Placement", "Origin", "Result", "Results", "Filter", "Filters")
ENUM_ENDINGS += ("Kind", "Status", "Capability", "Capabilities", "Method", "Area", "Areas", "Key", "Order", "Property")
ENUM_ENDINGS += ("Icon", "Weight", "Location", "Color", "Context", "Constraint", "Strength", "Direction", "Case")


def is_enum(owner: str, member: str) -> bool:
    """Whether Owner.Member names an enum (or a nested class) rather than one of its values."""
    if owner == "QVariant":
        return False
    return member.endswith(ENUM_ENDINGS) or member.endswith(("Settings", "Config", "Layer", "Definition", "Row"))


@pytest.mark.parametrize(
    "line",
    ["Qt.AlignCenter", "Qgis.Warning", "x = QVariant.String", "QMessageBox.Yes | QMessageBox.No", "Qgis.Info)"],
)
def test_unscoped_enums_would_be_seen(line: str) -> None:
    match = UNSCOPED.search(line)
    assert match is not None
    assert not is_enum(match.group(1), match.group(2))


@pytest.mark.parametrize(
    "line",
    ["Qt.AlignmentFlag.AlignCenter", "Qgis.MessageLevel.Warning", "QMetaType.Type.QString", "QLocale.setDefault(x)"],
)
def test_scoped_enums_pass(line: str) -> None:
    assert not [m for m in UNSCOPED.finditer(line) if not is_enum(m.group(1), m.group(2))]


@pytest.mark.parametrize("path", shipped(), ids=name_of)
def test_no_forbidden_construct(path: Path) -> None:
    found = [
        f"{number}: {line.strip()} ({instead})"
        for number, line in code_lines(path)
        for pattern, instead in FORBIDDEN.items()
        if re.search(pattern, line)
    ]
    assert not found, found


BUILTIN_TYPES = {
    "bool",
    "bytes",
    "date",
    "dict",
    "float",
    "int",
    "list",
    "object",
    "Path",
    "set",
    "str",
    "tuple",
    "None",
}


def evaluated_unions(nodes: Sequence[ast.AST]) -> list[int]:
    """Lines where `int | str` is evaluated, which Python 3.9 cannot do: an alias, an isinstance; not an annotation."""
    unions = [n for n in nodes if isinstance(n, ast.BinOp) and isinstance(n.op, ast.BitOr)]
    notes = [getattr(node, name, None) for node in nodes if unions for name in ("annotation", "returns")]
    quoted = {id(part) for note in notes if isinstance(note, ast.AST) for part in ast.walk(note)}
    return [
        node.lineno
        for node in unions
        if id(node) not in quoted and {ast.unparse(node.left), ast.unparse(node.right)} & BUILTIN_TYPES
    ]


@pytest.mark.parametrize("path", shipped(), ids=name_of)
def test_no_union_is_evaluated(path: Path) -> None:
    assert not evaluated_unions(nodes_of(path))


def test_evaluated_unions_would_be_seen() -> None:
    def unions(code: str) -> list[int]:
        return evaluated_unions(tuple(ast.walk(ast.parse(code))))

    assert unions("A = int | None\nb = isinstance(1, (str | int))\n") == [1, 2]
    assert not unions("def f(x: int | None) -> str | None:\n    y: int | str = x | 1\n")


@pytest.mark.parametrize("path", shipped(), ids=name_of)
def test_no_assert_and_no_swallowed_exception(path: Path) -> None:
    for node in nodes_of(path):
        assert not isinstance(node, ast.Assert), node.lineno
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, f"bare except, line {node.lineno}"
            assert not all(isinstance(child, ast.Pass) for child in node.body), f"except-pass, line {node.lineno}"


@pytest.mark.parametrize("path", shipped(), ids=name_of)
def test_file_is_not_too_long(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


@pytest.mark.parametrize("path", shipped(), ids=name_of)
def test_every_function_is_typed(path: Path) -> None:
    missing = []
    for node in nodes_of(path):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            untyped = [a.arg for a in arguments if a.annotation is None and a.arg not in {"self", "cls"}]
            if node.returns is None or untyped:
                missing.append(f"{node.lineno}: {node.name} {untyped}")
    assert not missing, missing


@pytest.mark.parametrize("path", shipped(), ids=name_of)
def test_translated_texts_are_constant(path: Path) -> None:
    """An f-string inside tr() is never found by the translator."""
    for node in nodes_of(path):
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {"tr", "translate"}:
            assert not any(isinstance(a, ast.JoinedStr) for a in node.args), node.lineno


def string_constants(path: Path) -> Iterator[tuple[int, str]]:
    prose = prose_of(path)
    for node in nodes_of(path):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.lineno not in prose:
            yield node.lineno, node.value


# A French sentence: a letter and a plain space before a sign that needs a non-breaking one.
PLAIN_SPACE = re.compile(r"[a-zàâçéèêëîïôûùü»)%] [:;?!»](\s|$)")
CODE_LIKE = re.compile(r"\b(CASE|SELECT|WHERE|coalesce|format_date|QGIS_|\{[a-z]+:)|::|:=")


@pytest.mark.parametrize("path", shipped(), ids=name_of)
def test_french_typography(path: Path) -> None:
    """Non-breaking space before : ; ? ! and inside « »; `tools/french_spaces.py FILE` puts them."""
    found = [
        f"{line}: {text}"
        for line, text in string_constants(path)
        if (PLAIN_SPACE.search(text) or "« " in text) and not CODE_LIKE.search(text)
    ]
    assert not found, f"{found}: .venv/bin/python tools/french_spaces.py {name_of(path)}"


def tracked() -> list[Path]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in done.stdout.split("\0") if name]


def test_no_file_names_a_machine_or_a_package_host() -> None:
    """The project runs anywhere: archives and registries come from the machine's own settings."""
    text_types = {".py", ".md", ".toml", ".txt", ".sh", ".cfg", ".ini", ".yml", ".json", ""}
    found = []
    for path in tracked():
        if path == Path(__file__) or path.suffix not in text_types or not path.is_file():
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
            if PLACE.search(line):
                found.append(f"{name_of(path)}:{number}")
    assert not found, found
