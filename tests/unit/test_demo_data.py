"""The demonstration data: they hold to the schema, to their own story, and to the script that makes them."""

from __future__ import annotations

import csv
import importlib.util
import json
import math
import re
import subprocess
import sys
import zipfile
from collections import Counter, defaultdict
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from resorption.layers.model import COMMON, Geometry, Kind
from resorption.layers.schema import BASE_TABLES, table
from resorption.protocol.articles import ENGAGING
from resorption.protocol.checks import check_record
from resorption.protocol.partners import CATEGORIES

DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo"
LAND, DATA = DEMO / "territoire", DEMO / "donnees"
TODAY = date(2026, 11, 1)
WORKBOOK = DEMO / "export_plateforme.xlsx"
FILES = sorted(DATA.iterdir())
ENGINE_TABLES = {"vigilance", "vigilance_facteur", "criblage", "foncier_verdict", "foncier_regle"}
NOT_EXPECTED = {"commune", "piece_jointe"}
LASTING = ("hebergement_accompagne", "logement")
Row = dict[str, Any]


def features(path: Path) -> list[Row]:
    return json.loads(path.read_text(encoding="utf-8"))["features"]


def typed(name: str, column: str, text: str) -> Any:
    if text == "":
        return None
    kind = table(name).field(column).kind
    return int(text) if kind is Kind.INTEGER else float(text) if kind is Kind.REAL else text


@cache
def rows(name: str) -> tuple[Row, ...]:
    """Rows of one table, empty cells as None."""
    path = DATA / f"{name}.geojson"
    if path.exists():
        # A site that the platform knows has no uuid here: its code names it.
        return tuple({**p, "uuid": p["uuid"] or p["code"]} for p in (f["properties"] for f in features(path)))
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple({c: typed(name, c, v) for c, v in row.items()} for row in csv.DictReader(file))


def of_site(name: str, site: Row) -> list[Row]:
    return [row for row in rows(name) if row["site"] == site["uuid"]]


def by_code() -> dict[str, Row]:
    return {site["code"]: site for site in rows("site")}


def last_count(site: Row) -> int | None:
    return max(of_site("denombrement", site), key=lambda r: r["date"])["nb_personnes"]


# --- The files and the schema


def test_one_file_for_each_table_that_people_fill() -> None:
    wished = {t.name for t in BASE_TABLES if not (t.technical or t.engine_only or t.restricted)} - NOT_EXPECTED
    assert {path.stem for path in FILES} == wished
    assert not ENGINE_TABLES & wished


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_columns_and_geometry_follow_the_dictionary(path: Path) -> None:
    shape = table(path.stem)
    assert path.suffix == (".csv" if shape.geometry is Geometry.NONE else ".geojson")
    known = {f.name for f in shape.fields} - {f.name for f in COMMON}
    for row in rows(path.stem):
        assert set(row) <= known


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_every_row_passes_the_checks(path: Path) -> None:
    shape = table(path.stem)
    for row in rows(path.stem):
        # The protocol's row completes the one that the base has: its name is given there.
        fields = [f for f in shape.fields if f.name in row] if shape.singleton else shape.fields
        assert check_record(fields, shape.rules, row, TODAY) == [], row


def test_identities_are_unique_and_references_resolve() -> None:
    identities = Counter(row["uuid"] for path in FILES for row in rows(path.stem) if "uuid" in row)
    assert max(identities.values()) == 1
    for path in FILES:
        for field in table(path.stem).references:
            targets = {row["uuid"] for row in rows(field.references)} if field.references != "commune" else set()
            given = {row.get(field.name) for row in rows(path.stem)} - {None}
            assert given <= targets, (path.name, field.name)


def test_unique_columns_are_unique() -> None:
    for path in FILES:
        shape = table(path.stem)
        keys = [*shape.uniques, *((f.name,) for f in shape.fields if f.unique)]
        for key in keys:
            found = [tuple(row.get(c) for c in key) for row in rows(path.stem)]
            full = [values for values in found if None not in values]
            assert len(full) == len(set(full)), (path.name, key)


def test_dates_are_iso_days() -> None:
    for path in FILES:
        for field in table(path.stem).fields:
            if field.kind is Kind.DATE:
                for row in rows(path.stem):
                    assert row.get(field.name) is None or date.fromisoformat(row[field.name])


# --- The story


