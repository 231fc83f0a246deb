"""Who is let in, and what every answer forbids the browser to do."""

import pytest
from fastapi.testclient import TestClient

from tests.api.conftest import TOKEN
from tests.api.fake import LETTER, SCAN

POLICY = {
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'", "connect-src 'self'",
    "worker-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
    "require-trusted-types-for 'script'", "trusted-types svelte-trusted-html fonds-worker",
}  # fmt: skip


def test_a_stranger_gets_nothing_but_what_to_do(stranger: TestClient) -> None:
    """Without the cookie neither page nor data is given; the refusal says how to get in."""
    answer = stranger.get("/api/case")
    assert answer.status_code == 401
    assert set(answer.json()) == {"error", "what", "remedy"}
    page = stranger.get("/people")
    assert page.status_code == 401 and "Open the whole address" in page.text


def test_the_printed_address_lets_in_and_hides_the_token(stranger: TestClient) -> None:
    """The token becomes a cookie that scripts and other sites cannot use, and leaves the address bar."""
    answer = stranger.get("/search", params={"q": "تل نقرة", "token": TOKEN}, follow_redirects=False)
    assert answer.status_code == 303
    assert TOKEN not in answer.headers["location"] and answer.headers["location"].startswith("/search?q=")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("fonds_8765=") and "HttpOnly" in cookie and "SameSite=Strict" in cookie
    assert TOKEN not in cookie
    assert stranger.get("/api/case").status_code == 200


@pytest.mark.parametrize("token", ["", "wrong", TOKEN + "x", "ä"])
def test_a_wrong_token_lets_nobody_in(stranger: TestClient, token: str) -> None:
    """Also an empty one and one with letters that no token has."""
    assert stranger.get("/", params={"token": token}, follow_redirects=False).status_code == 401


def test_the_redirect_stays_on_this_server(stranger: TestClient) -> None:
    """A path with two slashes would name another server in a Location header."""
    answer = stranger.get("http://127.0.0.1:8765//evil.example/", params={"token": TOKEN}, follow_redirects=False)
    assert not answer.headers["location"].startswith("//")


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", "", "a@127.0.0.1", "10.0.0.7:8765"]
)
def test_another_name_for_this_machine_is_refused(client: TestClient, host: str) -> None:
    """Against DNS rebinding: a name that merely leads here is not ours."""
    assert client.get("/api/case", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "[::1]"])
def test_the_other_loopback_names_are_ours_but_have_their_own_cookie(client: TestClient, host: str) -> None:
    """The name is answered; the cookie belongs to the port that it was given for."""
    assert client.get("/api/case", headers={"host": f"{host}:8765"}).status_code == 200
    assert client.get("/api/case", headers={"host": f"{host}:9999"}).status_code == 401


@pytest.mark.parametrize(
    "path", ["/api/case", "/", "/people/e-1", "/api/nothing", f"/api/documents/{SCAN}/pages/1/picture", "/api/story/export"]
)
def test_every_answer_carries_the_whole_policy(client: TestClient, path: str) -> None:
    """Pages, data, pictures and errors alike."""
    headers = client.get(path).headers
    assert set(headers["content-security-policy"].split("; ")) == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"
    assert "access-control-allow-origin" not in headers


def test_a_change_needs_our_own_page(client: TestClient) -> None:
    """A form of another site can send cookies, not the header; and says where it comes from."""
    body = {"text": "x"}
    assert client.put("/api/story", json=body).status_code == 403
    assert client.put("/api/story", json=body, headers={"x-fonds": "1", "origin": "http://evil.example"}).status_code == 403
    assert client.put("/api/story", json=body, headers={"x-fonds": "1", "sec-fetch-site": "cross-site"}).status_code == 403
    assert client.put("/api/story", json=body, headers={"x-fonds": "1", "origin": "http://127.0.0.1:8765"}).status_code == 200


def test_reading_from_another_site_is_refused(client: TestClient) -> None:
    """Even a picture: it is evidence."""
    path = f"/api/documents/{SCAN}/pages/1/picture"
    assert client.get(path, headers={"sec-fetch-site": "cross-site"}).status_code == 403


def test_a_body_of_unknown_or_monstrous_length_is_refused(client: TestClient) -> None:
    """Nothing that a browser sends here is longer than a story."""
    answer = client.put("/api/story", content=b"{}", headers={"x-fonds": "1", "content-length": str(10**9)})
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "path", ["/../pyproject.toml", "/..%2f..%2fapp.py", "/assets/../../guard.py", "/%2e%2e/app.py", "/etc/passwd"]
)
def test_no_path_leads_out_of_the_build(client: TestClient, path: str) -> None:
    """Only names that the build made are files; everything else is a screen or nothing."""
    answer = client.get(path)
    assert "import" not in answer.text and "root:" not in answer.text


def test_a_page_is_never_put_into_a_frame_or_cached(client: TestClient) -> None:
    """The page of a leaked document must not be drawn inside another site."""
    assert "frame-ancestors 'none'" in client.get(f"/doc/{LETTER}/p/1").headers["content-security-policy"]
