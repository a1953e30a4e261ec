"""Coded values: code, French label, colour. The order of a list is the order shown.

Codes and labels that the national platform also has keep its wording. Colours come from palettes
that colour-blind readers tell apart (Okabe and Ito, 2008); a shape or a word always says the same.
"""

from dataclasses import dataclass
from functools import cached_property

from .articles import ENGAGING
from .partners import CATEGORIES


@dataclass(frozen=True)
class Code:
    """One value: what is stored, what is shown, and a colour where a map or a table needs one."""

    value: str
    label: str
    colour: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """A closed list of codes; `label` says in French what it lists."""

    name: str
    label: str
    codes: tuple[Code, ...]

    @cached_property
    def values(self) -> tuple[str, ...]:
        """The stored values, in order."""
        return tuple(c.value for c in self.codes)

    def colour_of(self, value: str) -> str:
        """The colour of a stored value, empty where the list has none. Raises KeyError."""
        return {c.value: c.colour for c in self.codes}[value]

    def label_of(self, value: str) -> str:
        """The French label of a stored value. Raises KeyError."""
        return self._labels[value]

    @cached_property
    def _labels(self) -> dict[str, str]:
        return {c.value: c.label for c in self.codes}


def _list(name: str, label: str, *rows: tuple[str, ...]) -> Vocabulary:
    return Vocabulary(name, label, tuple(Code(*row) for row in rows))


