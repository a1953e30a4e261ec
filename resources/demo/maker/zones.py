"""Rules over the land: PLU zones, flood prevention plan, polluted sites."""

from __future__ import annotations

from osgeo import ogr

from . import geom, plan
from .dice import Dice
from .land import Country
from .writers import Row

WITHOUT_PLU = "00103"
"""Clairsonge has no PLU (règlement national d'urbanisme): a gap on purpose."""

PPR_CODE = "00DDT20140001"
_PPR_COMMUNES = ("00101", "00102", "00105", "00108")
"""The plan was prescribed for four communes only: elsewhere nothing is known."""

_PPR_LABELS = {
    "04": ("R1", "Zone rouge R1 – écoulement de la Fictive : toute construction nouvelle est interdite"),
    "03": ("R2", "Zone rouge R2 – champ d’expansion des crues : interdiction, sauf exceptions prévues au règlement"),
    "02": ("B", "Zone bleue B – aléa faible à moyen en secteur bâti : constructions admises sous prescriptions"),
    "01": ("V", "Zone verte V – hors aléa : prescriptions relatives au ruissellement"),
}
_PLU_LABELS = {
    "U": ("U", "Zone urbaine mixte"),
    "Ux": ("U", "Zone urbaine à vocation d’activités"),
    "1AU": ("AUc", "Zone à urbaniser ouverte"),
    "N": ("N", "Zone naturelle et forestière"),
    "Np": ("N", "Zone naturelle protégée des bords de la Fictive"),
    "A": ("A", "Zone agricole"),
}


def plu_zones(country: Country) -> list[Row]:
    """PLU zones in the CNIG form, commune by commune."""
    layers = _plu_layers(country)
    rows: list[Row] = []
    for commune, outline in country.communes:
        if commune.code == WITHOUT_PLU:
            continue
        for label, shape in layers:
            for part in geom.parts(shape.Intersection(outline)):
                clean = geom.tidy(part)
                if clean is not None and clean.Area() > 300:
                    kind, text = _PLU_LABELS[label]
                    values = {
                        "IDURBA": f"{commune.code}_PLU_20190614",
                        "LIBELLE": label,
                        "LIBELONG": text,
                        "TYPEZONE": kind,
                    }
                    rows.append((values, clean))
    return rows


def _plu_layers(country: Country) -> list[tuple[str, ogr.Geometry]]:
    """Disjoint shapes by label; what nothing else claims is agricultural."""
    uses = dict(country.uses)
    river = geom.line(plan.river_axis()).Buffer(65, 3)
    wished = [
        ("U", uses["urbain"].Buffer(6, 2)),
        ("Ux", uses["activite"].Buffer(4, 2)),
        ("1AU", uses["futur"]),
        ("Np", river),
        ("N", uses["bois"]),
    ]
    found: list[tuple[str, ogr.Geometry]] = []
    done = ogr.Geometry(ogr.wkbPolygon)
    for label, shape in wished:
        found.append((label, shape.Difference(done)))
        done = geom.union([done, shape])
    everything = geom.union(shape for _, shape in country.communes)
    return [*found, ("A", everything.Difference(done))]


def _valley(low: float, high: float, name: str) -> ogr.Geometry:
    """Band along the river whose half-width wanders between two values (m)."""
    dice = Dice(name)
    axis = plan.river_axis()[::3]
    discs, reach = [], (low + high) / 2
    for x, y in axis:
        reach = min(high, max(low, reach + dice.between(-0.2, 0.2) * (high - low)))
        discs.append(geom.point(x, y).Buffer(reach, 6))
    hulls = [geom.union(pair).ConvexHull() for pair in zip(discs, discs[1:])]
    return geom.union(hulls).Simplify(2.5)


def ppr_perimeter(country: Country) -> ogr.Geometry:
    """Perimeter of the plan: the valley in the communes that it was prescribed for."""
    land = geom.union(shape for commune, shape in country.communes if commune.code in _PPR_COMMUNES)
    return _valley(620, 900, "perimetre").Intersection(land)


def ppr_perimeter_row(country: Country) -> Row:
    """The perimeter in the CNIG form."""
    shape = ogr.ForceToMultiPolygon(ppr_perimeter(country))
    values = {
        "idperimetre": "00000001",
        "codeprocedure": PPR_CODE,
        "etatprocedure": "APPROUVE",
        "dateetat": "2014-03-18",
    }
    return values, shape


def ppr_zones(country: Country) -> list[Row]:
    """Regulation zones in the CNIG form; they fill the perimeter and do not overlap."""
    built = geom.union(shape for use, shape in country.uses if use in ("urbain", "activite"))
    bed, plain, margin = _valley(48, 85, "R1"), _valley(110, 260, "R2"), _valley(190, 400, "B")
    wished = [("04", bed), ("03", plain.Difference(built)), ("02", geom.union([plain, margin])), ("01", None)]
    rest, rows = ppr_perimeter(country), []
    for code, shape in wished:
        zone = rest if shape is None else rest.Intersection(shape)
        rows.extend(_ppr_rows(code, zone, len(rows)))
        if shape is not None:
            rest = rest.Difference(shape)
    return rows


def _ppr_rows(code: str, zone: ogr.Geometry, start: int) -> list[Row]:
    short, text = _PPR_LABELS[code]
    rows: list[Row] = []
    for part in geom.parts(zone):
        clean = geom.tidy(part)
        if clean is not None and clean.Area() > 20:
            values = {
                "idzonereglementaire": f"{start + len(rows) + 1:08d}",
                "codeprocedure": PPR_CODE,
                "codezonereglement": short,
                "libellezonereglement": text,
                "typereglement": code,
            }
            rows.append((values, clean))
    return rows


_POLLUTED = (
    (
        (2430, 3160),
        "SSP0000101",
        "Ancienne tannerie des Songes",
        "SIS",
        "Pollution avérée des sols (chrome) ; surveillance en cours",
    ),
    (
        (4330, 2050),
        "SSP0000102",
        "Ancien dépôt d’hydrocarbures du Grand Songe",
        "SIS",
        "Pollution traitée ; restrictions d’usage",
    ),
    ((2500, 3330), "SSP0000103", "Ancienne gare aux marchandises", "BASIAS", "Pollution supposée ; sols non étudiés"),
    (
        (5560, 1420),
        "SSP0000104",
        "Ancienne décharge de Brume",
        "BASIAS",
        "Décharge réaménagée ; couverture à conserver",
    ),
)


def polluted_rows(country: Country) -> list[Row]:
    """Sites with known or suspected pollution: the parcel at each place."""
    rows: list[Row] = []
    for (x, y), code, name, kind, text in _POLLUTED:
        place = geom.point(x, y)
        parcel = min(country.parcels, key=lambda p: (round(p.shape.Distance(place), 3), p.id))
        values = {"identifiant": code, "nom": name, "nature": kind, "code_insee": parcel.commune, "etat": text}
        rows.append((values, parcel.shape))
    return rows
