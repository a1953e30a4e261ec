"""Map tips: the essentials of a thing, read again each time the pointer rests on it. Pure Python.

Nothing of the restricted tables, nothing about origins: a tip is seen over the shoulder.
"""

from string import Template

from ..protocol.rules import quoted
from ..protocol.vocabulary import OPEN_STATUSES, vocabulary
from .schema import SYNTHESIS
from .views import ALL, VIGILANCE

_TIP = Template(
    '<div style="font-family: sans-serif; font-size: 9pt; color: #1A1A1A; background: #FFFFFF; padding: 4px">'
    "<b>[% $title %]</b><br>$lines</div>"
)
OPEN = f"{quoted('statut')} IN ({', '.join(repr(status) for status in OPEN_STATUSES)})"
"""Whether a site is inhabited, as far as is known: an expression on the rows of `site`."""

_LINE = Template("[% coalesce('$label\u00a0: ' || $value || '<br>', '') %]")


# Read by identity each time: a cached join was seen to stay stale after a save.
# `try`: where the layer of that name is missing (the base opened alone), the rest is still said.
_OF_SITE = Template(f"try(attribute(get_feature_by_id('{SYNTHESIS}', $$id), '$column'))")


def of_site(column: str) -> str:
    """The expression that reads a column of the synthesis of a site, always fresh."""
    return _OF_SITE.substitute(column=column)


def tip_of(table: str, view: str = ALL) -> str:
    """The HTML of the tip of a table, empty if it has none."""
    if (table, view) == ("site", VIGILANCE):
        return _watch()
    build = {"site": _site, "amenagement": _settlement, "foncier": _land, "commune": _commune}.get(table)
    return "" if build is None else build()


def _escaped(value: str) -> str:
    """What people typed, made harmless in HTML."""
    return f"replace({value}, map('&', '&amp;', '<', '&lt;', '>', '&gt;'))"


def _day(value: str) -> str:
    return f"format_date(to_date({value}), 'dd/MM/yyyy')"


def _label(list_name: str, value: str) -> str:
    pairs = ", ".join(f"'{c.value}', '{_in_expression(c.label)}'" for c in vocabulary(list_name).codes)
    return f"map_get(map({pairs}), {value})"


def _in_expression(text: str) -> str:
    return text.replace("'", "''")


def _line(label: str, value: str) -> str:
    return _LINE.substitute(label=_in_expression(label), value=value)


def _html(title: str, *lines: str) -> str:
    return _TIP.substitute(title=_escaped(title), lines="".join(lines))


_COUNTED = f"if({OPEN}, 'Dernier comptage', 'Dernier comptage avant fermeture')"


def _site() -> str:
    count = f"to_int({of_site('nb_personnes')}) || ' personnes, le ' || {_day(of_site('date_denombrement'))}"
    visit = f"{_day(of_site('date_visite'))} || coalesce(' – ' || {_label('constat_visite', of_site('constat_visite'))}, '')"
    return _html(
        "coalesce(\"code\" || ' – ', '') || \"nom\"",
        _line("Type", _label("type_site", '"type_site"')),
        _line("Statut", _label("statut_site", '"statut"')),
        _line("Commune", _escaped(of_site("commune"))),
        _line("Installation", _day('"date_installation"')),
        _line("Fermeture", _day('"date_fermeture"')),
        f"[% coalesce({_COUNTED} || '\u00a0: ' || {count}, 'Aucun comptage') %]<br>",
        f"[% coalesce('Dernière visite\u00a0: ' || {visit}, 'Aucune visite') %]",
    )


def _watch() -> str:
    level = f"coalesce({_label('niveau_vigilance', of_site('niveau_vigilance'))}, 'Non évaluée encore')"
    return _html(
        "coalesce(\"code\" || ' – ', '') || \"nom\"",
        _line("Fermeture", _day('"date_fermeture"')),
        _line("Vigilance (Art. 11)", level),
        _line("Motif", _escaped(of_site("motif_vigilance"))),
        _line("Évaluée le", _day(of_site("date_vigilance"))),
        "<i>Ni probabilité, ni prévision. Réservé aux partenaires, non validé localement.</i>",
    )


def _settlement() -> str:
    return _html(
        "coalesce(\"code\" || ' – ', '') || \"nom\"",
        _line("Statut", _label("statut_amenagement", '"statut"')),
        _line("Ouverture", _day('"date_ouverture"')),
        _line("Capacité", "\"capacite_personnes\" || ' personnes'"),
        _line("Présents", "\"occupation_personnes\" || ' personnes'"),
    )


def _land() -> str:
    return _html(
        "coalesce(\"code\" || ' – ', '') || coalesce(\"nom\", 'Terrain')",
        _line("Étape", _label("etape_foncier", '"etape"')),
        _line("Propriétaire", _label("categorie_proprietaire", '"categorie_proprietaire"')),
        _line("Surface", "format_number(\"surface_m2\", 0) || ' m²'"),
    )


def _commune() -> str:
    return _html('"nom"', _line("Code INSEE", '"code_insee"'), _line("Intercommunalité", _escaped('"epci_nom"')))
