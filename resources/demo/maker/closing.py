"""What was done at closing and since: orientations, visits, use of the place, re-occupations decided."""

from __future__ import annotations

from .book import Book, uid

_ORIENTATIONS: dict[str, tuple[tuple[str, int, int | None, str | None], ...]] = {
    "S-2021-001": (("hebergement_accompagne", 22, 6, "Terrain d’insertion puis résidence sociale"), ("logement", 16, 4, None),
                   ("autre", 4, 1, "Départ volontaire, projet accompagné")),
    # 27 of 41: 65.85 %, below the threshold whatever the rounding would show.
    "S-2021-002": (("hebergement_accompagne", 15, 4, None), ("logement", 12, 3, None), ("mise_a_l_abri", 8, 2,
        "Deux semaines à l’hôtel"),
                   ("aucune", 6, None, None)),
    # 33 of 50: exactly 66 %.
    "S-2021-003": (("hebergement_accompagne", 18, 5, None), ("logement", 15, 4, "Parc social, quatre baux"), ("aucune", 17,
        4, None)),
    "S-2022-001": (("hebergement_accompagne", 11, 3, None), ("logement", 17, 4, None), ("mise_a_l_abri", 4, 1, None),
        ("aucune", 3, 1, None)),
    "S-2022-002": (("mise_a_l_abri", 23, 6, "Mise à l’abri de dix jours"), ("aucune", 51, None, None)),
    "S-2022-004": (("aucune", 24, 6, None),),
    "S-2023-002": (("hebergement_accompagne", 9, 2, "Terrain des Noyers"), ("logement", 14, 4, None), ("aucune", 5, 1, None)),
}  # fmt: skip

_VISITS: dict[str, tuple[tuple[str, str, str | None, str | None], ...]] = {
    "S-2021-001": (("2023-10-03", "rien", None, "2024-04-02"), ("2024-04-09", "rien", "Jardins en cours d’aménagement",
        "2025-04-08"),
                   ("2025-04-08", "rien", None, "2026-04-14"), ("2026-04-14", "rien", "Jardins ouverts au public", "2027-04-13")),
    "S-2021-002": (("2024-06-25", "traces", "Restes de feu", "2024-12-17"), ("2025-01-14", "rien", None, "2025-07-15"),
                   ("2025-07-22", "traces", None, "2026-01-20")),
    "S-2021-003": (("2024-11-19", "rien", None, "2025-05-20"), ("2025-05-20", "rien", "Ouvertures murées", "2026-05-19"),
                   ("2026-05-19", "rien", None, "2027-05-18")),
    "S-2022-001": (("2025-05-06", "rien", None, "2025-11-04"), ("2025-11-12", "rien", None, "2026-05-12"), ("2026-08-18",
        "rien", None, "2027-02-16")),
    "S-2022-002": (("2025-10-14", "traces", None, "2026-01-13"), ("2026-01-20", "occupation_partielle", "Deux abris",
        "2026-02-17"),
                   ("2026-02-17", "reconstitution", "Une dizaine d’abris, lieu signalé au comité technique", "2026-05-12")),
    "S-2022-004": (("2024-04-16", "rien", None, "2024-07-16"),),
    "S-2023-002": (("2026-09-29", "traces", "Dépôts d’encombrants", "2026-12-15"),),
    "S-2024-005": (("2025-12-16", "rien", None, "2026-03-17"), ("2026-04-07", "occupation_partielle",
        "Un abri, parti depuis", "2026-07-07")),
}  # fmt: skip

_USES: dict[str, tuple[tuple[str, str, str | None, str, str | None, str], ...]] = {
    "S-2021-001": (("2024-01-15", "en_projet", "Jardins familiaux, projet délibéré", "oui", "Commune d’Aubrive-la-Fictive",
        "non"),
                   ("2025-09-01", "realise", "Jardins familiaux ouverts", "oui", "Commune d’Aubrive-la-Fictive", "non")),
    "S-2021-002": (("2024-09-10", "aucun", "Terrain laissé en l’état", "non", None, "oui"),),
    "S-2021-003": (("2025-06-16", "en_cours", "Dépollution puis ateliers relais", "oui",
        "Établissement public foncier fictif", "non"),),
    "S-2022-001": (("2025-11-12", "aucun", "Usage à décider avec la commune", "inconnu", None, "inconnu"),),
    "S-2022-002": (("2025-10-14", "aucun", None, "oui", "Gestionnaire de la voie ferrée", "oui"),),
    "S-2022-004": (("2024-04-16", "aucun", None, "non", None, "inconnu"),),
    "S-2023-002": (("2026-09-29", "en_projet", "Renaturation de l’ancienne aire", "oui", "Département fictif", "oui"),),
    "S-2023-004": (("2026-02-10", "en_projet", "Réserve écologique, étude en cours", "oui", "Commune de Montmirage", "inconnu"),),
}  # fmt: skip

_DECIDED_BY, _DECIDED_ON = "Chargée de mission résorption", "2026-06-09"

_REOCCUPATIONS: tuple[tuple[str, str | None, str, str, str], ...] = (
    # Closed site, new one if any, date of the visit, reason, decision.
    ("S-2022-002", "S-2026-001", "2026-02-17", "Même lieu : fermé le 12/09/2025, installation le 10/02/2026 ; "
     "reconstitution constatée à la visite du 17/02/2026.", "confirmee"),
    ("S-2024-005", None, "2026-04-07", "Un seul abri constaté à la visite du 07/04/2026, parti depuis : le lieu n’est pas "
     "réoccupé.", "refusee"),
)  # fmt: skip


def write_closing(book: Book) -> None:
    """Orientations, visits and uses, site by site; then what a person decided of the re-occupations."""
    for code, orientations in _ORIENTATIONS.items():
        for kind, persons, households, note in orientations:
            book.add("orientation", f"{code} {kind}", site=uid("site", code), type=kind,
                     nb_personnes=persons, nb_menages=households, note=note)  # fmt: skip
    for code, visits in _VISITS.items():
        for date, finding, note, following in visits:
            book.add("visite", f"{code} {date}", site=uid("site", code), date=date, constat=finding, note=note,
                     prochaine_visite=following)  # fmt: skip
    for code, uses in _USES.items():
        for date, use, text, known, manager, left in uses:
            book.add("usage_site", f"{code} {date}", site=uid("site", code), date=date, usage=use, description=text,
                     gestionnaire_identifie=known, gestionnaire=manager, equipements_laisses=left)  # fmt: skip
    for closed, new, day, reason, decision in _REOCCUPATIONS:
        book.add("reoccupation", f"{closed} {day}", site_ferme=uid("site", closed),
                 site_nouveau=uid("site", new) if new else None, visite=uid("visite", f"{closed} {day}"),
                 motif=reason, decision=decision, par=_DECIDED_BY, le=_DECIDED_ON)  # fmt: skip
