"""What is computed about a site, in one SQL view: the one definition of « last » and of « open ».

Labels, lists, map tips and the annex read it. Of two rows of the same date the one entered last counts.
"""

from dataclasses import dataclass
from string import Template

from ..protocol.resorption import CLOSED
from ..protocol.rules import quoted
from ..protocol.vocabulary import OPEN_ENGAGEMENTS
from .ddl import literal
from .model import Kind
from .schema import SYNTHESIS


@dataclass(frozen=True)
class Column:
    """A column of the view: its SQL, its kind once read, its French label and its vocabulary, if any."""

    name: str
    kind: Kind
    label: str
    sql: str
    vocabulary: str = ""


LAST_ROW = Template(
    'LEFT JOIN $table $alias ON $alias."fid" = (SELECT x."fid" FROM $table x WHERE x."site" = s."uuid" '
    'ORDER BY x.$date DESC, x."fid" DESC LIMIT 1)'
)
"""Joins the last row of a table of dated rows of the site `s`."""

# Of a site reopened since, or closed again, a former evaluation says nothing.
_LAST_EVALUATION = Template(
    'LEFT JOIN "vigilance" w ON w."fid" = (SELECT x."fid" FROM "vigilance" x WHERE x."site" = s."uuid" '
    'AND s."statut" IN ($closed) AND (s."date_fermeture" IS NULL OR x."date_reference" >= s."date_fermeture") '
    'ORDER BY x."date_reference" DESC, x."fid" DESC LIMIT 1)'
)

_DIAGNOSTICS = Template("""(SELECT $what FROM "diagnostic" g WHERE g."site" = s."uuid" AND g."etat" = 'realise')""")
_ENGAGEMENTS = Template(
    '(SELECT count(*) FROM "engagement_site" es JOIN "engagement" e ON e."uuid" = es."engagement" '
    'WHERE es."site" = s."uuid" AND e."statut" IN ($open)$late)'
)
_LATE = """ AND e."echeance" < date('now', 'localtime')"""
_ACTIONS = (
    '(SELECT count(*) FROM "action_site" acs JOIN "action" a ON a."uuid" = acs."action" '
    """WHERE acs."site" = s."uuid" AND a."statut" = 'en_cours')"""
)
_VIEW = Template('CREATE VIEW $name AS SELECT s."fid" AS "fid", $columns FROM "site" s $joins')


def _engagements(late: str = "") -> str:
    return _ENGAGEMENTS.substitute(open=", ".join(f"'{v}'" for v in OPEN_ENGAGEMENTS), late=late)


COLUMNS = (
    Column("uuid", Kind.TEXT, "Identifiant", 's."uuid"'),
    Column("code", Kind.TEXT, "Code", 's."code"'),
    Column("nom", Kind.TEXT, "Appellation du site", 's."nom"'),
    Column("type_site", Kind.CODE, "Type de site", 's."type_site"', "type_site"),
    Column("statut", Kind.CODE, "Statut", 's."statut"', "statut_site"),
    Column("commune", Kind.TEXT, "Commune", 'c."nom"'),
    Column("date_installation", Kind.DATE, "Date d’installation", 's."date_installation"'),
    Column("date_fermeture", Kind.DATE, "Date de fermeture", 's."date_fermeture"'),
    Column("precision_geom", Kind.CODE, "Précision du contour", 's."precision_geom"', "precision_geom"),
    Column("date_denombrement", Kind.DATE, "Dernier comptage", 'd."date"'),
    Column("nb_personnes", Kind.INTEGER, "Personnes", 'd."nb_personnes"'),
    Column("nb_menages", Kind.INTEGER, "Ménages", 'd."nb_menages"'),
    Column("nb_mineurs", Kind.INTEGER, "Mineurs", 'd."nb_mineurs"'),
    Column("nb_adultes", Kind.INTEGER, "Adultes", 'd."nb_adultes"'),
    Column("date_visite", Kind.DATE, "Dernière visite", 'v."date"'),
    Column("constat_visite", Kind.CODE, "Constat de la visite", 'v."constat"', "constat_visite"),
    Column("prochaine_visite", Kind.DATE, "Prochaine visite", 'v."prochaine_visite"'),
    Column("niveau_vigilance", Kind.CODE, "Niveau de vigilance", 'w."niveau"', "niveau_vigilance"),
    Column("date_vigilance", Kind.DATE, "Vigilance évaluée le", 'w."date_reference"'),
    Column("motif_vigilance", Kind.TEXT, "Motif de vigilance", 'w."motif"'),
    Column("nb_diagnostics", Kind.INTEGER, "Diagnostics réalisés", _DIAGNOSTICS.substitute(what="count(*)")),
    Column("date_diagnostic", Kind.DATE, "Dernier diagnostic", _DIAGNOSTICS.substitute(what='max(g."date")')),
    Column("nb_engagements_ouverts", Kind.INTEGER, "Engagements ouverts", _engagements()),
    Column("nb_engagements_en_retard", Kind.INTEGER, "Engagements en retard", _engagements(_LATE)),
    Column("nb_actions_en_cours", Kind.INTEGER, "Actions en cours", _ACTIONS),
)


def create_view() -> str:
    """The CREATE VIEW of the synthesis of sites."""
    joins = (
        'LEFT JOIN "commune" c ON c."uuid" = s."commune"',
        LAST_ROW.substitute(table=quoted("denombrement"), alias="d", date=quoted("date")),
        LAST_ROW.substitute(table=quoted("visite"), alias="v", date=quoted("date")),
        _LAST_EVALUATION.substitute(closed=", ".join(map(literal, CLOSED))),
    )
    columns = ", ".join(f"{c.sql} AS {quoted(c.name)}" for c in COLUMNS)
    return _VIEW.substitute(name=quoted(SYNTHESIS), columns=columns, joins=" ".join(joins))
