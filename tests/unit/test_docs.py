"""What the README and the guide link to is there; what they name as commands and algorithms exists."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *ROOT.glob("*/README.md")])
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_link_leads_somewhere(page):
    targets = [t for t in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in t]
    assert [t for t in targets if not (page.parent / t).exists()] == []


def test_every_picture_is_shown():
    told = "".join(p.read_text(encoding="utf-8") for p in PAGES)
    assert [p.name for p in (ROOT / "docs" / "images").iterdir() if p.name not in told] == []


def test_every_algorithm_is_in_the_readme():
    found = {
        match[1]
        for path in (ROOT / "algorithms").glob("*.py")
        for match in re.finditer(r'^    ID = "(\w+)"', path.read_text(encoding="utf-8"), re.M)
    }
    told = set(re.findall(r"`resorption:(\w+)`", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert found and found == told


def test_every_make_command_of_the_readme_exists():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    told = set(re.findall(r"\bmake ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert told and told <= targets
