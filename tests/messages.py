"""A session with the server in its own messages, as whoever forges them would send them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from types import TracebackType

from google.protobuf.text_format import MessageToString
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol


class Socket:
    """An open session: what the last run has sent, and how to ask for another."""

    def __init__(
        self, base: str, address: str, headers: Mapping[str, str], origin: str, token: str, resume: str
    ) -> None:
        self.address = address
        self.said: list[ForwardMsg] = []
        said = ["streamlit", token, *([resume] if resume else [])]
        self._stack = ExitStack()
        opening = connect(
            f"ws{base.removeprefix('http')}/_stcore/stream",
            additional_headers=headers,
            origin=Origin(origin) if origin else None,
            subprotocols=[Subprotocol(part) for part in said],
            max_size=None,
        )
        self._connection = self._stack.enter_context(opening)
        self.run()

    def __enter__(self) -> Socket:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stack.close()

    def run(self, query: str = "", page: str | None = None, page_hash: str = "", **widgets: str | bool) -> Socket:
        """Ask for a run, with widgets by id, and wait for its end."""
        asked = BackMsg()
        asked.rerun_script.page_name = self.address if page is None else page
        asked.rerun_script.page_script_hash = page_hash
        asked.rerun_script.query_string = query
        for widget, value in widgets.items():
            kind = "string_value" if isinstance(value, str) else "trigger_value"
            asked.rerun_script.widget_states.widgets.add(id=widget, **{kind: value})
        self.said = self.send(asked, until="script_finished")
        return self

    def send(self, asked: BackMsg, until: str) -> list[ForwardMsg]:
        """Send a message and read up to the answer of a kind."""
        self._connection.send(asked.SerializeToString())
        said = []
        while not said or said[-1].WhichOneof("type") != until:
            said.append(ForwardMsg.FromString(self._connection.recv(60)))
        return said

    def press(self, label: str) -> str:
        """Press a button that leads away: where to."""
        (button,) = [
            e.button.id for e in self._elements if e.WhichOneof("type") == "button" and e.button.label == label
        ]
        self.run(**{button: True})
        (url,) = [message.auth_redirect.url for message in self.said if message.WhichOneof("type") == "auth_redirect"]
        return url

    @property
    def session(self) -> str:
        """The session's id."""
        (new,) = [message.new_session for message in self.said if message.WhichOneof("type") == "new_session"]
        return new.initialize.session_id

    @property
    def menu(self) -> list[str]:
        """The addresses of the pages that the menu holds."""
        pages = [page for message in self.said for page in message.navigation.app_pages]
        return [page.url_pathname for page in pages if not page.is_hidden]

    @property
    def filters(self) -> dict[str, str]:
        """Key → id of each filter."""
        boxes = [e.selectbox.id for e in self._elements if e.WhichOneof("type") == "selectbox"]
        return {widget.rsplit("-", 1)[-1]: widget for widget in boxes}

    @property
    def buttons(self) -> list[str]:
        """The labels of the buttons."""
        return [e.button.label for e in self._elements if e.WhichOneof("type") == "button"]

    @property
    def words(self) -> str:
        """All that the run has sent, as text."""
        return "\n".join(MessageToString(element, as_utf8=True) for element in self._elements)

    @property
    def _elements(self) -> list:
        """What stands in each place in the end, in the order of the places: a place may be sent empty first, or not."""
        sent = [m for m in self.said if m.WhichOneof("type") == "delta" and m.delta.WhichOneof("type") == "new_element"]
        last = {tuple(m.metadata.delta_path): m.delta.new_element for m in sent}
        return [last[place] for place in sorted(last)]
