"""Which way things depend: protocol <- layers <- land, annex <- algorithms, dialogs <- plugin.py."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("protocol", "layers", "land", "annex", "algorithms", "dialogs")
RANKS = {"protocol": 0, "layers": 1, "land": 2, "annex": 2, "algorithms": 3, "dialogs": 3, "plugin": 4, "__init__": 5}
"""A module may import its own folder and lower ranks; land and annex, algorithms and dialogs, ignore each other."""
PURE_LAND = ("land.criteria", "land.thresholds", "land.zone_codes", "land.capacity", "land.guesses",
             "land.facts", "land.reasons", "land.ranking", "land.changes", "land.change_sentences", "land.needed")  # fmt: skip
BLOCKED = ("qgis", "PyQt5", "PyQt6", "osgeo", "geopandas", "shapely", "pandas", "pyogrio", "numpy")
IMPORT_BLOCKED = """
import importlib, importlib.util, sys
for name in {blocked!r}:
    sys.modules[name] = None
root = {root!r}
spec = importlib.util.spec_from_file_location("resorption", root + "/__init__.py", submodule_search_locations=[root])
package = importlib.util.module_from_spec(spec)
sys.modules["resorption"] = package
spec.loader.exec_module(package)
for name in {modules!r}:
    importlib.import_module(name)
"""


def shipped_modules() -> dict[str, Path]:
    """{dotted name inside the package: file}."""
    files = [ROOT / "__init__.py", ROOT / "plugin.py"]
    files += [file for folder in FOLDERS for file in sorted((ROOT / folder).rglob("*.py"))]
    found: dict[str, Path] = {}
    for file in files:
        parts = file.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1]) if parts[-1] == "__init__" and len(parts) > 1 else ".".join(parts)
        found[name] = file
    return found


MODULES = shipped_modules()


def base_of(name: str, file: Path, level: int) -> list[str]:
    """The package that a relative import of this level starts from."""
    package = [] if name == "__init__" else name.split(".")
    if file.name != "__init__.py":
        package = package[:-1]
    return package[: len(package) - (level - 1)]


def targets(node: ast.ImportFrom, name: str, file: Path) -> list[str]:
    """The modules of the package that a relative `from … import …` names."""
    base = base_of(name, file, node.level) + (node.module.split(".") if node.module else [])
    found: list[str] = []
    for alias in node.names:
        as_module = ".".join([*base, alias.name])
        found.append(as_module if as_module in MODULES else ".".join(base))
    return [target for target in found if target]


def imports(name: str, *, typing_too: bool = True) -> set[str]:
    """Every import of the package made by a module, those inside functions included."""
    file = MODULES[name]
    tree = ast.parse(file.read_text(encoding="utf-8"))
    skipped = set() if typing_too else typing_only(tree)
    return {
        target
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level > 0 and node not in skipped
        for target in targets(node, name, file)
    }


def typing_only(tree: ast.AST) -> set[ast.AST]:
    """What stands under `if TYPE_CHECKING:`: never run, so no cycle comes of it."""
    blocks = [n for n in ast.walk(tree) if isinstance(n, ast.If) and ast.unparse(n.test).endswith("TYPE_CHECKING")]
    return {node for block in blocks for child in block.body for node in ast.walk(child)}


def folder_of(module: str) -> str:
    return module.split(".", 1)[0]


def allowed(importer: str, imported: str) -> bool:
    """`plugin` may be named in types anywhere below __init__, as nobody else."""
    own, other = folder_of(importer), folder_of(imported)
    return own == other or RANKS[other] < RANKS[own]


@pytest.mark.parametrize("name", sorted(MODULES))
def test_nothing_is_imported_upwards(name: str) -> None:
    wrong = sorted(target for target in imports(name) if not allowed(name, target))
    assert not wrong, f"{name} imports {wrong}"


@pytest.mark.parametrize("name", sorted(MODULES))
def test_own_package_is_imported_relatively(name: str) -> None:
    """The installed folder may have another name, and tests another one still."""
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    named = [n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.level == 0]
    named += [alias.name for n in ast.walk(tree) if isinstance(n, ast.Import) for alias in n.names]
    assert not [m for m in named if folder_of(m) in {"resorption", *FOLDERS, "plugin"}]


def test_no_cycle_between_modules() -> None:
    graph = {name: imports(name, typing_too=False) & MODULES.keys() for name in MODULES}
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " -> ".join([*path[path.index(name) :], name])
        if name not in done:
            for target in sorted(graph[name] - {name}):
                visit(target, (*path, name))
            done.add(name)

    for module in sorted(graph):
        visit(module, ())


@pytest.mark.parametrize("name", sorted(n for n in MODULES if folder_of(n) in {"land", "annex", "layers", "protocol"}))
def test_shapely_and_geopandas_stay_in_land_and_late(name: str) -> None:
    """QGIS may have none of them: only land/ names them, and never while a module is being imported."""
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    inside = {
        node for f in ast.walk(tree) if isinstance(f, (ast.FunctionDef, ast.AsyncFunctionDef)) for node in ast.walk(f)
    }
    late = inside | typing_only(tree)
    for node in ast.walk(tree):
        named = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        named += [node.module or ""] if isinstance(node, ast.ImportFrom) and node.level == 0 else []
        if {folder_of(n) for n in named} & {"shapely", "geopandas", "pandas", "pyogrio"}:
            assert folder_of(name) == "land", name
            assert node in late, f"{name}:{node.lineno}"


def pure_modules() -> list[str]:
    named = [name for name in MODULES if folder_of(name) == "protocol"]
    return named + [name for name in ("layers.schema", *PURE_LAND) if name in MODULES]


@pytest.mark.parametrize("name", sorted(pure_modules()))
def test_imports_without_qgis_qt_or_geopandas(name: str) -> None:
    code = IMPORT_BLOCKED.format(blocked=BLOCKED, root=str(ROOT), modules=[f"resorption.{name}"])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_rules_do_no_input_or_output() -> None:
    """protocol/ takes values and returns values: it opens nothing."""
    for name in MODULES:
        if folder_of(name) == "protocol":
            tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
            called = {ast.unparse(n.func) for n in ast.walk(tree) if isinstance(n, ast.Call)}
            assert not called & {"open", "print", "Path"}, name


def test_every_folder_is_a_package() -> None:
    assert [folder for folder in FOLDERS if not (ROOT / folder / "__init__.py").is_file()] == []