def test_states_of_the_sites() -> None:
    assert Counter(site["statut"] for site in rows("site")) == {
        "actif": 12, "en_resorption": 2, "resorbe": 5, "ferme_non_resorbe": 5}  # fmt: skip
    assert sum(site["precision_geom"] == "point" for site in rows("site")) == 2
    for site in rows("site"):
        assert (site["date_fermeture"] is not None) == (site["statut"] in ("resorbe", "ferme_non_resorbe"))


def test_counts_go_forward_and_stay_in_the_life_of_the_site() -> None:
    for site in rows("site"):
        dates = [row["date"] for row in of_site("denombrement", site)]
        assert dates
        assert dates == sorted(set(dates))
        assert (site["date_installation"] or "") <= dates[0]
        assert dates[-1] <= (site["date_fermeture"] or TODAY.isoformat())
    known = [n for site in rows("site") if (n := last_count(site)) is not None]
    assert min(known) == 8
    assert max(row["nb_personnes"] or 0 for row in rows("denombrement")) == 180


def test_orientations_hold_in_the_last_count() -> None:
    shares: dict[str, float] = {}
    for code, site in by_code().items():
        orientations = of_site("orientation", site)
        if orientations:
            persons = last_count(site)
            assert persons
            assert sum(r["nb_personnes"] for r in orientations) <= persons
            last = max(of_site("denombrement", site), key=lambda r: r["date"])
            assert sum(r["nb_menages"] or 0 for r in orientations) <= last["nb_menages"]
            shares[code] = 100 * sum(r["nb_personnes"] for r in orientations if r["type"] in LASTING) / persons
    assert shares["S-2021-003"] == 66.0
    assert shares["S-2021-002"] == pytest.approx(65.85, abs=0.005)
    assert by_code()["S-2021-003"]["statut"] == "resorbe"
    assert by_code()["S-2021-002"]["statut"] == "ferme_non_resorbe"


def test_what_happens_on_a_site_happens_after_it_began() -> None:
    for site in rows("site"):
        start = site["date_installation"] or site["date_signalement"]
        for name in ("conditions_vie", "diagnostic"):
            for row in of_site(name, site):
                assert row["date"] is None or row["date"] >= start, row
        for name in ("visite", "usage_site"):
            for row in of_site(name, site):
                assert row["date"] >= site["date_fermeture"], row


def test_diagnostics_meet_no_more_than_were_counted() -> None:
    needs = [f.name for f in table("diagnostic").fields if f.name.startswith("besoins_")]
    for site in rows("site"):
        for row in of_site("diagnostic", site):
            counts = [c for c in of_site("denombrement", site) if c["date"] <= (row["date"] or "9")]
            if counts and counts[-1]["nb_menages"] is not None:
                assert (row["nb_menages_rencontres"] or 0) <= counts[-1]["nb_menages"]
                assert all((row[name] or 0) <= counts[-1]["nb_personnes"] for name in needs)


def test_living_conditions_obey_the_premises() -> None:
    piped = ("robinet_connecte_au_reseau", "autre")
    premises = (
        (lambda r: r["eau_acces"] in piped, ("eau_voie_publique",)),
        (lambda r: r["eau_voie_publique"] is not None, ("eau_continu", "eau_sur_site")),
        (lambda r: r["eau_sur_site"] == "oui", ("eau_proche", "eau_inegalites", "eau_stagnante")),
        (
            lambda r: r["sanitaires_fonctionnels"] == "oui",
            ("sanitaires_latrines", "sanitaires_chimiques", "sanitaires_interieur"),
        ),
        (lambda r: r["electricite_acces"] == "oui", ("electricite_groupe", "electricite_reseau", "electricite_bati")),
        (lambda r: r["dechets_proche"] == "oui", ("dechets_securises", "dechets_regulier", "dechets_accumulation")),
    )
    for row in rows("conditions_vie"):
        for met, questions in premises:
            assert met(row) or all(row[q] is None for q in questions), row


