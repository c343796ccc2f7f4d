"""Lists of choices in the sidebar, kept in the URL by their names; what they say is remembered for paper and links."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

import streamlit as st

from jarfalla_data.wording import LANGUAGES, Translator, translator
from pages.ui import blocks

_DRAWN, _NOTED, _IN_THE_OTHER = "drawn", "noted", "in-the-other-language"
_UNBOUND, _AGAIN = "names-for-the-address", "address-has-its-names"


def one_of(
    t: Translator,
    label: str,
    key: str,
    names: Callable[[Translator], Mapping[str, str]],
    default: str,
    changed: Callable[[], None] | None = None,
) -> None:
    """One list bound to the URL, which holds its names; `changed` is called when another one is chosen.

    A code and a name in another language are understood, for those who follow a link from there, and replaced in the
    address; what is neither is told.
    """
    known = names(t)
    codes = _asked(t, label, key, st.query_params.get_all(key), names)
    if codes:
        st.session_state[key] = codes[0]
    elif st.session_state.get(key, default) not in known:
        st.session_state[key] = default  # chosen in the list of another page, which has more
    options = list(known)
    chosen = st.sidebar.selectbox(
        label,
        options,
        index=options.index(default),
        format_func=known.__getitem__,
        key=key,
        bind=_bound(key),
        on_change=changed,
    )
    note(label, known[chosen])
    st.session_state.setdefault(_DRAWN, set()).add(key)
    _spell(t, key, names, chosen)


def begin() -> None:
    """A new run: no list has been drawn in it."""
    st.session_state[_DRAWN] = set()


def said(key: str) -> str:
    """The code chosen in a list that this page has; "" where it has none, whatever was chosen on the page before."""
    return str(st.session_state.get(key) or "") if key in st.session_state.get(_DRAWN, ()) else ""


def note(label: str, chosen: str) -> None:
    """Remember what a filter says in this run, for paper."""
    st.session_state.setdefault(_NOTED, {})[label] = chosen


def noted() -> dict[str, str]:
    """What the filters of this run say, by label; they are forgotten then."""
    return dict(st.session_state.pop(_NOTED, {}))


def in_the_other_language() -> dict[str, list[str]]:
    """What the lists of this run would hold in the address in the other language; it is forgotten then."""
    return dict(st.session_state.pop(_IN_THE_OTHER, {}))


def some_of(
    t: Translator,
    label: str,
    key: str,
    names: Callable[[Translator], Mapping[str, str]],
    *,
    none: str,
    default: Sequence[str] = (),
) -> None:
    """A list of which any number may be chosen, bound to the URL as `one_of`; `none` says what none of them means."""
    known = names(t)
    codes = _asked(t, label, key, [name for name in st.query_params.get_all(key) if name], names)
    if codes is not None:
        st.session_state[key] = codes
    chosen = st.sidebar.multiselect(
        label,
        list(known),
        default=None if key in st.session_state else list(default),
        format_func=known.__getitem__,
        key=key,
        placeholder=none,
        bind=_bound(key),
    )
    note(label, ", ".join(known[code] for code in chosen) or none)
    _spell(t, key, names, *chosen)


def keep_address() -> None:
    """Start anew, once, where the address asked for something in words that no list has; now it has the lists' own.

    Streamlit drops other words from it as soon as the list is bound, and a copied address would show another view.
    """
    st.session_state.pop(_AGAIN, None)
    unbound = st.session_state.pop(_UNBOUND, None)
    if unbound:
        st.query_params.update(unbound)
        st.session_state[_AGAIN] = True
        st.rerun()


def _asked(
    t: Translator, label: str, key: str, asked: list[str], names: Callable[[Translator], Mapping[str, str]]
) -> list[str] | None:
    """The codes that the address asks for, None where it does so by the list's names; what nobody knows is told."""
    known = names(t)
    if set(asked) <= set(known.values()):
        return None
    codes = _meant(asked, known, names)
    for strange in (name for name, code in codes.items() if code is None):
        blocks.notice(t("”{asked}” i länken finns inte under {label}. Välj i listan.", asked=strange[:40], label=label))
    spelled = list(dict.fromkeys(name if code is None else known[code] for name, code in codes.items()))
    if _AGAIN not in st.session_state and (spelled != asked or key not in st.session_state):
        st.session_state.setdefault(_UNBOUND, {})[key] = spelled
    return list(dict.fromkeys(code for code in codes.values() if code is not None))


def _meant(
    asked: Sequence[str], known: Mapping[str, str], names: Callable[[Translator], Mapping[str, str]]
) -> dict[str, str | None]:
    """By what is asked for the code that it means: a name in any language or a code, by whatever case and dash."""
    spoken = {name: code for lang in LANGUAGES for code, name in names(translator(lang)).items()}
    meaning = {_plain(name): code for name, code in spoken.items()} | {_plain(code): code for code in known}
    own = {_plain(name): code for code, name in known.items()}
    return {name: (meaning | own).get(_plain(name)) for name in asked}


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("–", "-").split())


def _bound(key: str) -> Literal["query-params"] | None:
    """How a list is drawn: bound to the address, but for the run in which that holds other words than the list's."""
    return None if key in st.session_state.get(_UNBOUND, {}) else "query-params"


def _spell(t: Translator, key: str, names: Callable[[Translator], Mapping[str, str]], *chosen: str) -> None:
    """Remember what a list holds in the address in the other language."""
    other = next(lang for lang in LANGUAGES if lang != t.lang)
    known = names(translator(other))
    st.session_state.setdefault(_IN_THE_OTHER, {})[key] = [known[code] for code in chosen]
