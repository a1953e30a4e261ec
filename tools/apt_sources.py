"""Reads apt's sources and derives the Debian backports entry from the archive already in use.

Both formats are read: deb822 (`*.sources`) and one line per source (`sources.list`, `*.list`).
Run as a script, it prints the sources of a machine just installed, for `bare_machine.sh`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

CODENAME = "bookworm"
BACKPORTS = f"{CODENAME}-backports"
BACKPORTS_FILE = "sources.list.d/resorption-backports.sources"
ONE_LINE = re.compile(r"^deb\s+(?:\[(?P<options>[^\]]*)\]\s+)?(?P<uri>\S+)\s+(?P<suite>\S+)\s+(?P<components>.+)$")
KEPT = ("signed-by", "trusted", "architectures", "check-valid-until", "allow-insecure")
ONE_LINE_NAMES = {"arch": "architectures"}


@dataclass(frozen=True)
class Source:
    """An active binary source of apt."""

    uris: list[str]
    suites: list[str]
    components: list[str]
    options: dict[str, str] = field(default_factory=dict)


def read_sources(apt: Path = Path("/etc/apt")) -> list[Source]:
    """Every active `deb` source, in apt's order of files."""
    folder = apt / "sources.list.d"
    files = [apt / "sources.list", *sorted(folder.glob("*.list")), *sorted(folder.glob("*.sources"))]
    sources: list[Source] = []
    for file in files:
        if file.is_file():
            text = file.read_text(encoding="utf-8")
            sources += parse_deb822(text) if file.suffix == ".sources" else parse_one_line(text)
    return sources


def parse_one_line(text: str) -> Iterator[Source]:
    """`deb [options] uri suite components…`"""
    for raw in text.splitlines():
        match = ONE_LINE.match(raw.split("#", 1)[0].strip())
        if match is None:
            continue
        options = dict(option.split("=", 1) for option in (match["options"] or "").split() if "=" in option)
        named = {ONE_LINE_NAMES.get(k.lower(), k.lower()): v.replace(",", " ") for k, v in options.items()}
        yield Source([match["uri"]], [match["suite"]], match["components"].split(), kept(named))


def parse_deb822(text: str) -> Iterator[Source]:
    """Stanzas separated by empty lines; a disabled one, or one of source packages only, is left out."""
    for stanza in re.split(r"\n\s*\n", text):
        fields = stanza_fields(stanza)
        types = fields.get("types", "").split()
        if "deb" in types and fields.get("enabled", "yes").strip().lower() not in {"no", "false", "0"}:
            yield Source(
                fields.get("uris", "").split(),
                fields.get("suites", "").split(),
                fields.get("components", "").split(),
                kept(fields),
            )


def stanza_fields(stanza: str) -> dict[str, str]:
    """Fields of a stanza, names in lower case; a continuation line (a key written inline) keeps its indent."""
    fields: dict[str, str] = {}
    current = ""
    for line in stanza.splitlines():
        if line.startswith("#"):
            continue
        if line[:1] in {" ", "\t"} and current:
            fields[current] += "\n" + line
        elif ":" in line:
            name, value = line.split(":", 1)
            current = name.strip().lower()
            fields[current] = value.strip()
    return fields


def kept(options: dict[str, str]) -> dict[str, str]:
    """The options that must follow the archive to its backports."""
    return {name: value for name, value in options.items() if name in KEPT}


def has_backports(sources: list[Source]) -> bool:
    return any(BACKPORTS in source.suites and "main" in source.components for source in sources)


def backports_entry(sources: list[Source]) -> str | None:
    """The text of the entry to add, or None when Debian 12's main archive is not among the sources."""
    for source in sources:
        if CODENAME in source.suites and "main" in source.components:
            return as_deb822(Source(source.uris, [BACKPORTS], ["main"], source.options))
    return None


def as_deb822(source: Source) -> str:
    lines = ["Types: deb", f"URIs: {' '.join(source.uris)}", f"Suites: {' '.join(source.suites)}"]
    lines.append(f"Components: {' '.join(source.components)}")
    lines += [f"{name.title()}: {value}".rstrip() for name, value in source.options.items()]
    return "\n".join(lines) + "\n"


def base_sources(sources: list[Source]) -> list[Source]:
    """Debian 12 itself, with its updates but without backports: what a machine just installed has."""
    suites = {CODENAME, f"{CODENAME}-updates", f"{CODENAME}-security"}
    return [source for source in sources if source.suites and set(source.suites) <= suites]


if __name__ == "__main__":
    print("\n".join(as_deb822(source) for source in base_sources(read_sources())))
