"""What the file of a site should draw attention to. An advice never blocks a save: it says what is missing, late or old.

Everything is read from what is recorded, and the sentences say « enregistré »: what nobody wrote down may well have
been done. An unknown date is neither past nor old, an unknown status neither open nor closed. No rule reads an origin.

Sources: Article 5 of the template (« Recenser les habitants et anticiper les évacuations à l'aide de diagnostics »);
circulaire interministérielle NOR INTK1233053C of 26 August 2012, which asks for « l'établissement, chaque fois que
possible, d'un diagnostic », as early as possible before the decision; DIHAL's review of 92 diagnostics, as told by ASH
(ash.tm.fr/hebdo/2838: too little on recommendations; the survey of a place is another thing than a diagnostic).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from . import winter_truce
from .counts import day_of, last_count
from .months import months_before
from .plain_text import french_day
from .sentences import Sentence
from .settings import COUNT_AGE, DIAGNOSTIC_AGE, SETTINGS, Settings, applied, is_unreadable
from .vocabulary import OPEN_ENGAGEMENTS, OPEN_STATUSES, vocabulary

Row = Mapping[str, object]

ARTICLE_4 = "Art. 4 du protocole : favoriser l’accès à l’éducation."
ARTICLE_5 = (
    "Art. 5 du protocole : anticiper les évacuations à l’aide de diagnostics ; circulaire interministérielle "
    "du 26 août 2012 (NOR INTK1233053C)."
)
ENGAGED = "Art. 4 à 11 du protocole : engagements des partenaires."
REVIEW = "Revue de 92 diagnostics par la DIHAL : trop peu de recommandations."


class Severity(Enum):
    """How an advice is shown; in order."""

    WARNING = "attention"
    NOTICE = "information"


@dataclass(frozen=True)
class Advice(Sentence):
    """One advice: `code` names the rule that found it, `source` is a French sentence, to be translated like it,
    or nothing when the advice only keeps the base in order.

    `restricted`: it quotes a procedure, and is for those who may read procedures only.
    """

    code: str = ""
    severity: Severity = Severity.NOTICE
    source: str = ""
    restricted: bool = False


@dataclass(frozen=True)
class _Case:
    """One site and what is recorded about it."""

    site: Row
    counts: Sequence[Row]
    diagnostics: Sequence[Row]
    engagements: Sequence[Row]
    settings: Settings
    today: date
    evacuation: date | None

    @property
    def is_open(self) -> bool:
        return self.site.get("statut") in OPEN_STATUSES

    def last_done(self) -> dict[str, list[Row]]:
        """The last done diagnostics by nature; several of one nature when they have the same day."""
        done = [d for d in self.diagnostics if d.get("etat") == "realise" and day_of(d)]
        last: dict[str, date] = {}
        for row in done:
            nature, day = str(row.get("nature")), day_of(row) or date.min
            last[nature] = max(day, last.get(nature, day))
        natures = vocabulary("nature_diagnostic").values
        return {n: [d for d in done if d.get("nature") == n and day_of(d) == last[n]] for n in natures if n in last}

    def evictions(self) -> list[tuple[date, bool]]:
        """The dates set, with whether they are restricted; the site's own first, the procedure's if it is another."""
        fixed = day_of({"date": self.site.get("date_evacuation_fixee")})
        dates = [(fixed, False)] if fixed else []
        return dates + ([(self.evacuation, True)] if self.evacuation and self.evacuation != fixed else [])


def advise(
    site: Row,
    counts: Sequence[Row],
    diagnostics: Sequence[Row],
    engagements: Sequence[Row],
    settings: Settings,
    today: date,
    evacuation: date | None = None,
) -> tuple[Advice, ...]:
    """What to draw attention to, warnings first, always in the same order.

    Rows are mappings of columns, counts in order of entry; `settings` is the table `reglage` as `cle` -> `valeur`;
    `evacuation` is the date of the procedure, to be given only for a reader of the restricted file. Raises ValueError
    on a date that is none.
    """
    case = _Case(site, counts, diagnostics, engagements, settings, today, evacuation)
    found = [advice for rule in _RULES for advice in rule(case)]
    return tuple(sorted(found, key=lambda advice: list(Severity).index(advice.severity)))


def _evictions_without_diagnostic(case: _Case) -> Iterator[Advice]:
    social = [d.get("etat") for d in case.diagnostics if d.get("nature") == "social"]
    if not case.is_open or "realise" in social:
        return
    for day, restricted in case.evictions()[:1]:
        template = (
            "Une date d’évacuation est fixée ({date}) et le diagnostic social n’est pas encore enregistré comme réalisé."
            if social
            else "Une date d’évacuation est fixée ({date}) et aucun diagnostic social n’est enregistré."
        )
        yield _advice(
            "evacuation_sans_diagnostic", Severity.WARNING, template, ARTICLE_5, restricted, date=french_day(day)
        )


def _evictions_in_winter(case: _Case) -> Iterator[Advice]:
    """The date of the site only: that of the procedure is an administrative order's, which the truce is not about."""
    template = (
        "La date d’évacuation fixée ({date}) tombe pendant la trêve hivernale (1er novembre – 31 mars) : "
        "vérifiez si elle s’applique à cette procédure (art. L. 412-6 du code des procédures civiles d’exécution)."
    )
    for day, restricted in case.evictions():
        if case.is_open and not restricted and day >= case.today and winter_truce.is_within(day):
            yield _advice("evacuation_en_hiver", Severity.WARNING, template, winter_truce.SOURCE, date=french_day(day))


