"""Lokala problembilder Järfälla: the server and, on every visit, the frame around the pages.

`streamlit run dashboard.py` imports this file for `app`; for each visitor the same file runs as the script.
"""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.ui import server, shell, start

app = st.App(
    __file__,
    lifespan=start.lifespan,
    middleware=server.MIDDLEWARE,
    routes=server.ROUTES,
    on_script_error=server.say_sorry,
)

if get_script_run_ctx(suppress_warning=True):
    shell.draw()
