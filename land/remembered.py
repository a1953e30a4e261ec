"""The sources that were chosen, kept in the base for the next time and for the next person: one row of `reglage`.

A setting of this protocol like its figures: journaled, handed over with the base, no column added. The rows of
`criblage_source` say what a past run has read; they are not to be changed, and do not hold how a layer is read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from urllib.parse import unquote

from qgis.core import QgsProviderRegistry

from ..layers.reader import Reader
from ..layers.session import Session
from ..protocol.plain_text import bare_name
from .coverage import usual_coverage
from .feature_reader import MEMORY
from .file_reader import FILES
from .owner_files import CSV
from .source_types import Source
from .source_uri import without_secrets

KEY = "criblage_couches"
"""`cle` of the row; its `valeur` is JSON."""

_ORIGIN = "Couches choisies pour la recherche de foncier."
_KEPT = tuple(field.name for field in fields(Source) if field.name != "live")
_HERE = "./"
_SECRET = re.compile(
    r"\b(?:password|passwd|pwd|(?:api|access|auth)[-_]?(?:key|token)|token)\s*=|://[^/?#@\s]*:[^/?#@\s]*@",
    re.IGNORECASE,
)
"""A password or the key of a service as a parameter, or a password in an address."""


@dataclass(frozen=True)
class Choice:
    """What was chosen for a screening: the layers, the roles that the protocol leaves out, parcels joined or not."""

    sources: tuple[Source, ...] = ()
    left_out: frozenset[str] = frozenset()
    merge: bool = False


def remembered(reader: Reader, base: Path) -> Choice:
    """What the base keeps; `base` is its file, beside which files may lie. What cannot be read is left out."""
    text = next((value for key, value in reader.columns("reglage", "cle", "valeur") if key == KEY), None)
    try:
        read = json.loads(str(text)) if text else {}
    except ValueError:
        # A row that somebody changed by hand is no reason to fail: the layers are asked for again.
        read = {}
    read = read if isinstance(read, dict) else {}
    sources = (_source(row) for row in _listed(read.get("couches")) if isinstance(row, dict))
    left_out = frozenset(map(str, _listed(read.get("laisse_de_cote"))))
    return Choice(
        tuple(_placed(one, base) for one in sources if one is not None), left_out, read.get("reunion") is True
    )


def remember(session: Session, choice: Choice, base: Path) -> None:
    """Keeps it in place of what was. Passwords, and layers that live in one project only, are left out: everybody who
    works on the protocol may read it.

    Raises RefusedRow, ConflictError.
    """
    sources = (_relative(source, base) for source in choice.sources if source.provider != MEMORY)
    kept = [_row(source) for source in sources if not _tells_a_password(source)]
    text = json.dumps({"couches": kept, "laisse_de_cote": sorted(choice.left_out), "reunion": choice.merge},
                      ensure_ascii=False)  # fmt: skip
    record = next(iter(session.find("reglage", cle=KEY)), None)
    if record is None:
        session.insert("reglage", {"cle": KEY, "valeur": text, "source": _ORIGIN})
    else:
        session.update("reglage", record.uuid, {"valeur": text}, version=record.version)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _row(source: Source) -> dict[str, object]:
    return {name: dict(source.fields) if name == "fields" else getattr(source, name) for name in _KEPT}


def _source(row: Mapping[str, object]) -> Source | None:
    known = row.get("fields")
    texts = {name: str(row.get(name) or "") for name in _KEPT if name != "fields"}
    if not (texts["role"] and texts["provider"] and texts["uri"]):
        return None
    texts["name"] = bare_name(texts["name"])
    # Chosen before anybody was asked how far it is complete: no further than it reaches.
    texts["coverage"] = texts["coverage"] or usual_coverage(texts["role"])
    return Source(fields={str(k): str(v) for k, v in known.items()} if isinstance(known, dict) else {}, **texts)


def _relative(source: Source, base: Path) -> Source:
    """Without account nor password; with a path that starts at the base where the file lies under its folder."""
    if source.provider in (FILES, CSV):
        return _with_path(source, lambda path: _from_base(path, base))
    return replace(source, uri=without_secrets(source.provider, source.uri))


def _tells_a_password(source: Source) -> bool:
    """Of what GDAL alone understands, or a virtual layer holds, a password cannot be surely taken out."""
    return _SECRET.search(unquote(source.uri)) is not None


def _placed(source: Source, base: Path) -> Source:
    return _with_path(source, lambda path: str(base.parent / path[len(_HERE) :]) if path.startswith(_HERE) else path)


def _from_base(path: str, base: Path) -> str:
    try:
        return _HERE + Path(path).resolve().relative_to(base.parent.resolve()).as_posix()
    except ValueError:
        return path


def _with_path(source: Source, change: Callable[[str], str]) -> Source:
    if source.provider == CSV:
        return replace(source, uri=change(source.uri))
    if source.provider != FILES:
        return source
    registry = QgsProviderRegistry.instance()
    parts = registry.decodeUri(FILES, source.uri)
    path = str(parts.get("path") or "")
    return replace(source, uri=source.uri.replace(path, change(path), 1)) if path else source
