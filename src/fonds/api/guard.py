"""Guard: who may speak to the server, and what its answers may do in a browser.

The server shows text out of hostile files on the reporter's own machine. So it answers only under a
loopback name (against DNS rebinding), only to a browser that once showed this start's token, changes
things only for its own pages, and sends every answer with a policy that lets no document's text run.
"""

import hashlib
import hmac
import json
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

CONTENT_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types svelte-trusted-html fonds-worker",
    ]
)
"""The whole policy. ``fonds-worker`` lets one name through: our own built layout worker (web/src/worker.ts)."""

HEADERS: tuple[tuple[str, str], ...] = (
    ("content-security-policy", CONTENT_POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
SAFE = frozenset({"GET", "HEAD"})
LARGEST_BODY = 8 * 1024 * 1024
"""Bytes. The longest thing a browser sends here is a story."""


class Guard:
    """ASGI middleware around the whole application. ``token`` is this start's secret."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self.app = app
        self.token = token
        self.session = hmac.new(token.encode(), b"fonds browser session", hashlib.sha256).hexdigest()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # no websockets here: an unanswered one is refused by the server
        send = _with_headers(scope, send)
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        host = _host(headers.get("host", ""))
        if host is None:
            await _refuse(scope, send, 421, "wrong_host", "This server answers only under a loopback name.",
                          "Open the address that fonds printed when it started.")
            return
        if await self._token_shown(scope, send, host):
            return
        if not self._known(headers.get("cookie", ""), host):
            await _refuse(scope, send, 401, "not_admitted", "This browser has not been let in.",
                          "Open the whole address that fonds printed when it started, with its token; "
                          "if you just did, load the page once more.")
            return
        if problem := _unsafe(scope["method"], headers):
            await _refuse(scope, send, 403, "not_ours", problem, "Use the workbench's own pages.")
            return
        if _too_long(headers):
            await _refuse(scope, send, 413, "too_long", "That is more than this server takes at once.", "Send less than 8 MB.")
            return
        await self.app(scope, receive, send)

    async def _token_shown(self, scope: Scope, send: Send, host: tuple[str, str]) -> bool:
        """Swap a right ``?token=`` for a cookie and go to the same address without it."""
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        shown = [value for name, value in query if name == "token"]
        if not shown or scope["method"] != "GET" or not _equal(shown[0], self.token):
            return False
        rest = urlencode([pair for pair in query if pair[0] != "token"])
        # One leading slash: "//elsewhere" in a Location header would name another server.
        where = "/" + scope["path"].lstrip("/\\") + (f"?{rest}" if rest else "")
        cookie = f"{_cookie_name(host)}={self.session}; Path=/; HttpOnly; SameSite=Strict"
        await _answer(send, 303, b"", [("location", urlsplit(where).geturl()), ("set-cookie", cookie)])
        return True

    def _known(self, cookies: str, host: tuple[str, str]) -> bool:
        try:
            jar = SimpleCookie(cookies)
        except CookieError:
            return False
        morsel = jar.get(_cookie_name(host))
        return morsel is not None and _equal(morsel.value, self.session)


def _equal(left: str, right: str) -> bool:
    return hmac.compare_digest(left.encode(), right.encode())


def _cookie_name(host: tuple[str, str]) -> str:
    """Browsers keep one jar for all ports of a host: the port in the name keeps two servers apart."""
    return f"fonds_{host[1] or '80'}"


def _host(written: str) -> tuple[str, str] | None:
    """Name and port of a ``Host`` header if the name is a loopback one."""
    try:
        parts = urlsplit(f"//{written}")
        name, port = parts.hostname, parts.port
    except ValueError:
        return None
    if name not in LOOPBACK or parts.username is not None or parts.path:
        return None
    return name, str(port or "")


def _unsafe(method: str, headers: dict[str, str]) -> str | None:
    """Why a request may not change anything, or ``None``. Reading from another site is refused too."""
    if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return "Another site asked for this."
    if method in SAFE:
        return None
    if "x-fonds" not in headers:
        return "A change needs the header X-Fonds."
    origin = headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != headers.get("host"):
        return "Another site asked for this change."
    return None


def _too_long(headers: dict[str, str]) -> bool:
    length = headers.get("content-length")
    if length is None:
        return "transfer-encoding" in headers
    return not length.isdigit() or int(length) > LARGEST_BODY


def _with_headers(scope: Scope, send: Send) -> Send:
    """``send`` that adds the policy to every answer, and keeps the API's answers out of every cache."""
    kept = "private, max-age=31536000, immutable" if scope["path"].startswith("/assets/") else "no-store"

    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = [*HEADERS, ("cache-control", kept if message["status"] == 200 else "no-store")]
            names = {name.encode() for name, _ in own}
            given = [(name, value) for name, value in message.get("headers", []) if name.lower() not in names]
            message = {**message, "headers": [*given, *((name.encode(), value.encode()) for name, value in own)]}
        await send(message)

    return guarded


async def _refuse(scope: Scope, send: Send, status: int, error: str, what: str, remedy: str) -> None:
    if scope["path"].startswith("/api/"):
        body = json.dumps({"error": error, "what": what, "remedy": remedy}).encode()
        await _answer(send, status, body, [("content-type", "application/json")])
    else:
        page = f"<!doctype html><html lang=en><meta charset=utf-8><title>fonds</title><h1>{what}</h1><p>{remedy}</p></html>"
        await _answer(send, status, page.encode(), [("content-type", "text/html; charset=utf-8")])


async def _answer(send: Send, status: int, body: bytes, headers: list[tuple[str, str]]) -> None:
    sized = [*headers, ("content-length", str(len(body)))]
    await send({"type": "http.response.start", "status": status,
                "headers": [(name.encode(), value.encode("latin-1")) for name, value in sized]})
    await send({"type": "http.response.body", "body": body})
