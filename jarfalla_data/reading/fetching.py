"""The police's events from their live address: only when somebody asks, seldom, and never from anywhere else."""

from __future__ import annotations

import ipaddress
import json
import time
from pathlib import Path

import httpx
from filelock import FileLock

from jarfalla_data.errors import FetchError
from jarfalla_data.wording import Message, message

USER_AGENT = "LokalaProblembilderJarfalla/1 (reads published police events when asked to)"

_PAUSE = 10.0  # seconds from one call to the next, as the police ask for
_TIMEOUT = 15.0  # seconds without an answer
_LONGEST = 60.0  # seconds for a whole answer
_LARGEST = 20_000_000  # bytes: 500 events are some 300 000
_HOPS = 3  # addresses that the host may point on to


def fetch_events(address: str, stamp: Path) -> bytes:
    """The list of events (JSON) that an address gives now.

    `stamp` is a file that keeps the time of the last call: with it all processes together call at most once in ten
    seconds, the others wait. FetchError when the address is none, nobody answers in time, or the answer is no list.
    """
    try:
        url = httpx.URL(address.strip())
    except httpx.InvalidURL:
        raise FetchError(_NO_ADDRESS) from None
    if not url.host or not (url.scheme == "https" or (url.scheme == "http" and _is_this_computer(url.host))):
        raise FetchError(_NO_ADDRESS)
    with httpx.Client(timeout=_TIMEOUT, headers={"User-Agent": USER_AGENT, "Accept": "application/json"}) as client:
        raw = _called(client, url, stamp)
    try:
        events = json.loads(raw)
    except (ValueError, RecursionError):
        events = None
    if not isinstance(events, list):
        raise FetchError(message("{host} svarade med något annat än en lista med händelser.", host=url.host))
    return raw


def _called(client: httpx.Client, url: httpx.URL, stamp: Path) -> bytes:
    """The body of the answer, from wherever the same host points on to."""
    here = url
    for _ in range(_HOPS):
        _wait_for_turn(stamp)
        try:
            answer = _answer(client, here)
        except httpx.TimeoutException:
            raise FetchError(message("{host} svarade inte i tid. Försök igen senare.", host=url.host)) from None
        except httpx.TransportError:
            raise FetchError(_no_contact(url)) from None
        if isinstance(answer, bytes):
            return answer
        if (answer.scheme, answer.host, answer.port) != (url.scheme, url.host, url.port):
            text = message(
                "{host} hänvisar till en annan dator ({other}). Den anropas inte.", host=url.host, other=answer.host
            )
            raise FetchError(text)
        here = answer
    raise FetchError(message("{host} hänvisar vidare gång på gång.", host=url.host))


def _answer(client: httpx.Client, url: httpx.URL) -> bytes | httpx.URL:
    """What one call gives: the body, or the address that it points on to."""
    until = time.monotonic() + _LONGEST
    with client.stream("GET", url) as answer:
        if answer.has_redirect_location:
            return url.join(answer.headers["Location"])
        if answer.status_code != httpx.codes.OK:
            raise FetchError(_status(url, answer.status_code))
        body = bytearray()
        for part in answer.iter_bytes():
            body += part
            if len(body) > _LARGEST:
                raise FetchError(message("Svaret från {host} är för stort och är inte hämtat.", host=url.host))
            if time.monotonic() > until:
                raise httpx.ReadTimeout("")
    return bytes(body)


def _wait_for_turn(stamp: Path) -> None:
    """Wait until the last call of any process is long enough ago, and note that of now."""
    try:
        with FileLock(f"{stamp}.lock"):
            time.sleep(_left(stamp))
            stamp.write_text(str(time.time()), encoding="utf-8")
    except OSError as error:
        why = error.strerror or error
        raise FetchError(message("Det går inte att skriva när adressen anropades: {why}.", why=why)) from None


def _left(stamp: Path) -> float:
    """Seconds that are left of the pause; never more than the pause, whatever the clock or the file say."""
    try:
        left = _PAUSE - (time.time() - float(stamp.read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError):
        return 0.0
    return min(left, _PAUSE) if left > 0 else 0.0


def _is_this_computer(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _no_contact(url: httpx.URL) -> Message:
    return message("Det går inte att få kontakt med {host}. Kontrollera nätet och adressen.", host=url.host)


def _status(url: httpx.URL, status: int) -> Message:
    if status == httpx.codes.TOO_MANY_REQUESTS:
        return message("{host} tar inte emot fler anrop just nu. Försök igen senare.", host=url.host)
    return message("{host} svarade med felet {status}. Kontrollera adressen.", host=url.host, status=status)


_NO_ADDRESS = message("Adressen ska vara en webbadress som börjar med https://.")
