"""Living conditions: answers that obey the premises of the national platform's form.

A question whose premise is not met is left empty, as the form leaves it.
"""

from __future__ import annotations

from .book import Book, uid
from .dice import Dice
from .sites_open import SiteSpec

Answers = dict[str, str | None]

_LEVELS = {
    "S-2022-003": (("2023-04-11", "mauvais"), ("2024-06-18", "moyen"), ("2026-06-16", "bon")),
    "S-2023-001": (("2024-02-13", "mauvais"), ("2026-05-12", "moyen")),
    "S-2023-003": (("2024-09-10", "mauvais"), ("2026-03-24", "mauvais")),
    "S-2023-005": (("2024-10-22", "mauvais"), ("2026-09-22", "moyen")),
    "S-2024-001": (("2025-03-11", "moyen"), ("2026-04-14", "bon")),
    "S-2024-002": (("2025-06-03", "mauvais"),),
    "S-2024-003": (("2025-09-02", "inconnu"),),
    "S-2024-004": (("2025-09-16", "mauvais"), ("2026-09-15", "moyen")),
    "S-2025-001": (("2026-01-20", "moyen"),),
    "S-2025-003": (("2026-06-09", "mauvais"),),
    "S-2025-004": (("2026-07-21", "mauvais"),),
    "S-2026-001": (("2026-08-25", "inconnu"),),
    "S-2021-001": (("2022-03-08", "mauvais"), ("2023-05-23", "bon")),
    "S-2021-002": (("2022-10-04", "mauvais"),),
    "S-2021-003": (("2023-01-17", "moyen"),),
    "S-2022-001": (("2023-09-12", "mauvais"), ("2025-02-25", "moyen")),
    "S-2022-002": (("2023-11-07", "mauvais"),),
    "S-2023-002": (("2024-11-19", "moyen"), ("2026-08-18", "bon")),
}


def write_conditions(book: Book, spec: SiteSpec) -> None:
    """One row per dated observation of a site."""
    for date, level in _LEVELS.get(spec.code, ()):
        dice = Dice(f"conditions {spec.code} {date}")
        answers: Answers = {}
        for theme in (_water, _toilets, _electricity, _waste, _pests, _fire):
            answers |= theme(level, spec.kind, dice)
        book.add("conditions_vie", f"{spec.code} {date}", site=uid("site", spec.code), date=date, **answers)


def _water(level: str, kind: str, dice: Dice) -> Answers:
    found: Answers = dict.fromkeys(
        ("eau_acces", "eau_acces_precisions", "eau_voie_publique", "eau_continu", "eau_continu_precisions", "eau_sur_site",
         "eau_proche", "eau_inegalites", "eau_inegalites_precisions", "eau_stagnante", "eau_commentaires")
    )  # fmt: skip
    if level == "inconnu":
        return found | {"eau_acces": "inconnu"}
    if level == "mauvais":
        return found | {
            "eau_acces": dice.one_of(("borne_incendie", "achat_bouteille", "reservoir", "fontaine_publique"))
        }
    found |= {
        "eau_acces": "robinet_connecte_au_reseau",
        "eau_voie_publique": "non",
        "eau_continu": "oui",
        "eau_sur_site": "oui",
    }
    if level == "bon":
        return found | {"eau_proche": "oui", "eau_inegalites": "non", "eau_stagnante": "non"}
    if dice.unit() < 0.5:
        found |= {"eau_acces": "autre", "eau_acces_precisions": "Rampe d’eau provisoire posée par la commune"}
    found |= {"eau_continu": "non", "eau_continu_precisions": "Coupure la nuit en période de gel"}
    return found | {"eau_proche": dice.one_of(("oui", "non")), "eau_inegalites": "non", "eau_stagnante": "oui"}


def _toilets(level: str, kind: str, dice: Dice) -> Answers:
    names = ("latrines", "chimiques", "seches", "chasse", "interieur", "eclaires", "lavage_mains")
    found: Answers = {"sanitaires_fonctionnels": {"mauvais": "non", "inconnu": "inconnu"}.get(level, "oui")}
    found |= {"sanitaires_defecation": {"mauvais": "oui", "inconnu": "inconnu"}.get(level, "non")}
    found |= dict.fromkeys(f"sanitaires_{name}" for name in names)
    if level in ("mauvais", "inconnu"):
        return found
    chosen = "chasse" if kind == "bati" else dice.one_of(("chimiques", "seches"))
    found |= {f"sanitaires_{name}": "oui" if name == chosen else "non" for name in names[:4]}
    well = "oui" if level == "bon" else "non"
    return found | {"sanitaires_interieur": "oui", "sanitaires_eclaires": well, "sanitaires_lavage_mains": "oui"}


def _electricity(level: str, kind: str, dice: Dice) -> Answers:
    access = {"mauvais": dice.one_of(("non", "oui")), "inconnu": "inconnu"}.get(level, "oui")
    names = ("electricite_groupe", "electricite_reseau", "electricite_bati", "electricite_inegalites")
    if access != "oui":
        return {"electricite_acces": access, **dict.fromkeys(names)}
    source = names[2] if kind == "bati" else names[1] if level == "bon" else names[0]
    found: Answers = {name: "oui" if name == source else "non" for name in names[:3]}
    return {"electricite_acces": access, **found, names[3]: "non" if level == "bon" else "inconnu"}


def _waste(level: str, kind: str, dice: Dice) -> Answers:
    close = {"mauvais": "non", "inconnu": "inconnu"}.get(level, "oui")
    names = ("dechets_securises", "dechets_regulier", "dechets_accumulation", "dechets_encombrants")
    if close != "oui":
        return {"dechets_proche": close, **dict.fromkeys(names)}
    if level == "bon":
        return {"dechets_proche": close, **dict(zip(names, ("oui", "oui", "non", "non"), strict=True))}
    return {
        "dechets_proche": close,
        **dict(zip(names, ("oui", dice.one_of(("oui", "non")), "non", "oui"), strict=True)),
    }


def _pests(level: str, kind: str, dice: Dice) -> Answers:
    presence = {"bon": "non", "moyen": dice.one_of(("oui", "non")), "mauvais": "oui"}.get(level, "inconnu")
    return {"nuisibles_presence": presence, "nuisibles_precisions": "Rongeurs" if presence == "oui" else None}


def _fire(level: str, kind: str, dice: Dice) -> Answers:
    done = {"bon": "oui", "moyen": dice.one_of(("oui", "non")), "mauvais": "non"}.get(level, "inconnu")
    measures = "Espacement des habitations, retrait des branchements dangereux, sensibilisation des habitants."
    return {
        "incendie_diagnostic": done,
        "incendie_mesures": measures if done == "oui" else None,
        "incendie_acces_secours": {"mauvais": dice.one_of(("oui", "non")), "inconnu": "inconnu"}.get(level, "oui"),
        "incendie_dispositifs": "Extincteurs et couvertures anti-feu distribués" if done == "oui" else None,
        "alerte_canicule": None if level == "inconnu" else dice.one_of(("oui", "non", "inconnu")),
    }
