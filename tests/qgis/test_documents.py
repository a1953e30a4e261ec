"""Documents: file and row together or neither, nothing outside the folder, nothing overwritten, nothing lost."""

from __future__ import annotations

import os
import runpy
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from resorption.layers import documents, piece_files
from resorption.layers.companion import companion_path, open_companion
from resorption.layers.documents import (
    amend,
    attach,
    attach_restricted,
    detach,
    pieces_of,
    restricted_pieces,
    twin,
)
from resorption.layers.errors import ConflictError, DiskFullError, LockedError, ReadOnlyError, RowError
from resorption.layers.handle import Handle
from resorption.layers.photos import holds_position
from resorption.layers.piece_files import OutsideFile, State, openable, resolve, state_of
from resorption.layers.store import Store
from resorption.protocol.errors import Cancelled, ResorptionError

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "base_kit.py")))
SITE = "11111111-1111-4111-8111-111111111111"
VALUES = {"titre": "Vue d’ensemble", "nature": "photo", "date": date(2026, 3, 12), "diffusion": "restreinte"}
ROOT_USER = os.geteuid() == 0


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = kit.new_store(tmp_path / "Val-Gris.gpkg")
    with made.transaction() as session:
        session.insert("site", {"nom": "Essai", "type_site": "terrain", "statut": "actif"}, kit.square(), uuid=SITE)
    return made


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    source = tmp_path / "ailleurs" / "Famille Untel.JPG"
    source.parent.mkdir()
    source.write_bytes(b"image" * 1000)
    return source


def files(store: Store) -> list[str]:
    folder = store.path.parent
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.parent.name != "ailleurs" and p.is_file()
                  and p.suffix != ".gpkg" and not p.name.endswith(("-wal", "-shm")))  # fmt: skip


def rows(store: Store) -> list[dict]:
    with store.reading() as reader:
        return [dict(r.values) for r in reader.all("piece_jointe")]


def nothing_left(store: Store) -> bool:
    return not rows(store) and not files(store) and not (store.path.parent / "Val-Gris.pieces").exists()


def test_the_file_is_copied_beside_the_base(store: Store, photo: Path) -> None:
    identity = attach(store, "site", SITE, photo, VALUES)
    (row,) = rows(store)
    assert (row["uuid"], row["site"], row["titre"]) == (identity, SITE, "Vue d’ensemble")
    assert row["fichier"] == f"Val-Gris.pieces/photo_2026-03-12_{identity[:8]}.jpg"
    assert files(store) == [row["fichier"]]
    assert resolve(store.path, row["fichier"]).read_bytes() == photo.read_bytes()


def test_nothing_of_the_source_name_is_kept(store: Store, photo: Path) -> None:
    attach(store, "site", SITE, photo, VALUES)
    assert not any("untel" in name.lower() for name in files(store))
    assert not any("Untel" in str(v) for row in rows(store) for v in row.values())


def test_diffusion_is_restricted_unless_chosen(store: Store, photo: Path) -> None:
    attach(store, "site", SITE, photo, {"titre": "Sans choix"})
    assert [(r["diffusion"], r["nature"]) for r in rows(store)] == [("restreinte", "autre")]


def test_a_taken_name_is_not_overwritten(store: Store, photo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "stored_name", lambda *_given, **_more: f"photo_{_given[-1]}.jpg")
    attach(store, "site", SITE, photo, VALUES)
    photo.write_bytes(b"autre")
    attach(store, "site", SITE, photo, VALUES)
    contents = [resolve(store.path, r["fichier"]).read_bytes() for r in rows(store)]
    assert contents == [b"image" * 1000, b"autre"]


@pytest.mark.parametrize(
    "name", ["a.exe", "a.jpg.BAT", "a.cmd", "a.ps1", "a.js", "a.lnk", "a.msi", "a.vbs", "a.scr.", "a.com "]
)
def test_programs_are_refused(store: Store, tmp_path: Path, name: str) -> None:
    source = tmp_path / "ailleurs" / name
    source.parent.mkdir()
    source.write_bytes(b"x")
    with pytest.raises(ResorptionError, match="programme"):
        attach(store, "site", SITE, source, VALUES)
    assert nothing_left(store)


