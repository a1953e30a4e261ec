"""Actions, engagements, funding and indicators (Articles 4 to 11), and the files attached to anything."""

from ...protocol.rules import ExactlyOne, NotBefore
from ..model import (
    Field,
    Kind,
    OnDelete,
    Table,
    amount,
    code,
    count,
    day,
    file,
    long_text,
    reference,
    tab,
    text,
    year,
)

_ARTICLE = Field("article", Kind.INTEGER, "Article", "Article du protocole, de 4 à 11.",
                 required=True, minimum=4, maximum=11, vocabulary="article")  # fmt: skip

ACTION = Table(
    "action", "Action", "Actions menées au titre des articles 4 à 11 ; sans site ni aménagement, tout le territoire.",
    (
        _ARTICLE,
        text("titre", "Titre", required=True),
        long_text("description", "Description"),
        code("statut", "Statut", "statut_action", required=True, default="prevue"),
        day("date_debut", "Début"),
        day("date_fin", "Fin"),
        reference("pilote", "Pilote", "partenaire", on_delete=OnDelete.SET_NULL, parent_tab="Actions pilotées"),
    ),
    display="'Art. ' || \"article\" || ' – ' || \"titre\"",
    rules=(NotBefore("date_fin", "La fin de l’action ne peut pas précéder son début.", "date_debut"),),
)  # fmt: skip

ACTION_PARTENAIRE = Table(
    "action_partenaire", "Partenaire de l’action", "Partenaires associés à une action.",
    (
        reference("action", "Action", "action", required=True, parent_tab="Partenaires"),
        reference("partenaire", "Partenaire", "partenaire", required=True),
    ),
    display='"uuid"',
    uniques=(("action", "partenaire"),),
)  # fmt: skip

ACTION_SITE = Table(
    "action_site", "Site de l’action", "Sites que concerne une action.",
    (
        reference("action", "Action", "action", required=True, parent_tab="Sites"),
        reference("site", "Site", "site", required=True, parent_tab="Engagements et actions"),
    ),
    display='"uuid"',
    uniques=(("action", "site"),),
)  # fmt: skip

ACTION_AMENAGEMENT = Table(
    "action_amenagement", "Aménagement de l’action", "Aménagements transitoires que concerne une action.",
    (
        reference("action", "Action", "action", required=True, parent_tab="Aménagements"),
        reference("amenagement", "Aménagement", "amenagement", required=True, parent_tab="Actions"),
    ),
    display='"uuid"',
    uniques=(("action", "amenagement"),),
)  # fmt: skip

ENGAGEMENT = Table(
    "engagement", "Engagement", "Engagements des partenaires (articles 4 à 11) ; sans site, tout le territoire.",
    (
        *tab("Engagement",
             _ARTICLE,
             reference("partenaire", "Partenaire", "partenaire", required=True, on_delete=OnDelete.RESTRICT,
                       parent_tab="Engagements"),
             text("intitule", "Intitulé", required=True, length=300),
             reference("action", "Action", "action", on_delete=OnDelete.SET_NULL, parent_tab="Engagements"),
             amount("quantite", "Quantité"),
             text("unite", "Unité", length=40),
             day("echeance", "Échéance"),
             code("statut", "Statut", "statut_engagement", required=True, default="propose"),
             amount("budget_eur", "Budget", unit="€")),
    ),
    display="'Art. ' || \"article\" || ' – ' || \"intitule\"",
)  # fmt: skip

ENGAGEMENT_SITE = Table(
    "engagement_site", "Site de l’engagement", "Sites que concerne un engagement.",
    (
        reference("engagement", "Engagement", "engagement", required=True, parent_tab="Sites"),
        reference("site", "Site", "site", required=True, parent_tab="Engagements et actions"),
    ),
    display='"uuid"',
    uniques=(("engagement", "site"),),
)  # fmt: skip

FINANCEMENT = Table(
    "financement", "Financement", "Financements d’une action, par année et par source.",
    (
        reference("action", "Action", "action", required=True, parent_tab="Financements"),
        year("annee", "Année", required=True),
        code("source", "Source", "source_financement", required=True),
        amount("montant_prevu_eur", "Montant prévu", unit="€"),
        amount("montant_reel_eur", "Montant réel", unit="€"),
    ),
    display='"annee"',
    uniques=(("action", "annee", "source"),),
)  # fmt: skip

INDICATEUR = Table(
    "indicateur", "Indicateur", "Indicateurs annuels d’une action : le bilan de l’année.",
    (
        reference("action", "Action", "action", required=True, parent_tab="Indicateurs"),
        year("annee", "Année", required=True),
        code("cle", "Indicateur", "indicateur", required=True),
        count("valeur", "Valeur"),
    ),
    display="represent_value(\"cle\", 'cle')",
    uniques=(("action", "annee", "cle"),),
)  # fmt: skip

_OWNERS = ("site", "diagnostic", "visite", "engagement", "amenagement", "foncier", "convention", "protocole")
_OWNER_LABELS = ("Site", "Diagnostic", "Visite", "Engagement", "Aménagement", "Foncier", "Convention", "Protocole")

PIECE_JOINTE = Table(
    "piece_jointe", "Pièce jointe", "Fichiers joints, gardés à côté de la base.",
    (
        text("titre", "Titre", required=True),
        file("fichier", "Fichier", "Chemin relatif au dossier de la base.", required=True),
        code("nature", "Nature", "nature_piece", required=True, default="autre"),
        day("date", "Date"),
        code("diffusion", "Diffusion", "diffusion", "Sans choix, la pièce est restreinte.",
             required=True, default="restreinte"),
        *(reference(name, label, name, parent_tab="Documents")
          for name, label in zip(_OWNERS, _OWNER_LABELS)),
    ),
    display='"titre"',
    rules=(ExactlyOne("site", "Une pièce est jointe à une chose et une seule.", _OWNERS),),
)  # fmt: skip

TABLES = (
    ACTION, ACTION_PARTENAIRE, ACTION_SITE, ACTION_AMENAGEMENT, ENGAGEMENT, ENGAGEMENT_SITE,
    FINANCEMENT, INDICATEUR, PIECE_JOINTE,
)  # fmt: skip