def test_the_matrix_of_engagements_has_all_articles_and_gaps() -> None:
    partners = {p["uuid"]: p["categorie"] for p in rows("partenaire")}
    assert set(partners.values()) == {c.code for c in CATEGORIES}
    cells = {(e["article"], partners[e["partenaire"]]) for e in rows("engagement")}
    assert {article for article, _ in cells} == {a.number for a in ENGAGING} == {a["article"] for a in rows("action")}
    assert len(cells) < len(ENGAGING) * len(CATEGORIES)
    assert {a["statut"] for a in rows("amenagement")} == {"projet", "ouvert", "ferme"}
    assert len(rows("foncier_parcelle")) == len(rows("foncier")) + 1
    assert {f["etape"] for f in rows("foncier")} == {"repere", "etudie", "propose", "retenu", "ecarte"}


def test_words() -> None:
    """No ethnic word, no plain space before a double sign, straight apostrophes nowhere."""
    ethnic = re.compile(r"\b(rom|roms|roumains?|bulgares?|tsiganes?|tziganes?|gitane?s?|manouches?|ethni\w+)\b", re.I)
    for path in FILES:
        for row in rows(path.stem):
            for text in (v for v in row.values() if isinstance(v, str)):
                assert not ethnic.search(text), text
                assert not re.search(r" [:;?!»]|'", text), text


# --- Evidence for the vigilance rule (land-and-risk §8.2), computed here in the simplest way


def metres(ring: list[list[float]]) -> list[tuple[float, float]]:
    scale = 6371000 * math.pi / 180
    return [((x + 3) * scale * math.cos(math.radians(45.45)), (y - 45) * scale) for x, y in ring]


@cache
def outline(code: str) -> tuple[tuple[float, float], ...]:
    feature = next(f for f in features(DATA / "site.geojson") if f["properties"]["code"] == code)
    assert feature["geometry"]["type"] == "MultiPolygon"
    return tuple(metres(feature["geometry"]["coordinates"][0][0]))


def to_segment(p: tuple[float, float], a: tuple[float, float], b: tuple[float, float]) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    t = max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy)))
    return math.dist(p, (a[0] + t * dx, a[1] + t * dy))


def gap(one: str, two: str) -> float:
    """Distance (m) between two outlines that do not meet, right to some per cent."""
    a, b = outline(one), outline(two)
    return min(to_segment(p, *s) for u, v in ((a, b), (b, a)) for p in u for s in zip(v, v[1:]))


def answers(code: str, site: Row) -> dict[str, str]:
    orientations, uses = of_site("orientation", site), of_site("usage_site", site)
    lasting = sum(r["nb_personnes"] for r in orientations if r["type"] in LASTING)
    before = len(of_site("site_precedent", site))
    closed = date.fromisoformat(site["date_fermeture"])
    active = [c for c, other in by_code().items() if other["date_fermeture"] is None]
    moved = {row["origine"] for row in rows("site_origine")}
    last = uses[-1] if uses else {"usage": None, "gestionnaire_identifie": "inconnu", "equipements_laisses": "inconnu"}
    manager = {last["gestionnaire_identifie"] == "non", last["equipements_laisses"] == "oui"}
    unknown = "inconnu" in (last["gestionnaire_identifie"], last["equipements_laisses"])
    persons = last_count(site)
    return {
        "F1": recorded(site) if not (orientations and persons) else "oui" if lasting < 0.66 * persons else "non",
        "F2": "oui" if (TODAY - closed).days <= 90 else "non",
        "F3": "oui" if before else "non",
        "F4": "inconnu" if not uses else "oui" if last["usage"] == "aucun" else "non",
        "F5": "oui" if True in manager else "inconnu" if unknown else "non",
        "F6": "oui" if site["uuid"] in moved or any(gap(code, c) <= 500 for c in active) else "non",
        "before": str(before),
    }


def recorded(site: Row) -> str:
    """F1 where no orientation was written: « not resorbed » is an answer; « resorbed » without figures proves nothing."""
    return "oui" if site["resorption_declaree"] == "non" else "inconnu"


def reoccupied(site: Row) -> bool:
    """Whether a person has confirmed it since the closing."""
    return any(
        row["site_ferme"] == site["uuid"] and row["decision"] == "confirmee" and row["le"] > site["date_fermeture"]
        for row in rows("reoccupation")
    )


def level(found: dict[str, str]) -> str:
    factors = [found[f"F{n}"] for n in range(1, 7)]
    if found["F1"] == "oui" or int(found["before"]) >= 2 or factors.count("oui") >= 3:
        return "vigilance"
    if "inconnu" in (found["F1"], found["F4"]) or factors.count("inconnu") > 2:
        return "non_evaluable"
    return "aucun_motif"


