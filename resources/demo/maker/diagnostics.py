"""Diagnostics, organisations at work on the sites, preparatory phases."""

from __future__ import annotations

from typing import Any

from .book import Book, uid

_NEEDS = ("scolarisation", "sante", "emploi", "logement", "droits", "formation")

_DIAGNOSTICS: tuple[tuple[str, str, str, str | None, str, int | None, tuple[int, ...] | None, dict[str, str]], ...] = (
    ("S-2022-003", "social", "realise", "2024-03-19", "Association Passerelles fictives", 29, (34, 41, 52, 131, 63, 38), {
        "analyse": "Vingt-neuf ménages rencontrés, présents pour la plupart depuis plus d’un an. Les demandes portent d’abord sur le "
                   "logement et l’emploi ; la scolarisation progresse depuis la mise en place d’une médiation.",
        "acteurs_presents": "Communauté de communes, DDETS, éducation nationale, protection maternelle et infantile, deux associations.",
        "freins": "Domiciliation refusée à plusieurs ménages ; éloignement des transports.",
        "leviers": "Emplois saisonniers déclarés pour quatorze adultes ; terrain des Noyers disponible.",
        "recommandations": "Ouvrir les droits avant l’été ; proposer le terrain des Noyers aux ménages en emploi ; maintenir la "
                           "continuité scolaire pendant le déménagement."}),
    ("S-2022-003", "stabilisation", "realise", "2023-06-27", "Communauté de communes du Val-Fictif", None, None, {
        "analyse": "Le terrain se trouve dans le champ d’expansion des crues : seule une stabilisation courte peut être étudiée.",
        "stabilisation_faisable": "non",
        "stabilisation_conditions": "Aménagements sommaires limités à l’eau, aux sanitaires et à la collecte, "
                                    "dans l’attente de la résorption."}),
    ("S-2022-003", "incendie", "realise", "2024-05-28", "Service départemental d’incendie et de secours", None, None, {
        "analyse": "Habitations trop proches au centre du terrain.",
        "recommandations": "Ouvrir une voie de quatre mètres et espacer les habitations."}),
    ("S-2023-001", "technique", "realise", "2023-04-18", "Établissement public foncier fictif", None, None, {
        "analyse": "Charpente saine ; installation électrique dangereuse ; une seule issue praticable.",
        "recommandations": "Mettre l’installation en sécurité et créer une seconde issue."}),
    ("S-2023-001", "social", "realise", "2024-02-13", "Association Habitat d’abord fictif", 41, (38, 55, 74, 176, 82, 60), {
        "analyse": "Quarante et un ménages rencontrés. La moitié des adultes a une activité, souvent non déclarée.",
        "freins": "Taille du site ; peu de solutions adaptées aux grands ménages.",
        "leviers": "Bailleur social prêt à réserver douze logements par an.",
        "recommandations": "Procéder par groupes de huit à dix ménages, avec un accompagnement d’un an après l’entrée dans le logement."}),
    ("S-2023-001", "incendie", "en_cours", None, "Service départemental d’incendie et de secours", None, None, {}),
    ("S-2023-003", "social", "prevu", "2027-01-19", "Association Passerelles fictives", None, None, {}),
    ("S-2023-005", "etat_des_lieux", "realise", "2023-10-17", "Communauté de communes du Val-Fictif", None, None, {
        "analyse": "Terrain humide, deux accès, aucun réseau. Présence régulière de deux associations."}),
    ("S-2023-005", "sanitaire", "realise", "2024-12-10", "Agence régionale de santé fictive", 18, None, {
        "analyse": "Couverture vaccinale incomplète ; eaux stagnantes près du point de distribution.",
        "recommandations": "Séance de vaccination sur site ; drainage autour du point d’eau ; passage mensuel d’une équipe mobile."}),
    ("S-2023-005", "social", "realise", "2025-10-14", "Association Passerelles fictives", 22, (29, 33, 38, 95, 40, 27), {
        "analyse": "Vingt-deux ménages rencontrés ; un tiers arrivé depuis moins d’un an.",
        "freins": "Méconnaissance des droits ; inscriptions scolaires refusées en cours d’année.",
        "leviers": "Engagement de la commune de Clairsonge sur l’inscription scolaire.",
        "recommandations": "Désigner un interlocuteur unique ; programmer la résorption en 2029."}),
    ("S-2023-005", "stabilisation", "prevu", "2027-02-09", "Communauté de communes du Val-Fictif", None, None, {
        "stabilisation_faisable": "inconnu"}),
    ("S-2024-001", "technique", "realise", "2024-05-14", "Commune de Brume-les-Prés", None, None, {
        "analyse": "Bâtiment communal en état moyen ; chauffage hors service.", "stabilisation_faisable": "oui",
        "stabilisation_conditions": "Convention d’occupation temporaire et mise aux normes de l’installation électrique."}),
    ("S-2024-001", "social", "realise", "2025-03-11", "Association Habitat d’abord fictif", 9, (11, 9, 14, 35, 12, 10), {
        "analyse": "Neuf ménages, dont six suivis par le CCAS.",
            "recommandations": "Relogement direct possible pour cinq ménages."}),
    ("S-2024-003", "technique", "prevu", "2027-01-26", "Service gestionnaire de la voie", None, None, {}),
    ("S-2024-004", "social", "realise", "2025-09-16", "Association Habitat d’abord fictif", 15, (17, 15, 24, 61, 21, 18), {
        "analyse": "Quinze ménages rencontrés sur seize.", "freins": "Aucune desserte en transport à moins d’un kilomètre.",
        "recommandations": "Étudier un aménagement transitoire sur la commune des Deux-Chimères."}),
    ("S-2025-003", "social", "en_cours", "2026-10-06", "Association Passerelles fictives", None, None, {}),
    ("S-2025-004", "social", "realise", "2026-07-21", "Association Passerelles fictives", 9, (10, 8, 15, 39, 17, 9), {
        "analyse": "Neuf ménages, dont sept déjà connus au délaissé de la D 9004.",
        "recommandations": "Éviter une nouvelle fermeture sans solution ; proposer une évaluation à chaque ménage."}),
    ("S-2021-001", "social", "realise", "2022-03-08", "Association Passerelles fictives", 11, (13, 12, 17, 45, 20, 11), {
        "analyse": "Onze ménages, tous volontaires pour un accompagnement."}),
    ("S-2021-003", "social", "realise", "2023-01-17", "Association Habitat d’abord fictif", 14, (15, 18, 23, 57, 24, 16), {
        "analyse": "Quatorze ménages rencontrés."}),
    ("S-2022-002", "social", "realise", "2025-08-26", "Direction départementale de l’emploi, du travail et des solidarités", 12,
     (19, 21, 30, 74, 33, 20), {
        "analyse": "Douze ménages rencontrés sur dix-neuf, peu avant la fermeture.",
        "freins": "Diagnostic tardif ; peu d’adultes présents lors des passages."}),
)  # fmt: skip

