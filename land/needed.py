"""Without shapely, geopandas and pyogrio all works but the search for land: what is missing, and what to do about it."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from importlib.util import find_spec

from ..protocol.errors import ResorptionError
from ..protocol.sentences import SEPARATOR, Sentence, said

LIBRARIES = ("shapely", "geopandas", "pyogrio")
_LEAST = 2
"""Version of shapely below which geometries do not come in arrays."""

HOW_TO = (
    said("Tout le reste de l’extension fonctionne sans elles."),
    said(
        "Windows : l’installateur autonome de QGIS (fichier .msi) les contient. Avec OSGeo4W, relancez « OSGeo4W Setup », "
        "installation avancée, et ajoutez « python3-shapely », « python3-geopandas » et « python3-pyogrio » en laissant "
        "les autres paquets tels qu’ils sont. Sans droit d’administrateur, demandez-le à votre service informatique."
    ),
    said(
        "macOS : des versions récentes de QGIS (3.44.4 et suivantes, 4.0) ont été livrées sans elles. Installez à côté "
        "la version à long terme 3.40, ou faites la recherche sur un poste Windows ou Linux avec une copie de la base."
    ),
    said(
        "Linux : installez les paquets de votre distribution, par exemple « python3-shapely », « python3-geopandas » et "
        "« python3-pyogrio » (Debian 13, Ubuntu 24.04 ou plus récents ; shapely 1.8 de Debian 12 est trop ancien)."
    ),
    said("Dans tous les cas, ne remplacez pas avec « pip » ce que QGIS contient déjà : il pourrait ne plus démarrer."),
)
"""What to do, system by system."""


def missing_libraries() -> tuple[str, ...]:
    """What the search for land needs and this QGIS has not, by name; shapely 1 counts as missing."""
    return tuple(name for name in LIBRARIES if not _present(name))


def _present(name: str) -> bool:
    try:
        found = find_spec(name) is not None
    except ValueError:
        # A module that was set aside on purpose.
        return False
    return found and (name != "shapely" or _shapely_version() >= _LEAST)


def _shapely_version() -> int:
    try:
        with _own_symbols():
            from shapely import __version__
    except ImportError:
        return 0
    return int(__version__.split(".", 1)[0])


def how_to_install(missing: tuple[str, ...]) -> tuple[Sentence, ...]:
    """What to tell, sentence by sentence; nothing when nothing is missing."""
    if not missing:
        return ()
    names = SEPARATOR.join("shapely 2" if name == "shapely" else name for name in missing)
    return (
        said("La recherche de foncier a besoin de bibliothèques que ce QGIS n’a pas : {names}.", names=names),
        *HOW_TO,
    )


class MissingLibraries(ResorptionError):
    """The search for land cannot run in this QGIS: what to do, a line for each system."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        told = {f"phrase_{number}": sentence for number, sentence in enumerate(how_to_install(missing))}
        template = "\n".join(f"{{{name}}}" for name in told)
        super().__init__(template, **{name: sentence.message for name, sentence in told.items()})
        # Sentences, so that each is looked up in the language of the interface.
        self.params = dict(told)


class MixedLibraries(ResorptionError):
    """Somebody loaded shapely in such a way that it works with the GEOS of QGIS instead of its own."""

    def __init__(self) -> None:
        super().__init__(
            "La bibliothèque shapely de ce QGIS est mêlée à une autre version de GEOS : ses calculs ne seraient pas sûrs. "
            "Installez shapely par les paquets de votre distribution, à la place de celle installée avec « pip », puis "
            "redémarrez QGIS."
        )


def refuse_without_libraries() -> None:
    """Loads what the search for land needs. Raises MissingLibraries, MixedLibraries."""
    missing = missing_libraries()
    if missing:
        raise MissingLibraries(missing)
    with _own_symbols():
        import geopandas
        import pyogrio.raw
        import shapely
    del geopandas, pyogrio
    try:
        shapely.to_wkb(shapely.box(0, 0, 1, 1))
    except shapely.errors.GEOSException as error:
        raise MixedLibraries from error


@contextlib.contextmanager
def _own_symbols() -> Iterator[None]:
    """Libraries loaded inside it call their own GEOS, PROJ and GDAL first.

    On Linux a wheel brings copies of those that the program of QGIS is linked to, and would call the program's instead:
    shapely 2.1 (GEOS 3.13) was seen to fail and to crash on the GEOS 3.11 of QGIS. Packages of a distribution share one
    copy. QGIS itself imports shapely at its start where it can: it is then too late here, and only seen.
    """
    if not hasattr(os, "RTLD_DEEPBIND"):
        yield
        return
    usual = sys.getdlopenflags()
    sys.setdlopenflags(usual | os.RTLD_DEEPBIND)
    try:
        yield
    finally:
        sys.setdlopenflags(usual)
