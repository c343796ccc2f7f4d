"""All words through gettext: Swedish is the source language, English the translation; numbers and dates by Babel.

Messages are marked `t("…")` where they are said, or `message("…")` where they are made now and said later.
"""

from jarfalla_data.wording.messages import Message, message
from jarfalla_data.wording.numbers import format_day, format_moment, format_number, format_share, from_to
from jarfalla_data.wording.translation import LANGUAGES, Translator, translator

__all__ = [
    "LANGUAGES",
    "Message",
    "Translator",
    "format_day",
    "format_moment",
    "format_number",
    "format_share",
    "from_to",
    "message",
    "translator",
]