_WORKERS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "S-2022-003": (("Association Passerelles fictives", ("mediation_sociale", "emploi", "pilotage")),
                   ("Association École partout – Val-Fictif", ("education",)), ("Protection maternelle et infantile",
                    ("sante",))),
    "S-2023-001": (("Association Habitat d’abord fictif", ("logement", "diagnostic")),
                   ("Service départemental d’incendie et de secours", ("securite",)), ("Association Santé mobile fictive",
                    ("sante",))),
    "S-2023-003": (("Association Santé mobile fictive", ("sante", "humanitaire")),),
    "S-2023-005": (("Association École partout – Val-Fictif", ("education", "mediation_sociale")),
                   ("Association Santé mobile fictive", ("sante",)), ("Association Passerelles fictives", ("diagnostic",))),
    "S-2024-001": (("CCAS de Brume-les-Prés", ("mediation_sociale", "logement")),),
    "S-2024-003": (("Association Passerelles fictives", ("humanitaire",)),),
    "S-2024-004": (("Association Habitat d’abord fictif", ("logement", "emploi")), ("Association École partout – Val-Fictif",
        ("education",))),
    "S-2025-003": (("Association Passerelles fictives", ("diagnostic", "mediation_sociale")),),
    "S-2025-004": (("Association Passerelles fictives", ("mediation_sociale",)),),
    "S-2023-002": (("Association Habitat d’abord fictif", ("logement",)),),
    "S-2021-001": (("Association Passerelles fictives", ("pilotage", "logement")),),
}  # fmt: skip

_PHASES = (
    "diagnostic_sociologique", "diagnostic_technique", "evaluation_sociale", "validation_politique",
        "preparation_conventionnement",
    "amenagement_terrain", "information_familles", "contractualisation_familles", "ouverture_officielle",
)  # fmt: skip
_SITE_PHASES = {
    "S-2022-003": (
        "2024-03-19",
        "2023-06-27",
        "2024-06-20",
        "2024-11-12",
        "2025-03-04",
        "2025-09-23",
        "2026-03-17",
        "en_cours",
        None,
    ),
    "S-2023-001": ("2024-02-13", "2023-04-18", "2024-09-24", "2026-03-31", "en_cours", None, None, None, None),
}


def write_diagnostics(book: Book) -> None:
    """Diagnostics, then organisations and themes, then phases of the sites."""
    for code, nature, state, date, operator, met, needs, texts in _DIAGNOSTICS:
        values: dict[str, Any] = {f"besoins_{n}": v for n, v in zip(_NEEDS, needs or (None,) * 6, strict=True)}
        names = (
            "analyse",
            "acteurs_presents",
            "freins",
            "leviers",
            "recommandations",
            "stabilisation_faisable",
            "stabilisation_conditions",
        )
        values |= {name: texts.get(name) for name in names}
        book.add("diagnostic", f"{code} {nature} {date}", site=uid("site", code), nature=nature, etat=state, date=date,
                 operateur=operator, nb_menages_rencontres=met, **values)  # fmt: skip
    for code, workers in _WORKERS.items():
        for name, _ in workers:
            book.add("intervenant", f"{code} {name}", site=uid("site", code), organisme=name)
    for code, workers in _WORKERS.items():
        for name, themes in workers:
            for theme in themes:
                book.add(
                    "intervenant_theme",
                    f"{code} {name} {theme}",
                    intervenant=uid("intervenant", f"{code} {name}"),
                    theme=theme,
                )
    for code, steps in _SITE_PHASES.items():
        write_phases(book, "site", code, steps)


def write_phases(book: Book, table: str, code: str, steps: tuple[str | None, ...]) -> None:
    """The nine phases of a site or settlement: a date is done, `en_cours` begun, nothing not begun."""
    other = "amenagement" if table == "site" else "site"
    for phase, step in zip(_PHASES, steps, strict=True):
        state = "non_demarree" if step is None else "en_cours" if step == "en_cours" else "terminee"
        book.add("phase", f"{code} {phase}", **{table: uid(table, code), other: None}, phase=phase, etat=state,
                 date=step if state == "terminee" else None)  # fmt: skip
