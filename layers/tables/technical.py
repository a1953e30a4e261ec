"""What the base keeps about itself: its identity, its journal, its reasons for deletions, its lots."""

from ..model import Field, Kind, Table, code, text

BASE_RESORPTION = Table(
    "base_resorption", "Base", "Identité de la base et version de son schéma.",
    (
        text("identifiant", "Identifiant de la base", required=True, length=36, unique=True),
        Field("version_schema", Kind.INTEGER, "Version du schéma", required=True, minimum=0),
        Field("epsg", Kind.INTEGER, "Système de coordonnées local (EPSG)", required=True, minimum=1),
        text("nature", "Nature du fichier", "« base » ou « restreint ».", required=True, length=20),
        Field("cree_le", Kind.DATETIME, "Créée le", required=True),
    ),
    display='"identifiant"',
    technical=True,
    singleton=True,
)  # fmt: skip

JOURNAL = Table(
    "journal", "Journal", "Une ligne par ligne modifiée : qui, quand, quoi.",
    (
        text("table_nom", "Table", required=True, length=60),
        text("uuid", "Identifiant de la ligne", required=True, length=36),
        code("operation", "Opération", "operation_journal", required=True),
        Field("le", Kind.DATETIME, "Le", required=True),
        text("par", "Par", "Vide : auteur inconnu.", length=120, author=True),
        text("motif", "Motif", length=400),
        Field("avant", Kind.LONG_TEXT, "Avant"),
        Field("apres", Kind.LONG_TEXT, "Après"),
    ),
    display='"uuid"',
    technical=True,
)  # fmt: skip

SUPPRESSION = Table(
    "suppression", "Suppression en cours", "Auteur et motif d’une suppression, le temps de celle-ci.",
    (
        text("uuid", "Identifiant de la ligne", required=True, length=36, unique=True),
        text("par", "Par", length=120, author=True),
        text("motif", "Motif", length=400),
    ),
    display='"uuid"',
    technical=True,
)  # fmt: skip

LOT = Table(
    "lot", "Lot", "Enregistrements faits à la fois dans la base et dans le fichier restreint.",
    (
        text("uuid", "Lot", required=True, length=36, unique=True),
        Field("le", Kind.DATETIME, "Le", required=True),
        text("par", "Par", length=120, author=True),
        text("objet", "Objet", length=200),
    ),
    display='"uuid"',
    technical=True,
)  # fmt: skip

TABLES = (BASE_RESORPTION, JOURNAL, SUPPRESSION, LOT)