def test_a_link_to_a_program_is_refused_and_one_to_a_document_followed(store: Store, photo: Path) -> None:
    link, program = photo.with_name("plan.pdf"), photo.with_name("x.exe")
    program.write_bytes(b"x")
    link.symlink_to(program)
    with pytest.raises(ResorptionError, match="programme"):
        attach(store, "site", SITE, link, VALUES)
    link.unlink()
    link.symlink_to(photo)
    attach(store, "site", SITE, link, VALUES)
    assert not resolve(store.path, rows(store)[0]["fichier"]).is_symlink()


@pytest.mark.parametrize("kind", ["folder", "empty", "gone", "broken link", "loop", "fifo"])
def test_what_is_no_file_is_refused(store: Store, photo: Path, kind: str) -> None:
    source = photo.with_name("source")
    make = {
        "folder": source.mkdir,
        "empty": source.touch,
        "gone": lambda: None,
        "broken link": lambda: source.symlink_to("nulle-part"),
        "loop": lambda: source.symlink_to(source),
        "fifo": lambda: os.mkfifo(source),
    }
    make[kind]()
    with pytest.raises(ResorptionError, match="source"):
        attach(store, "site", SITE, source, VALUES)
    assert nothing_left(store)


@pytest.mark.skipif(ROOT_USER, reason="root lit tout")
def test_an_unreadable_source_is_refused(store: Store, photo: Path) -> None:
    photo.chmod(0)
    with pytest.raises(ResorptionError, match="lire"):
        attach(store, "site", SITE, photo, VALUES)
    assert nothing_left(store)


@pytest.mark.parametrize("values", [{"titre": ""}, {"titre": "x" * 201}, {"titre": "a", "nature": "tableau"}])
def test_a_refused_row_leaves_nothing(store: Store, photo: Path, values: dict) -> None:
    with pytest.raises(ResorptionError):
        attach(store, "site", SITE, photo, values)
    assert nothing_left(store)


def test_an_owner_that_is_gone_leaves_nothing(store: Store, photo: Path) -> None:
    with pytest.raises(RowError):
        attach(store, "site", "22222222-2222-4222-8222-222222222222", photo, VALUES)
    assert nothing_left(store)


def test_a_locked_base_leaves_nothing(store: Store, photo: Path) -> None:
    quick = Store(store.path, wait_ms=50)
    with Handle(store.path) as other, other.transaction(), pytest.raises(LockedError):
        attach(quick, "site", SITE, photo, VALUES)
    assert nothing_left(store)


