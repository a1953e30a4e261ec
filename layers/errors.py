"""What can go wrong with a base: each failure says in French what happened and what to do."""

from __future__ import annotations

from ..protocol.errors import ResorptionError


class BaseError(ResorptionError):
    """Something about the file itself; `params["nom"]` is the file's name."""


class NotABase(BaseError):
    """The file is not a base of this plugin."""

    def __init__(self, nom: str) -> None:
        super().__init__(
            "« {nom} » n’est pas une base de protocole. Choisissez un fichier créé par « Nouveau protocole ».", nom=nom
        )


class RestrictedFile(NotABase):
    """The file is the restricted companion of a base, where a base is needed."""

    def __init__(self, nom: str) -> None:
        BaseError.__init__(
            self,
            "« {nom} » est le fichier restreint d’une base (propriétaires, procédures), pas la base elle-même. "
            "Choisissez la base : le fichier du même nom, sans « .restreint ».",
            nom=nom,
        )


class UnfinishedSave(BaseError):
    """The restricted companion is ahead of its base: an interrupted save has to be set aside first."""

    def __init__(self, nom: str) -> None:
        super().__init__(
            "Dans « {nom} », un enregistrement de propriétaires ou de procédures a été interrompu, ou se fait en ce moment "
            "sur un autre poste. Fermez puis rouvrez le projet, et recommencez.",
            nom=nom,
        )


class NewerBase(BaseError):
    """The base was made by a later version of the plugin."""

    def __init__(self, nom: str, version: int, connue: int) -> None:
        super().__init__(
            "« {nom} » a été créée par une version plus récente de l’extension (schéma {version}, "
            "celle-ci connaît le schéma {connue}). Mettez l’extension à jour pour l’ouvrir.",
            nom=nom, version=version, connue=connue,
        )  # fmt: skip


class OlderBase(BaseError):
    """The base must be migrated first: `migrations.open_base` does it."""

    def __init__(self, nom: str, version: int, connue: int) -> None:
        super().__init__(
            "« {nom} » suit un schéma plus ancien ({version} au lieu de {connue}). Menu Résorption, "
            "« Ouvrir un protocole… » : il la met à niveau et laisse une copie datée à côté.",
            nom=nom, version=version, connue=connue,
        )  # fmt: skip


class ExistingFile(BaseError):
    """A file of that name is there and nobody said that it may be replaced."""

    def __init__(self, nom: str) -> None:
        super().__init__("« {nom} » existe déjà. Choisissez un autre nom, ou acceptez de le remplacer.", nom=nom)


class LockedError(BaseError):
    """Another connection holds the write lock."""

    def __init__(self, nom: str) -> None:
        super().__init__(
            "« {nom} » est en cours d’écriture, par un collègue, un autre logiciel ou une autre fenêtre de QGIS. "
            "Enregistrez ou annulez les modifications en cours sur ses couches, puis recommencez.",
            nom=nom,
        )


class OpenElsewhere(BaseError):
    """The file cannot be replaced while it is open."""

    def __init__(self, nom: str) -> None:
        super().__init__(
            "Le fichier « {nom} » est ouvert dans QGIS ou dans un autre programme. Fermez le projet ou le programme "
            "qui l’emploie, puis recommencez. Rien n’a été changé.",
            nom=nom,
        )


class HeldElsewhere(BaseError):
    """Another QGIS has the base, which is on a network drive."""

    def __init__(self, nom: str, par: str, poste: str, depuis: str) -> None:
        super().__init__(
            "« {nom} » est ouverte en écriture par {par}, sur le poste {poste}, depuis le {depuis}. "
            "Sur un lecteur réseau, une seule personne écrit à la fois : vous pouvez consulter la base, et "
            "enregistrer quand cette personne l’aura fermée.",
            nom=nom, par=par, poste=poste, depuis=depuis,
        )  # fmt: skip


class UnreadableMark(BaseError):
    """Whether another QGIS has the base, which is on a network drive, cannot be known."""

    def __init__(self, nom: str, marque: str) -> None:
        super().__init__(
            "« {nom} » : le fichier « {marque} », placé à côté, dit qui écrit dans la base, et il n’a pas pu être lu. "
            "Rien n’a été enregistré. Vérifiez l’accès au dossier puis recommencez ; si personne d’autre n’a ouvert "
            "la base, supprimez ce fichier.",
            nom=nom, marque=marque,
        )  # fmt: skip


class ReadOnlyError(BaseError):
    """The file or its folder cannot be written."""

    def __init__(self, nom: str) -> None:
        super().__init__(
            "« {nom} » ne peut pas être modifiée : le fichier ou son dossier est en lecture seule. "
            "Demandez le droit d’écrire dans ce dossier, ou travaillez sur une copie placée ailleurs.",
            nom=nom,
        )


class VanishedError(BaseError):
    """The file is no longer there."""

    def __init__(self, nom: str) -> None:
        super().__init__(
            "« {nom} » est introuvable : le fichier a été déplacé, renommé ou supprimé, ou le lecteur réseau "
            "n’est plus connecté. Rétablissez l’accès au fichier, puis recommencez.",
            nom=nom,
        )


class DiskFullError(BaseError):
    """No room left."""

    def __init__(self, nom: str) -> None:
        super().__init__(
            "Il n’y a plus de place sur le disque pour écrire « {nom} ». Libérez de l’espace, puis recommencez.",
            nom=nom,
        )


class DamagedBase(BaseError):
    """SQLite answered something else; `params["detail"]` keeps its words."""

    def __init__(self, nom: str, detail: str) -> None:
        super().__init__("« {nom} » n’a pas pu être lue ou écrite : {detail}.", nom=nom, detail=detail)


class RowError(ResorptionError):
    """Something about one row; nothing of the whole save was written."""

    def __init__(self, sentence: str, table: str, field: str | None = None, **params: object) -> None:
        super().__init__(sentence, **params)
        self.table = table
        self.field = field


class ConflictError(RowError):
    """The row changed since it was read; `params` has `par` and `le` (French texts)."""


class RefusedRow(RowError):
    """The row breaks a rule of the base; `field` is the one that carries the message, or None."""
