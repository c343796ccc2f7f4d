"""A tab of the browser that notes what it fetches and complains of."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from playwright.sync_api import ConsoleMessage, Page, WebSocket

from tests.browser.chromium import settled

LAPTOP, WIDE, PHONE = (1366, 768), (1920, 1080), (390, 844)


class Tab:
    """A tab of the browser.

    `complaints`: errors in its console; `hosts`: every host that it has asked for anything; `received`: what the server
    has sent it over the websocket.
    """

    def __init__(self, page: Page, size: tuple[int, int] = LAPTOP) -> None:
        self.page = page
        page.set_viewport_size({"width": size[0], "height": size[1]})
        self.complaints: list[str] = []
        self.hosts: set[str] = set()
        self.received: list[bytes] = []
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))
        page.on("websocket", self._listen)

    def open(self, base: str, address: str, **query: str) -> Tab:
        """Go to an address of the dashboard and wait until it stands still."""
        self.page.goto(f"{base}/{address}" + (f"?{urlencode(query)}" if query else ""))
        settled(self.page)
        return self

    def resize(self, size: tuple[int, int]) -> Tab:
        """Give the window another size."""
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        settled(self.page)
        return self

    def choose(self, label: str, choice: str) -> Tab:
        """Set a filter as a reader does."""
        self.page.get_by_role("combobox", name=label).click()
        self.page.get_by_role("option", name=choice).click()
        settled(self.page)
        return self

    def walk_to(self, address: str) -> Tab:
        """Choose a page in the menu, as a reader does."""
        link = self.page.locator(f'a[href$="/{address}"]')
        for section in self.page.get_by_test_id("stTopNavSection").all():
            section.click()
            self.page.get_by_test_id("stTopNavDropdownLink").first.wait_for()
            if link.count():
                break
            section.click()
        link.click()
        self.page.wait_for_url(f"**/{address}**")
        settled(self.page)
        return self

    def texts(self, selector: str) -> list[str]:
        """The texts of all elements of a selector, as they are seen, with ordinary spaces."""
        return [" ".join(text.split()) for text in self.page.locator(selector).all_inner_texts()]

    @property
    def lang(self) -> str:
        """The language that the page says it is in."""
        return self.page.locator("html").get_attribute("lang") or ""

    @property
    def filters(self) -> dict[str, str]:
        """Label → choice of every filter."""
        boxes = self.page.get_by_test_id("stSelectbox").get_by_role("combobox").all()
        return {box.get_attribute("aria-label") or "": box.input_value() for box in boxes}

    def _listen(self, socket: WebSocket) -> None:
        self.hosts.add(urlsplit(socket.url).netloc)
        socket.on(
            "framereceived", lambda sent: self.received.append(sent if isinstance(sent, bytes) else sent.encode())
        )

    def _note(self, message: ConsoleMessage) -> None:
        # Under /page Streamlit first asks for /page/_stcore/… and then finds the right address by itself.
        lost = "404 (Not Found)" in message.text and "/_stcore/" in message.location.get("url", "")
        if message.type == "error" and not lost:
            self.complaints.append(message.text)