def test_a_failed_commit_leaves_nothing(store: Store, photo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(session) -> None:  # noqa: ANN001
        raise DiskFullError("Val-Gris.gpkg")

    monkeypatch.setattr("resorption.layers.session.Session.raise_failure", fail)
    with pytest.raises(DiskFullError):
        attach(store, "site", SITE, photo, VALUES)
    assert nothing_left(store)


def test_no_room_is_told_before_the_copy(store: Store, photo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(piece_files.shutil, "disk_usage", lambda _path: SimpleNamespace(free=10))
    with pytest.raises(DiskFullError):
        attach(store, "site", SITE, photo, VALUES)
    assert nothing_left(store)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="pas de /dev/full")
def test_a_disk_that_fills_up_leaves_nothing(store: Store, photo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open
    monkeypatch.setattr(
        Path,
        "open",
        lambda path, mode="r", **k: opened(Path("/dev/full"), "wb", **k) if mode == "xb" else opened(path, mode, **k),
    )
    with pytest.raises(DiskFullError):
        attach(store, "site", SITE, photo, VALUES)
    assert nothing_left(store)


@pytest.mark.skipif(ROOT_USER, reason="root écrit partout")
def test_a_read_only_folder_is_told(store: Store, photo: Path) -> None:
    folder = store.path.with_name("Val-Gris.pieces")
    folder.mkdir()
    folder.chmod(0o500)
    with pytest.raises(ReadOnlyError):
        attach(store, "site", SITE, photo, VALUES)
    folder.chmod(0o700)


class Stopper:
    def __init__(self, after: int) -> None:
        self.left, self.seen = after, []

    def isCanceled(self) -> bool:
        self.left -= 1
        return self.left < 0

    def setProgress(self, percent: float) -> None:
        self.seen.append(percent)


def test_a_big_copy_says_how_far_it_is_and_can_be_stopped(store: Store, photo: Path) -> None:
    photo.write_bytes(bytes(5 << 20))
    watch = Stopper(1000)
    attach(store, "site", SITE, photo, VALUES, watch)
    assert watch.seen[-1] == 100
    assert len(watch.seen) == 5
    with pytest.raises(Cancelled):
        attach(store, "site", SITE, photo, VALUES, Stopper(3))
    assert len(rows(store)) == len(files(store)) == 1


def test_the_same_content_is_seen(store: Store, photo: Path) -> None:
    attach(store, "site", SITE, photo, VALUES)
    known = pieces_of(store, "site", SITE)
    assert twin(store, known, photo).title == "Vue d’ensemble"
    photo.write_bytes(b"imagf" * 1000)
    assert twin(store, known, photo) is None


def test_a_site_lists_the_documents_of_what_belongs_to_it(store: Store, photo: Path) -> None:
    with store.transaction() as session:
        visit = session.insert("visite", {"site": SITE, "date": date(2026, 3, 1), "constat": "rien"})
        study = session.insert("diagnostic", {"site": SITE, "nature": "social", "etat": "realise", "date": date(2026, 2, 1),
                                              "operateur": "Association"})  # fmt: skip
        partner = session.insert("partenaire", {"categorie": "commune", "nom": "Aclou"})
        promise = session.insert("engagement", {"article": 5, "partenaire": partner, "intitule": "Poser l’eau"})
        other = session.insert("engagement", {"article": 5, "partenaire": partner, "intitule": "Ailleurs"})
        session.insert("engagement_site", {"engagement": promise, "site": SITE})
    owners = {"visite": visit, "diagnostic": study, "engagement": promise, "site": SITE}
    for table, uuid in owners.items():
        attach(store, table, uuid, photo, {"titre": table})
    attach(store, "engagement", other, photo, {"titre": "autre"})
    assert {p.title: p.belongs for p in pieces_of(store, "site", SITE)} == {
        "visite": "Visite – 01/03/2026",
        "diagnostic": "Diagnostic social – 01/02/2026",
        "engagement": "Engagement – Art. 5 – Poser l’eau",
        "site": "",
    }
    assert [p.title for p in pieces_of(store, "visite", visit)] == ["visite"]


def test_a_removed_document_is_kept_in_the_bin(store: Store, photo: Path) -> None:
    attach(store, "site", SITE, photo, VALUES)
    (piece,) = pieces_of(store, "site", SITE)
    kept = detach(store, piece, "photo floue")
    assert rows(store) == []
    assert kept.parent == store.path.parent.resolve() / "Val-Gris.pieces" / "corbeille"
    assert kept.read_bytes() == photo.read_bytes()
    with store.reading() as reader:
        (entry,) = reader.find("journal", table_nom="piece_jointe", operation="suppression")
    assert entry.values["motif"] == "photo floue"


def test_a_removal_needs_a_reason(store: Store, photo: Path) -> None:
    attach(store, "site", SITE, photo, VALUES)
    (piece,) = pieces_of(store, "site", SITE)
    with pytest.raises(ResorptionError, match="raison"):
        detach(store, piece, "  ")
    assert len(rows(store)) == len(files(store)) == 1


def test_a_refused_removal_leaves_the_file_in_its_place(store: Store, photo: Path) -> None:
    attach(store, "site", SITE, photo, VALUES)
    (piece,) = pieces_of(store, "site", SITE)
    amend(store, piece, {"titre": "Autre"})
    with pytest.raises(ConflictError):
        detach(store, piece, "essai")
    assert files(store) == [piece.file]


def test_a_removal_whose_commit_fails_puts_the_file_back(
    store: Store, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach(store, "site", SITE, photo, VALUES)
    (piece,) = pieces_of(store, "site", SITE)

    def fail(session) -> None:  # noqa: ANN001
        raise DiskFullError("Val-Gris.gpkg")

    monkeypatch.setattr("resorption.layers.session.Session.raise_failure", fail)
    with pytest.raises(DiskFullError):
        detach(store, piece, "essai")
    assert files(store) == [piece.file]
    assert len(rows(store)) == 1


def row_for(store: Store, fichier: str) -> None:
    with store.transaction() as session:
        session.insert("piece_jointe", {"titre": fichier[:20], "fichier": fichier, "nature": "autre", "site": SITE})


def test_a_file_that_two_rows_name_is_not_moved(store: Store, photo: Path) -> None:
    attach(store, "site", SITE, photo, VALUES)
    (piece,) = pieces_of(store, "site", SITE)
    row_for(store, piece.file)
    assert detach(store, piece, "double") is None
    assert files(store) == [piece.file]


def test_the_base_itself_is_never_moved(store: Store) -> None:
    row_for(store, "Val-Gris.gpkg")
    (piece,) = pieces_of(store, "site", SITE)
    assert detach(store, piece, "erreur") is None
    assert store.path.exists()


@pytest.mark.parametrize(
    "fichier",
    ["../ailleurs/secret.pdf", "a/../../x", "/etc/passwd", "C:\\x.pdf", "c:x.pdf", "\\\\serveur\\x", "..\\x", "a\0b", ".", "x.pdf:y"],
)  # fmt: skip
def test_a_path_that_leaves_the_folder_is_refused(store: Store, fichier: str) -> None:
    with pytest.raises(OutsideFile):
        resolve(store.path, fichier)
    assert state_of(store.path, fichier) is State.OUTSIDE


def test_a_link_that_leaves_the_folder_is_outside(store: Store, tmp_path: Path) -> None:
    inside = tmp_path / "base"
    inside.mkdir()
    (tmp_path / "secret.pdf").write_bytes(b"x")
    (inside / "lien.pdf").symlink_to(tmp_path / "secret.pdf")
    assert state_of(inside / "a.gpkg", "lien.pdf") is State.OUTSIDE


def test_a_row_outside_can_be_removed_and_nothing_else_happens(store: Store, photo: Path) -> None:
    row_for(store, "../ailleurs/Famille Untel.JPG")
    (piece,) = pieces_of(store, "site", SITE)
    assert piece.state is State.OUTSIDE
    assert detach(store, piece, "erreur") is None
    assert photo.exists()


def test_states_and_opening(store: Store, photo: Path) -> None:
    row_for(store, "pieces/absente.pdf")
    (piece,) = pieces_of(store, "site", SITE)
    assert piece.state is State.MISSING
    with pytest.raises(ResorptionError, match="introuvable"):
        openable(store.path, piece.file)
    (store.path.parent / "x.bat").write_bytes(b"x")
    with pytest.raises(ResorptionError, match="programme"):
        openable(store.path, "x.bat")


def test_a_copied_folder_finds_its_documents(store: Store, photo: Path, tmp_path: Path) -> None:
    import shutil

    attach(store, "site", SITE, photo, VALUES)
    copy = tmp_path / "copie"
    copy.mkdir()
    shutil.copy(store.path, copy / "Autre nom.gpkg")
    shutil.copytree(store.path.with_name("Val-Gris.pieces"), copy / "Val-Gris.pieces")
    (piece,) = pieces_of(Store(copy / "Autre nom.gpkg"), "site", SITE)
    assert piece.state is State.PRESENT


def test_what_is_said_can_be_changed(store: Store, photo: Path) -> None:
    attach(store, "site", SITE, photo, VALUES)
    (piece,) = pieces_of(store, "site", SITE)
    amend(store, piece, {"titre": "Entrée", "date": None, "diffusion": "partenaires"})
    (row,) = rows(store)
    assert (row["titre"], row["date"], row["diffusion"]) == ("Entrée", None, "partenaires")
    with pytest.raises(ConflictError):
        amend(store, piece, {"titre": "Trop tard"})


def test_a_restricted_document_goes_to_the_companion(store: Store, photo: Path) -> None:
    attach_restricted(store, SITE, photo, {"titre": "Jugement", "nature": "courrier"})
    assert rows(store) == []
    (piece,) = restricted_pieces(store, SITE)
    assert piece.file.startswith("Val-Gris.restreint/courrier_")
    assert piece.state is State.PRESENT
    amend(store, piece, {"titre": "Ordonnance"})
    (piece,) = restricted_pieces(store, SITE)
    assert piece.title == "Ordonnance"
    kept = detach(store, piece, "remplacée")
    assert kept.parent.parent.name == "Val-Gris.restreint"
    assert restricted_pieces(store, SITE) == []


def test_a_refused_restricted_document_leaves_nothing(
    store: Store, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> None:
        raise DiskFullError("x")

    monkeypatch.setattr("resorption.layers.companion._write", fail)
    with pytest.raises(DiskFullError):
        attach_restricted(store, SITE, photo, {"titre": "Jugement"})
    assert not companion_path(store.path).exists()
    assert not store.path.with_name("Val-Gris.restreint").exists()
    assert open_companion(store.path) is None


def test_a_photo_says_where_it_was_taken(tmp_path: Path) -> None:
    placed, plain = tmp_path / "gps.jpg", tmp_path / "plain.jpg"
    make_jpeg(plain, {})
    make_jpeg(placed, {"EXIF_GPSLatitude": "(48) (51) (30)", "EXIF_GPSLongitude": "(2) (21) (5)"})
    (tmp_path / "texte.jpg").write_text("pas une image", encoding="utf-8")
    assert not holds_position(plain)
    assert holds_position(placed)
    assert not holds_position(tmp_path / "texte.jpg")
    assert not holds_position(tmp_path / "absente.jpg")


def make_jpeg(path: Path, exif: dict[str, str]) -> None:
    """A small JPEG; its EXIF is written by hand, GDAL writes none."""
    import struct

    from qgis.PyQt.QtGui import QImage

    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(0xFF00AA00)
    assert image.save(str(path), "JPEG")
    if not exif:
        return

    def rational(*pairs: tuple[int, int]) -> bytes:
        return b"".join(struct.pack("<II", *p) for p in pairs)

    # TIFF header, IFD0 with the GPS pointer, then the GPS IFD (EXIF 2.3, 4.6.6).
    gps_at = 8 + 2 + 12 + 4
    data_at = gps_at + 2 + 4 * 12 + 4
    latitude = rational((48, 1), (51, 1), (30, 1))
    entries = struct.pack("<HHI4s", 1, 2, 2, b"N\0\0\0") + struct.pack("<HHII", 2, 5, 3, data_at)
    entries += struct.pack("<HHI4s", 3, 2, 2, b"E\0\0\0") + struct.pack("<HHII", 4, 5, 3, data_at + 24)
    tiff = b"II*\0" + struct.pack("<I", 8) + struct.pack("<HHHIII", 1, 0x8825, 4, 1, gps_at, 0)
    tiff += struct.pack("<H", 4) + entries + struct.pack("<I", 0) + latitude + rational((2, 1), (21, 1), (5, 1))
    body = b"Exif\0\0" + tiff
    content = path.read_bytes()
    path.write_bytes(content[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + content[2:])