_ALL = (
    _list("tri_etat", "Oui, non ou inconnu", ("oui", "Oui"), ("non", "Non"), ("inconnu", "Inconnu")),
    _list("territoire_niveau", "Échelle du territoire", ("commune", "Commune"), ("epci", "Intercommunalité"),
          ("departement", "Département"), ("region", "Région")),
    _list("categorie_partenaire", "Catégorie de signataire", *((c.code, c.label) for c in CATEGORIES)),
    _list("article", "Article du protocole", *((str(a.number), f"Art. {a.number} – {a.title}") for a in ENGAGING)),
    _list("nature_visa", "Nature du visa", ("texte", "Texte de référence"), ("deliberation", "Délibération")),
    _list("instance", "Instance", ("comite_pilotage", "Comité de pilotage"), ("concertation", "Instance de concertation"),
          ("cellule_veille", "Cellule de veille"), ("habitants", "Rencontre avec les habitants"),
          ("technique", "Réunion technique")),
    # Sites
    _list("type_site", "Type de site", ("terrain", "Campement", "#D55E00"), ("bati", "Grand squat", "#CC79A7"),
          ("autre", "Autre", "#7F7F7F"), ("inconnu", "Inconnu", "#BFBFBF")),
    _list("statut_site", "Statut du site", ("actif", "Actif", "#D55E00"),
          ("en_resorption", "En cours de résorption", "#E69F00"), ("resorbe", "Résorbé", "#009E73"),
          ("ferme_non_resorbe", "Fermé, non résorbé", "#6E6E6E")),
    _list("precision_geom", "Précision du contour", ("perimetre", "Périmètre relevé"),
          ("point", "Point seul (cercle de 15 m)")),
    _list("cause_fermeture", "Cause de la fermeture", ("resorption", "Résorption progressive du site"),
          ("justice", "Décision de justice suite à une plainte du propriétaire"),
          ("prefecture", "Décision administrative de la Préfecture"),
          ("commune", "Décision administrative de la Commune"), ("autre", "Autre"), ("inconnue", "Raison inconnue")),
    _list("acces_eau", "Accès à l’eau", ("fontaine_publique", "Fontaine publique"), ("borne_incendie", "Borne incendie"),
          ("achat_bouteille", "Achat bouteille uniquement"), ("reservoir", "Réservoir / cuve / citerne"),
          ("robinet_connecte_au_reseau", "Robinet connecté au réseau d’eau"), ("autre", "Autre"), ("inconnu", "Inconnu")),
    _list("nature_diagnostic", "Nature du diagnostic", ("etat_des_lieux", "État des lieux (Art. 2)"),
          ("social", "Diagnostic social"), ("technique", "Diagnostic technique"), ("sanitaire", "Diagnostic sanitaire"),
          ("incendie", "Prévention des incendies"), ("stabilisation", "Faisabilité d’une stabilisation (Art. 5)")),
    _list("etat_diagnostic", "Avancement du diagnostic", ("prevu", "Prévu"), ("en_cours", "En cours"),
          ("realise", "Réalisé")),
    _list("theme_intervention", "Thème d’intervention", ("sante", "Santé"), ("education", "Éducation et scolarisation"),
          ("emploi", "Formation et emploi"), ("logement", "Logement"), ("mediation_sociale", "Médiation sociale"),
          ("securite", "Stabilisation et sécurisation du site"), ("humanitaire", "Aides humanitaires"),
          ("diagnostic", "Diagnostic"), ("pilotage", "Pilotage et coordination"), ("autre", "Autre")),
    _list("phase_preparatoire", "Phase préparatoire", ("diagnostic_sociologique", "Diagnostic sociologique"),
          ("diagnostic_technique", "Diagnostic technique"), ("evaluation_sociale", "Évaluation sociale"),
          ("validation_politique", "Validation politique"), ("preparation_conventionnement", "Préparation conventionnement"),
          ("amenagement_terrain", "Aménagement équipement terrain"), ("information_familles", "Information des familles"),
          ("contractualisation_familles", "Contractualisation des familles"), ("ouverture_officielle", "Ouverture officielle")),
    _list("etat_phase", "Avancement de la phase", ("non_demarree", "Non démarrée"), ("en_cours", "En cours"),
          ("terminee", "Terminée")),
    _list("type_orientation", "Orientation des ménages", ("mise_a_l_abri", "Mise à l’abri temporaire"),
          ("hebergement_accompagne", "Hébergement ou logement adapté longue durée avec accompagnement"),
          ("logement", "Logement"), ("aucune", "Aucune"), ("autre", "Autre")),
    _list("constat_visite", "Constat de la visite", ("rien", "Rien à signaler"), ("traces", "Traces de passage"),
          ("occupation_partielle", "Occupation partielle"), ("reconstitution", "Reconstitution")),
    _list("usage_site", "Usage du lieu", ("aucun", "Aucun usage décidé"), ("en_projet", "En projet"),
          ("en_cours", "En cours"), ("realise", "Réalisé")),
    _list("niveau_vigilance", "Niveau de vigilance", ("reoccupe", "Réoccupé", "#D55E00"),
          ("vigilance", "Vigilance", "#E69F00"), ("non_evaluable", "Non évaluable", "#7F7F7F"),
          ("aucun_motif", "Pas de motif suffisant relevé", "#56B4E9")),
    _list("facteur_vigilance", "Facteur de vigilance", ("F1", "Fermeture sans solution durable pour la part fixée"),
          ("F2", "Fermeture récente"), ("F3", "Lieu déjà occupé auparavant"), ("F4", "Aucun usage ni projet pour le lieu"),
          ("F5", "Gestionnaire non identifié ou équipements laissés"),
          ("F6", "Site actif voisin, ou rejoint par des ménages partis d’ici")),
    _list("decision_reoccupation", "Suite donnée", ("proposee", "Proposée"), ("confirmee", "Confirmée"),
          ("refusee", "Refusée")),
    _list("nature_piece", "Nature de la pièce", ("photo", "Photographie"), ("rapport", "Rapport ou diagnostic"),
          ("plan", "Plan"), ("courrier", "Courrier"), ("deliberation", "Délibération"), ("convention", "Convention"),
          ("autre", "Autre")),
    _list("diffusion", "Diffusion", ("partenaires", "Partenaires du protocole"), ("restreinte", "Restreinte")),
    # Restricted tables
    _list("type_proprietaire", "Type de propriétaire", ("public", "Public"), ("prive", "Privé"), ("inconnu", "Inconnu")),
    _list("concours_force_publique", "Concours de la force publique", ("non_demande", "Non demandé"),
          ("demande", "Demandé"), ("obtenu", "Obtenu"), ("refuse", "Refusé"), ("inconnu", "Inconnu")),
    # Land and transitional settlements
    _list("statut_amenagement", "Statut de l’aménagement", ("projet", "En projet", "#9FC5E8"),
          ("en_travaux", "En travaux", "#56B4E9"), ("ouvert", "Ouvert", "#0072B2"), ("ferme", "Fermé", "#6E6E6E")),
    _list("habitat", "Type d’habitat", ("mobil_home", "Mobil-home"), ("modulaire", "Construction modulaire"),
          ("caravane", "Caravane"), ("tente", "Tente"), ("bati", "Bâti"), ("autre", "Autre")),
    _list("categorie_proprietaire", "Catégorie de propriétaire", ("etat", "État"), ("region", "Région"),
          ("departement", "Département"), ("intercommunalite", "Intercommunalité"), ("commune", "Commune"),
          ("epf", "Établissement public foncier"), ("entreprise_publique", "Entreprise publique"),
          ("personne_morale_privee", "Personne morale privée"), ("inconnu", "Inconnu")),
    _list("etape_foncier", "Étape", ("repere", "Repéré", "#D9D2E9"), ("etudie", "Étudié", "#B4A7D6"),
          ("propose", "Proposé", "#8E7CC3"), ("retenu", "Retenu", "#4B2E83"), ("ecarte", "Écarté", "#9E9E9E")),
    _list("verdict_foncier", "Résultat du criblage", ("compatible", "Compatible", "#009E73"),
          ("sous_conditions", "Sous conditions", "#F0E442"), ("exclu", "Exclu", "#D55E00"),
          ("non_evaluable", "Non évaluable", "#BFBFBF")),
    _list("regle_fonciere", "Règle du criblage", *((f"R{n}", f"Règle R{n}") for n in range(1, 9))),
    _list("resultat_regle", "Résultat de la règle", ("satisfaite", "Satisfaite"), ("conditionnelle", "Conditionnelle"),
          ("excluante", "Excluante"), ("non_evaluable", "Non évaluable")),
    # Engagements and follow-up
    _list("statut_action", "Statut de l’action", ("prevue", "Prévue"), ("en_cours", "En cours"),
          ("terminee", "Terminée"), ("abandonnee", "Abandonnée")),
    _list("statut_engagement", "Statut de l’engagement", ("propose", "Proposé", "#F0E442"),
          ("valide", "Validé", "#56B4E9"), ("en_cours", "En cours", "#0072B2"), ("tenu", "Tenu", "#009E73"),
          ("non_tenu", "Non tenu", "#D55E00"), ("abandonne", "Abandonné", "#7F7F7F")),
    _list("source_financement", "Source de financement", ("etat_droit_commun", "État, hors crédits dédiés"),
          ("etat_credits_dedies", "État, crédits dédiés à la résorption des bidonvilles"),
          ("collectivite", "Collectivité territoriale"), ("europeen", "Financement européen"),
          ("prive", "Financement privé"), ("autre", "Autre financement")),
    _list("indicateur", "Indicateur annuel", ("nombre_personnes", "Personnes concernées par l’action"),
          ("nombre_menages", "Ménages concernés"), ("nombre_femmes", "Femmes concernées"), ("nombre_mineurs", "Mineurs concernés"),
          ("sante_nombre_personnes", "Personnes accompagnées vers la santé"),
          ("travail_nombre_personnes", "Personnes ayant eu au moins un contrat de travail"),
          ("travail_nombre_femmes", "Femmes ayant eu au moins un contrat de travail"),
          ("hebergement_nombre_personnes", "Personnes ayant accédé à un hébergement ou logement adapté longue durée"),
          ("hebergement_nombre_menages", "Ménages ayant accédé à un hébergement ou logement adapté longue durée"),
          ("logement_nombre_personnes", "Personnes ayant accédé à un logement"),
          ("logement_nombre_menages", "Ménages ayant accédé à un logement"),
          ("scolaire_mineurs_moins_de_trois_ans", "Mineurs de moins de 3 ans identifiés sur site"),
          ("scolaire_mineurs_trois_ans_et_plus", "Mineurs de 3 ans et plus identifiés sur site"),
          ("scolaire_mediation_moins_de_trois_ans", "Mineurs de moins de 3 ans bénéficiant d’une médiation"),
          ("scolaire_mediation_trois_ans_et_plus", "Mineurs de 3 ans et plus bénéficiant d’une médiation"),
          ("scolaire_mineur_scolarise_dans_annee", "Mineurs dont la scolarité a débuté dans l’année"),
          ("scolaire_nombre_maternelle", "Mineurs en maternelle"), ("scolaire_nombre_elementaire", "Mineurs en élémentaire"),
          ("scolaire_nombre_college", "Mineurs au collège"),
          ("scolaire_nombre_lycee", "Mineurs au lycée ou en formation professionnelle"),
          ("scolaire_nombre_autre", "Jeunes en dispositif d’insertion")),
    _list("operation_journal", "Opération", ("ajout", "Ajout"), ("modification", "Modification"),
          ("suppression", "Suppression")),
)  # fmt: skip

OPEN_STATUSES = ("actif", "en_resorption")
"""Statuses of a site where people live."""

OPEN_ENGAGEMENTS = ("propose", "valide", "en_cours")
"""Statuses of an engagement that is still to be kept."""

OPEN_ACTIONS = ("prevue", "en_cours")
"""Statuses of an action that is still to be carried out, or to go on with."""

VOCABULARIES: dict[str, Vocabulary] = {v.name: v for v in _ALL}


def vocabulary(name: str) -> Vocabulary:
    """The list of that name. Raises KeyError."""
    return VOCABULARIES[name]