def _evictions_gone_by(case: _Case) -> Iterator[Advice]:
    template = (
        "La date d’évacuation fixée ({date}) est passée et le site est toujours « {label} » : "
        "fermez le site, ou changez cette date."
    )
    for day, restricted in case.evictions():
        if case.is_open and day < case.today:
            yield _advice("evacuation_passee", Severity.WARNING, template, "", restricted,
                          date=french_day(day), **_status(case))  # fmt: skip


def _closed_but_open(case: _Case) -> Iterator[Advice]:
    closed = day_of({"date": case.site.get("date_fermeture")})
    if case.is_open and closed:
        template = (
            "Une date de fermeture est enregistrée ({date}) et le site est encore « {label} » : "
            "fermez le site, ou effacez cette date."
        )
        yield _advice("ferme_mais_ouvert", Severity.WARNING, template, "", date=french_day(closed), **_status(case))


def _overdue_engagements(case: _Case) -> Iterator[Advice]:
    late = [
        (day, str(row.get("intitule") or ""))
        for row in case.engagements
        if row.get("statut") in OPEN_ENGAGEMENTS and (day := day_of({"date": row.get("echeance")})) and day < case.today
    ]
    if late:
        day, title = min(late)
        template = "Engagements en retard : {count}. Le plus ancien, « {title} », était attendu pour le {date}."
        yield _advice("engagement_en_retard", Severity.WARNING, template, ENGAGED,
                      count=len(late), title=title, date=french_day(day))  # fmt: skip


def _planned_gone_by(case: _Case) -> Iterator[Advice]:
    template = (
        "« {label} » : la date prévue ({date}) est passée. "
        "Indiquez si ce diagnostic a été réalisé, ou fixez une nouvelle date."
    )
    planned = {(day_of(d), d.get("nature")) for d in case.diagnostics if d.get("etat") == "prevu"}
    late = [(day, str(nature)) for day, nature in planned if day and nature and day < case.today]
    for day, nature in sorted(late) if case.is_open else ():
        yield _advice("diagnostic_prevu_passe", Severity.WARNING, template, "", **_nature(nature), date=french_day(day))


