"""Lists of choices in the sidebar, kept in the URL by their names; what they say is remembered for paper and links."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from jarfalla_data.wording import LANGUAGES, Translator, translator
from pages.ui import blocks

_NOTED, _IN_THE_OTHER = "noted", "in-the-other-language"


def one_of(
    t: Translator,
    label: str,
    key: str,
    names: Callable[[Translator], Mapping[str, str]],
    default: str,
    changed: Callable[[], None] | None = None,
) -> None:
    """One list bound to the URL, which holds its names; `changed` is called when another one is chosen.

    A code and a name in another language are understood, for those who follow a link from there; what is neither is
    told.
    """
    known, asked = names(t), st.query_params.get(key)
    if asked is not None and asked not in known.values():
        elsewhere = {name: code for lang in LANGUAGES for code, name in names(translator(lang)).items()}
        code = asked if asked in known else elsewhere.get(asked)
        if code is None:
            blocks.notice(
                t("”{asked}” i länken finns inte under {label}. Välj i listan.", asked=asked[:40], label=label)
            )
        else:
            st.session_state[key] = code
    options = list(known)
    chosen = st.sidebar.selectbox(
        label,
        options,
        index=options.index(default),
        format_func=known.__getitem__,
        key=key,
        bind="query-params",
        on_change=changed,
    )
    note(label, known[chosen])
    _spell(t, key, names, chosen)


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
    known, asked = names(t), [name for name in st.query_params.get_all(key) if name]
    if not set(asked) <= set(known.values()):
        elsewhere = {name: code for lang in LANGUAGES for code, name in names(translator(lang)).items()}
        codes = {name: name if name in known else elsewhere.get(name) for name in asked}
        for strange in (name for name, code in codes.items() if code is None):
            blocks.notice(
                t("”{asked}” i länken finns inte under {label}. Välj i listan.", asked=strange[:40], label=label)
            )
        st.session_state[key] = [code for code in dict.fromkeys(codes.values()) if code is not None]
    chosen = st.sidebar.multiselect(
        label,
        list(known),
        default=None if key in st.session_state else list(default),
        format_func=known.__getitem__,
        key=key,
        placeholder=none,
        bind="query-params",
    )
    note(label, ", ".join(known[code] for code in chosen) or none)
    _spell(t, key, names, *chosen)


def _spell(t: Translator, key: str, names: Callable[[Translator], Mapping[str, str]], *chosen: str) -> None:
    """Remember what a list holds in the address in the other language."""
    other = next(lang for lang in LANGUAGES if lang != t.lang)
    known = names(translator(other))
    st.session_state.setdefault(_IN_THE_OTHER, {})[key] = [known[code] for code in chosen]
