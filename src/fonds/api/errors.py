"""One shape for every error that leaves the API: a code, what is wrong, what to do."""

import logging
from dataclasses import asdict

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from fonds.api.shapes import Problem
from fonds.errors import BadQuery, Broken, FondsError, Missing, WrongUse

_STATUS: tuple[tuple[type[FondsError], int, str, str], ...] = (
    (BadQuery, 400, "bad_query", "Change the query as the sentence says."),
    (WrongUse, 400, "wrong_use", "Change the request as the sentence says."),
    (Missing, 503, "missing", "Run `fonds doctor`; it says how to get what is missing."),
    (Broken, 500, "broken", "Run `fonds verify` on the case; it says where."),
)

ANSWERS: dict[int | str, dict[str, object]] = {
    status: {"model": Problem, "description": said}
    for status, said in ((400, "The request cannot mean anything"), (404, "There is no such thing in this case"),
                         (422, "The request has the wrong form"))
}
"""For every route: what its errors look like, in the OpenAPI description."""


class NotThere(Exception):
    """An address that names nothing in this case."""

    def __init__(self, what: str, remedy: str = "Go back to a list and open it from there.") -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


def install(app: FastAPI) -> None:
    """Make every error of this application answer in the one shape."""
    app.add_exception_handler(NotThere, _not_there)
    app.add_exception_handler(FondsError, _own)
    app.add_exception_handler(RequestValidationError, _wrong_form)
    app.add_exception_handler(HTTPException, _http)
    app.add_middleware(CatchAll)


def _answer(status: int, error: str, what: str, remedy: str) -> JSONResponse:
    return JSONResponse(asdict(Problem(error, what, remedy)), status_code=status)


async def _not_there(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, NotThere)
    return _answer(404, "not_there", error.what, error.remedy)


async def _own(_: Request, error: Exception) -> JSONResponse:
    for kind, status, code, remedy in _STATUS:
        if isinstance(error, kind):
            return _answer(status, code, str(error), remedy)
    return _answer(500, "failed", str(error), "Try again; if it stays, run `fonds doctor`.")


async def _wrong_form(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    return _answer(422, "wrong_form", f"{where}: {first['msg']}.", "See /api/openapi.json for what each address takes.")


async def _http(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    return _answer(error.status_code, "http", f"{error.detail}.", "See /api/openapi.json for what can be asked.")


class CatchAll:
    """A bug's answer: nothing of the documents is told, the trace goes to the terminal only.

    A middleware and no handler of FastAPI's: theirs answers outside the guard, without its headers.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, noted)
        except Exception as error:
            if scope["type"] != "http" or begun:
                raise
            logging.getLogger("fonds.api").error("%s %s failed", scope["method"], scope["path"], exc_info=error)
            answer = _answer(500, "bug", "Something went wrong inside fonds; the case itself was not changed.",
                             "Look at the terminal where fonds runs; the message there helps to mend it.")
            await answer(scope, receive, send)
