"""Whether a text holds personal data. The finder says what kind, and never repeats what it found."""

from __future__ import annotations

import unicodedata

from jarfalla_data.privacy.contacts import find_contacts
from jarfalla_data.privacy.hits import Hit, Span
from jarfalla_data.privacy.identity_numbers import find_identity_numbers

WORTH_SCANNING = r"@|(?:[0-9][^0-9A-Za-z]{0,5}){8}|[0-9][.,][0-9]{4}|[A-Za-z]{3}\s?[0-9]{2}[0-9A-Za-z]|[^\x00-\x7f]"
"""A text without a match of this holds nothing that `scan_text` finds: quick to look for in a million cells (RE2)."""


def scan_text(text: str) -> tuple[Hit, ...]:
    """The kinds of personal data in a text, the certain ones first; none: an empty tuple.

    Looked for are personnummer and samordningsnummer (see `identity_numbers`), e-mail addresses, Swedish telephone
    numbers, vehicle plates and positions with more than three decimals (see `contacts`). A hit says its kind and
    whether it is certain, never the value. Dates, amounts, organisation numbers, case numbers and area codes are none.
    """
    plain = _plain(text)
    numbers = find_identity_numbers(plain)
    certain = [span for span in numbers if span.hit.certain]
    doubtful = [span for span in numbers if not span.hit.certain]
    contacts = [_beside(span, doubtful) for span in find_contacts(_without(plain, certain))]
    hits = sorted({span.hit for span in (*numbers, *contacts)}, key=lambda hit: (hit.certain, hit.kind))
    by_kind = {hit.kind: hit for hit in hits}  # a certain one takes the place of a possible one
    return tuple(sorted(by_kind.values(), key=lambda hit: (not hit.certain, hit.kind)))


def _beside(contact: Span, numbers: list[Span]) -> Span:
    """What may be an identity number with a slip is no certain telephone number (0701234567)."""
    shared = any(contact.start < number.end and number.start < contact.end for number in numbers)
    return contact._replace(hit=Hit(contact.hit.kind, certain=False)) if shared else contact


def _without(text: str, spans: list[Span]) -> str:
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _plain(text: str) -> str:
    """The text with plain digits, hyphens and spaces, and without characters that nobody sees."""
    if text.isascii():
        return text
    return "".join(map(_plain_character, unicodedata.normalize("NFKC", text)))


def _plain_character(character: str) -> str:
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    category = unicodedata.category(character)
    if category == "Pd" or character == "\N{MINUS SIGN}":
        return "-"
    return {"Zs": " ", "Cf": ""}.get(category, character)