def _counts(case: _Case) -> Iterator[Advice]:
    if not case.is_open:
        return
    last, days = last_count(case.counts), applied(COUNT_AGE, case.settings)
    if last is None:
        template = "Aucun comptage n’est enregistré pour ce site."
        yield _advice("sans_comptage", Severity.WARNING, template, COUNT_AGE.source)
        return
    day = day_of(last)
    if day and day < case.today - timedelta(days=days):
        template = "Le dernier comptage enregistré ({date}) a plus de {days} jours."
        yield _advice("comptage_ancien", Severity.WARNING, template, COUNT_AGE.source, date=french_day(day), days=days)


def _old_diagnostics(case: _Case) -> Iterator[Advice]:
    if not case.is_open:
        return
    months = applied(DIAGNOSTIC_AGE, case.settings)
    template = (
        "« {label} » : le dernier réalisé date du {date}, il y a plus de {months} mois. La situation a pu changer."
    )
    for nature, rows in case.last_done().items():
        day = day_of(rows[0])
        if day and day < months_before(case.today, months):
            yield _advice("diagnostic_ancien", Severity.WARNING, template, DIAGNOSTIC_AGE.source,
                          **_nature(nature), date=french_day(day), months=months)  # fmt: skip


def _without_recommendation(case: _Case) -> Iterator[Advice]:
    """A survey of the place (Art. 2) is not a diagnostic: nothing is asked of it."""
    template = "« {label} » du {date} : aucune recommandation n’est enregistrée."
    for nature, rows in case.last_done().items():
        advised = any(str(row.get("recommandations") or "").strip() for row in rows)
        day = day_of(rows[0])
        if case.is_open and day and not advised and nature != "etat_des_lieux":
            yield _advice(
                "sans_recommandation", Severity.NOTICE, template, REVIEW, **_nature(nature), date=french_day(day)
            )


def _schooling_unknown(case: _Case) -> Iterator[Advice]:
    last = last_count(case.counts) or {}
    minors = last.get("nb_mineurs")
    if case.is_open and isinstance(minors, int) and minors > 0 and last.get("nb_scolarises") is None:
        template = "Mineurs comptés : {count}. Le nombre d’inscrits en établissement scolaire n’est pas renseigné."
        yield _advice("scolarisation_inconnue", Severity.NOTICE, template, ARTICLE_4, count=minors)


def _target_gone_by(case: _Case) -> Iterator[Advice]:
    year = case.site.get("annee_cible")
    if case.is_open and isinstance(year, int) and year < case.today.year:
        template = "L’année cible de résorption ({year}) est passée et le site est toujours « {label} »."
        yield _advice("annee_cible_passee", Severity.NOTICE, template, "", year=year, **_status(case))


def _unreadable_settings(case: _Case) -> Iterator[Advice]:
    template = (
        "Le réglage « {label} » vaut « {value} », qui n’est pas un nombre entier utilisable : {default} est appliqué."
    )
    for setting in SETTINGS:
        if is_unreadable(setting, case.settings):
            yield _advice("reglage_illisible", Severity.NOTICE, template, "",
                          label=setting.key, value=str(case.settings[setting.key]), default=setting.default)  # fmt: skip


_RULES: tuple[Callable[[_Case], Iterable[Advice]], ...] = (
    _evictions_without_diagnostic, _evictions_in_winter, _evictions_gone_by, _closed_but_open, _overdue_engagements,
    _planned_gone_by, _counts, _old_diagnostics, _without_recommendation, _schooling_unknown, _target_gone_by,
    _unreadable_settings,
)  # fmt: skip


def _advice(
    code: str, severity: Severity, template: str, source: str, restricted: bool = False, **params: object
) -> Advice:
    return Advice(template, tuple(params.items()), code, severity, source, restricted)


def _status(case: _Case) -> dict[str, object]:
    return {"label": vocabulary("statut_site").label_of(str(case.site["statut"]))}


def _nature(nature: str) -> dict[str, object]:
    return {"label": vocabulary("nature_diagnostic").label_of(nature)}
