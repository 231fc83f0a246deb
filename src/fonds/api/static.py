"""The built interface: its files, and ``index.html`` for every address that is a screen."""

from pathlib import Path

from fastapi import APIRouter, Response

from fonds.api.errors import NotThere

FOLDER = Path(__file__).parent / "static"

_TYPES = {
    ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
    ".woff2": "font/woff2", ".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8", ".json": "application/json",
}

NOT_BUILT = "<!doctype html><html lang=en><meta charset=utf-8><title>fonds</title><h1>The web interface is not built.</h1>" \
            "<p>Run <code>make web</code>, then load this page again. The API under /api works.</p></html>"


def routes(folder: Path = FOLDER) -> APIRouter:
    """Files of the build by exact name; anything else that looks like a screen gets the page."""
    router = APIRouter(include_in_schema=False)

    @router.get("/api/{rest:path}")
    def no_such_endpoint(rest: str) -> Response:
        raise NotThere(f"There is no /api/{rest[:80]}.", "See /api/openapi.json for what can be asked.")

    @router.get("/{path:path}")
    def page(path: str) -> Response:
        built = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
        file = built.get(path)  # only names that the build made: no path from outside touches the disk
        if file is None and path.startswith("assets/"):
            raise NotThere("This file is not part of the interface.", "Load the page anew.")
        file = file or built.get("index.html")
        if file is None:
            return Response(NOT_BUILT, status_code=503, media_type="text/html; charset=utf-8")
        return Response(file.read_bytes(), media_type=_TYPES.get(file.suffix, "application/octet-stream"))

    return router
