"""The territory's files: what a municipality would gather from open data."""

from __future__ import annotations

from pathlib import Path

from osgeo import ogr

from . import cadastre, places, plan, zones
from .land import Country, draw_country
from .writers import Row, write_csv, write_geojson


def make_territory(folder: Path) -> tuple[Country, dict[str, int]]:
    """Draw the country, write its layers; returns it and the number of rows per file."""
    country = draw_country()
    cadastre.number_parcels(country)
    folder.mkdir(parents=True, exist_ok=True)
    counts = {name: write_geojson(folder / name, rows) for name, rows in _layers(country).items()}
    owners = "proprietaires_personnes_morales.csv"
    counts[owners] = write_csv(folder / owners, places.owner_rows(country))
    return country, counts


def _layers(country: Country) -> dict[str, list[Row]]:
    return {
        "communes.geojson": _communes(country),
        "parcelles.geojson": _parcels(country),
        "batiments.geojson": _buildings(country),
        "ppr_zones.geojson": zones.ppr_zones(country),
        "ppr_perimetre.geojson": [zones.ppr_perimeter_row(country)],
        "plu_zones.geojson": zones.plu_zones(country),
        "sites_pollues.geojson": zones.polluted_rows(country),
        "routes.geojson": places.road_rows(country),
        "voie_ferree.geojson": places.railway_rows(country),
        "eau.geojson": places.water_rows(country),
        "bois.geojson": places.wood_rows(country),
        "services.geojson": places.service_rows(country),
    }


def _communes(country: Country) -> list[Row]:
    return [
        (
            {"code": commune.code, "nom": commune.name, "epci_siren": plan.EPCI_SIREN, "epci_nom": plan.EPCI_NAME},
            ogr.ForceToMultiPolygon(shape.Clone()),
        )
        for commune, shape in country.communes
    ]


def _parcels(country: Country) -> list[Row]:
    return [
        (
            {
                "id": parcel.id,
                "commune": parcel.commune,
                "prefixe": parcel.prefix,
                "section": parcel.section,
                "numero": str(parcel.number),
                "contenance": parcel.contenance,
            },
            parcel.shape,
        )
        for parcel in country.parcels
    ]


def _buildings(country: Country) -> list[Row]:
    return [
        ({"type": kind, "nom": None, "commune": commune}, ogr.ForceToMultiPolygon(shape.Clone()))
        for commune, kind, shape in cadastre.draw_buildings(country)
    ]