def test_each_level_of_vigilance_has_its_sites() -> None:
    levels = defaultdict(set)
    for code, site in by_code().items():
        if site["date_fermeture"]:
            levels["reoccupe" if reoccupied(site) else level(answers(code, site))].add(code)
    assert levels == {
        "reoccupe": {"S-2022-002"},
        "vigilance": {"S-2021-002", "S-2022-004", "S-2023-002", "S-2024-005"},
        "non_evaluable": {"S-2021-004", "S-2023-004"},
        "aucun_motif": {"S-2021-001", "S-2021-003", "S-2022-001"},
    }


def test_reoccupations_are_decided_by_somebody_after_what_was_seen() -> None:
    codes, visits = {site["uuid"]: site for site in rows("site")}, {v["uuid"]: v for v in rows("visite")}
    assert {row["decision"] for row in rows("reoccupation")} == {"confirmee", "refusee"}
    for row in rows("reoccupation"):
        closed, visit = codes[row["site_ferme"]], visits[row["visite"]]
        assert visit["site"] == row["site_ferme"]
        assert closed["date_fermeture"] < visit["date"] < row["le"] <= TODAY.isoformat()
        assert visit["constat"] in ("occupation_partielle", "reconstitution")
        assert re.search(r"\d{2}/\d{2}/20\d{2}", row["motif"])
        assert row["par"] == "Chargée de mission résorption"
        if row["site_nouveau"]:
            assert closed["date_fermeture"] < codes[row["site_nouveau"]]["date_installation"]
    # Nobody has decided yet about what was settled 5 days after and 90 m away.
    assert by_code()["S-2021-002"]["uuid"] not in {row["site_ferme"] for row in rows("reoccupation")}


def test_visits_are_recent_here_and_overdue_there() -> None:
    last = {
        code: max(of_site("visite", site), key=lambda v: v["date"])
        for code, site in by_code().items()
        if site["date_fermeture"] and of_site("visite", site)
    }
    recent = {code for code, v in last.items() if v["constat"] == "rien" and v["date"] >= "2026-05-01"}
    overdue = {code for code, v in last.items() if (v["prochaine_visite"] or "9") < TODAY.isoformat()}
    assert recent == {"S-2021-003", "S-2022-001"}
    assert {"S-2021-002", "S-2022-004", "S-2024-005"} <= overdue
    assert {code for code, site in by_code().items() if site["date_fermeture"]} - last.keys() == {
        "S-2021-004",
        "S-2023-004",
    }


@pytest.mark.parametrize(
    ("old", "new", "days", "distance", "declared"),
    [
        ("S-2024-005", "S-2025-004", 20, 120, True),
        ("S-2021-002", "S-2024-002", 5, 90, False),
        ("S-2022-002", "S-2025-003", 85, 1500, True),
    ],
)
def test_reinstallations(old: str, new: str, days: int, distance: float, declared: bool) -> None:
    sites = by_code()
    closed, settled = (date.fromisoformat(v) for v in (sites[old]["date_fermeture"], sites[new]["date_installation"]))
    assert (settled - closed).days == days
    assert gap(old, new) == pytest.approx(distance, rel=0.02)
    origins = {(row["site"], row["origine"]) for row in rows("site_origine")}
    assert ((sites[new]["uuid"], sites[old]["uuid"]) in origins) == declared == (sites[new]["reinstallation"] == "oui")


# --- What the platform already knows


def sheet_texts() -> str:
    with zipfile.ZipFile(WORKBOOK) as archive:
        return archive.read("xl/worksheets/sheet1.xml").decode("utf-8")


def test_the_workbook_has_the_sites_of_the_platform_and_only_them() -> None:
    known = [site for site in rows("site") if site["id_plateforme"]]
    assert len(known) == 6
    assert not any(site["date_fermeture"] for site in known)
    with zipfile.ZipFile(WORKBOOK) as archive:
        links = archive.read("xl/worksheets/_rels/sheet1.xml.rels").decode("utf-8")
    assert re.findall(r"exemple\.invalid/site/(\d+)", links) == [site["id_plateforme"] for site in known]
    texts = sheet_texts()
    assert "entièrement fictifs" in texts
    assert all(f">{site['nom']}<" in texts for site in known)


def test_the_workbook_names_nobody() -> None:
    """None of the optional sections in which the platform names persons, owners or proceedings."""
    for title in ("INTERVENANTS", "COMMENTAIRES", "Propriétaires", "PROCÉDURE"):
        assert title not in sheet_texts()


