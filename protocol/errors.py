"""The error that every part of the product raises when the user must be told something.

The French sentence is a template with named parameters, so that the interface can look up its
translation before it fills in the values.
"""


class ResorptionError(Exception):
    """A refusal explained to the user: what, where, what to do.

    `template` is a French sentence with `{name}` placeholders; `params` are its values.
    `str(error)` gives the French sentence.
    """

    def __init__(self, template: str, **params: object) -> None:
        super().__init__(template.format(**params))
        self.template = template
        self.params = params


class Cancelled(ResorptionError):
    """The user stopped the work; nothing was written."""

    def __init__(self) -> None:
        super().__init__("Opération interrompue à votre demande. Rien n’a été enregistré.")
