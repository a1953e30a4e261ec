"""The package that an officer installs, and the metadata that QGIS reads."""

from __future__ import annotations

import configparser
import re
import sys
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tools"))

import apt_sources  # noqa: E402 - tools/ is not a package
import package  # noqa: E402

REQUIRED = ["name", "description", "version", "qgisMinimumVersion", "author", "email", "about", "tracker", "repository"]


@pytest.fixture(scope="module")
def metadata() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    return parser["general"]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return package.build_package(tmp_path_factory.mktemp("package") / "resorption.zip")


@pytest.mark.parametrize("key", REQUIRED)
def test_required_metadata(metadata: configparser.SectionProxy, key: str) -> None:
    assert metadata[key].strip()


def test_metadata_for_qgis_3_and_4(metadata: configparser.SectionProxy) -> None:
    assert metadata["qgisMinimumVersion"] == "3.40"
    assert metadata["qgisMaximumVersion"] == "4.99"
    assert metadata["hasProcessingProvider"] == "yes"
    assert "supportsQt6" not in metadata
    assert "plugin" not in metadata["name"].lower()
    assert re.fullmatch(r"\d+\.\d+\.\d+", metadata["version"])


def test_description_is_english_with_a_french_variant(metadata: configparser.SectionProxy) -> None:
    assert metadata["description"].isascii()
    assert metadata["description[fr]"] != metadata["description"]
    assert metadata["about[fr]"]


def test_optional_libraries_are_announced(metadata: configparser.SectionProxy) -> None:
    for name in ("shapely", "geopandas", "docxtpl"):
        assert name in metadata["about"]
        assert name in metadata["about[fr]"]


def test_version_is_in_the_changelog(metadata: configparser.SectionProxy) -> None:
    assert f"\n## {metadata['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_icon_is_there_and_well_formed(metadata: configparser.SectionProxy) -> None:
    root = ElementTree.parse(ROOT / metadata["icon"]).getroot()
    assert root.get("viewBox") == "0 0 24 24"


def test_licence_is_the_gpl() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in text
    assert "Version 2, June 1991" in text


def test_package_meets_the_repository_rules(archive: Path) -> None:
    assert package.problems(archive) == []


def test_package_has_code_and_no_demo(archive: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        names = set(opened.namelist())
    assert {"resorption/__init__.py", "resorption/metadata.txt", "resorption/LICENSE"} <= names
    assert not [n for n in names if n.startswith(("resorption/resources/demo/", "resorption/docs/"))]
    tracked = {n for n in package.git("ls-files", "-z", "--", "protocol", "layers", "algorithms") if n.endswith(".py")}
    assert {f"resorption/{name}" for name in tracked if (ROOT / name).is_file()} <= names


def test_two_builds_are_equal(archive: Path, tmp_path: Path) -> None:
    assert package.build_package(tmp_path / "again.zip").read_bytes() == archive.read_bytes()


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        ("resorption/tests/x.py", 0o100644),
        ("resorption/.hidden", 0o100644),
        ("resorption/run.sh", 0o100644),
        ("resorption/x.py", 0o100755),
        ("autre/x.py", 0o100644),
    ],
)
def test_bad_packages_are_seen(tmp_path: Path, name: str, mode: int) -> None:
    target = tmp_path / "bad.zip"
    with zipfile.ZipFile(target, "w") as archive:
        for needed in ("LICENSE", "metadata.txt", "__init__.py"):
            archive.writestr(f"resorption/{needed}", "x")
        entry = zipfile.ZipInfo(name)
        entry.external_attr = mode << 16
        archive.writestr(entry, "x")
    assert len(package.problems(target)) == 1


def test_pins_are_exact_and_in_one_place() -> None:
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    wanted = [line.split(";")[0].strip() for line in lines if line.strip() and not line.startswith("#")]
    assert all(re.fullmatch(r"[\w-]+==[\w.]+", line) for line in wanted)
    assert "numpy==1.24.2" in wanted


ENTRY = "Types: deb\nURIs: http://archive.example/debian\nSuites: bookworm-backports\nComponents: main\n"


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("sources.list", "deb http://archive.example/debian bookworm main contrib\n", ENTRY),
        (
            "sources.list.d/a.list",
            "# note\ndeb [signed-by=/k.gpg] http://archive.example/debian bookworm main\n",
            ENTRY + "Signed-By: /k.gpg\n",
        ),
        (
            "sources.list.d/debian.sources",
            "Types: deb deb-src\n# note\nURIs: http://archive.example/debian\nSuites: bookworm bookworm-updates\n"
            "Components: main\nSigned-By: /k.gpg\n",
            ENTRY + "Signed-By: /k.gpg\n",
        ),
        ("sources.list", "deb-src http://archive.example/debian bookworm main\n", None),
        ("sources.list", "# deb http://archive.example/debian bookworm main\n", None),
        ("sources.list", "deb http://archive.example/debian trixie main\n", None),
        (
            "sources.list.d/debian.sources",
            "Types: deb\nEnabled: no\nURIs: http://archive.example/debian\nSuites: bookworm\nComponents: main\n",
            None,
        ),
    ],
    ids=["one-line", "signed", "deb822", "sources-only", "commented", "other-release", "disabled"],
)
def test_backports_follow_the_archive_in_use(tmp_path: Path, file: str, text: str, expected: str | None) -> None:
    path = tmp_path / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    sources = apt_sources.read_sources(tmp_path)
    assert not apt_sources.has_backports(sources)
    assert apt_sources.backports_entry(sources) == expected


def test_existing_backports_are_recognised(tmp_path: Path) -> None:
    (tmp_path / "sources.list").write_text("deb http://archive.example/debian bookworm-backports main\n")
    assert apt_sources.has_backports(apt_sources.read_sources(tmp_path))


def test_complements_are_fetched_once_for_each_set_of_versions(tmp_path: Path) -> None:
    target = tmp_path / "complements.zip"
    assert not package.holds(target, ["docxtpl==1"])
    package.write_zip(target, {"docxtpl/__init__.py": b""}, "docxtpl==1")
    assert package.holds(target, ["docxtpl==1"])
    assert not package.holds(target, ["docxtpl==2"])