# --- The territory and the script


def test_it_lies_at_sea() -> None:
    def positions(value: Any) -> list[list[float]]:
        return [value] if isinstance(value[0], float) else [p for item in value for p in positions(item)]

    for path in (*LAND.glob("*.geojson"), *DATA.glob("*.geojson")):
        collection = json.loads(path.read_text(encoding="utf-8"))
        assert "fictifs" in collection["avertissement"]
        for feature in collection["features"]:
            for lon, lat in positions(feature["geometry"]["coordinates"]):
                assert -3.1 < lon < -2.8, path.name
                assert 45.4 < lat < 45.6, path.name


def test_communes_share_their_borders() -> None:
    """Each inner border is drawn once each way, so nothing is left between two communes nor covered twice."""
    edges: Counter[tuple[Any, Any]] = Counter()
    for feature in features(LAND / "communes.geojson"):
        ring = [tuple(p) for p in feature["geometry"]["coordinates"][0][0]]
        edges.update(zip(ring, ring[1:]))
    assert max(edges.values()) == 1
    outer = {a: b for a, b in edges if (b, a) not in edges}
    start = here = next(iter(outer))
    for _ in outer:
        here = outer[here]
    assert here == start
    assert len(outer) == sum((b, a) not in edges for a, b in edges)


def test_parcels_are_numbered_as_the_cadastre_does() -> None:
    parcels = [f["properties"] for f in features(LAND / "parcelles.geojson")]
    assert 2400 <= len(parcels) <= 3000
    assert len({p["id"] for p in parcels}) == len(parcels)
    for p in parcels:
        assert p["id"] == p["commune"] + p["prefixe"] + p["section"].zfill(2) + p["numero"].zfill(4)
        assert 100 <= p["contenance"] <= 100000
    merged = [p for p in parcels if p["commune"] == "00106"]
    assert {p["prefixe"] for p in merged} == {"000", "017"}
    without_prefix = Counter((p["section"], p["numero"]) for p in merged)
    assert max(without_prefix.values()) == 2
    owned = {row["parcelle"] for row in rows("foncier_parcelle")}
    assert owned <= {p["id"] for p in parcels}


def test_zones_and_services_have_their_codes() -> None:
    kinds = {
        ("ppr_zones", "typereglement"): {"01", "02", "03", "04"},
        ("plu_zones", "TYPEZONE"): {"U", "AUc", "A", "N"},
        ("services", "type"): {"ecole", "arret", "sante", "point_eau", "alimentation"},
    }
    for (name, column), wished in kinds.items():
        assert {f["properties"][column] for f in features(LAND / f"{name}.geojson")} == wished


def test_owners_are_those_of_existing_parcels() -> None:
    known = {f["properties"]["id"]: f["properties"]["contenance"] for f in features(LAND / "parcelles.geojson")}
    areas: Counter[str] = Counter()
    with (LAND / "proprietaires_personnes_morales.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = (
                row["code_insee"]
                + (row["prefixe"] or "000")
                + row["section"].zfill(2)
                + row["numero_parcelle"].zfill(4)
            )
            areas[key] += int(row["contenance_subdivision_centiare"])
    assert {key: known[key] for key in areas} == areas
    assert 0.1 < len(areas) / len(known) < 0.35


def test_it_stays_small() -> None:
    assert sum(path.stat().st_size for folder in (LAND, DATA) for path in folder.iterdir()) < 4_000_000


def test_the_script_makes_the_committed_files(tmp_path: Path) -> None:
    if importlib.util.find_spec("osgeo") is None:
        pytest.skip("le module osgeo (GDAL) manque")
    command = [sys.executable, "-B", str(DEMO / "make_demo.py"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    if "AUTRE_GEOS" in done.stderr:
        pytest.skip("fichiers faits avec une autre version de GEOS")
    for folder in (LAND, DATA):
        made = {path.name: path.read_bytes() for path in (tmp_path / folder.name).iterdir()}
        kept = {path.name: path.read_bytes() for path in folder.iterdir()}
        assert sorted(made) == sorted(kept)
        assert [name for name in made if made[name] != kept[name]] == []
    assert (tmp_path / WORKBOOK.name).read_bytes() == WORKBOOK.read_bytes()
