"""A sentence that is made in one place and said in another, in a language that is known only there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jarfalla_data.wording.translation import translator


@dataclass(frozen=True)
class Message:
    """A Swedish source text with {names}, and their values."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def say(self, lang: str) -> str:
        """The sentence in a language; values that are messages themselves are said in the same one."""
        said = {k: v.say(lang) if isinstance(v, Message) else v for k, v in self.values.items()}
        return translator(lang)(self.text, **said)


def message(text: str, /, **values: object) -> Message:
    """Mark a text for translation and keep its values until it is said."""
    return Message(text, values)
