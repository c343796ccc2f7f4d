"""The errors that a user can mend. Anything else that is raised is a bug."""

from __future__ import annotations

from jarfalla_data.findings import Finding
from jarfalla_data.wording import Message


class JarfallaError(Exception):
    """Something that a user can mend; `say` tells it in Swedish or English."""

    def __init__(self, text: Message) -> None:
        super().__init__(text.say("en"))
        self.message = text

    def say(self, lang: str) -> str:
        """The sentence for people."""
        return self.message.say(lang)


class DataError(JarfallaError):
    """Nothing in the data folder can be loaded; `findings` say why, where there were files."""

    def __init__(self, text: Message, findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(text)
        self.findings = findings


class UnreadableFileError(JarfallaError):
    """One file cannot be read as what its name says; the other files go on."""


class MissingFileError(UnreadableFileError):
    """There is no such file."""


class Unpublishable(JarfallaError):  # noqa: N818 - the name that the public surface gives it: what the table is
    """A table that would give small groups away, whatever else in it were hidden; it is withheld."""


class PublishError(JarfallaError):
    """The extract cannot be written there, or is not to leave this machine, or is none."""


class ImportRefusedError(JarfallaError):
    """An import or undo that cannot be: nothing was written, the folder is as it was."""


class FetchError(JarfallaError):
    """The live address of the police's events gave none."""


class ReportError(JarfallaError):
    """A report that cannot be made as it is asked for, or not be written there."""
