"""The HTTP face: one application over one workbench, spoken to only by the browser on this machine."""

import secrets

from fastapi import FastAPI
from fastapi.telemetry import TelemetryConfig

from fonds import __version__
from fonds.api import case, claims, documents, errors, ledgers, people, pictures, search, static, story
from fonds.api.bench import Bench
from fonds.api.guard import Guard

_NOTHING_MEASURED = TelemetryConfig(auto_configure=False, tracing=False, metrics=False, logs=False)
"""The framework could record requests, and take an address to send them to from the environment."""


def build(workbench: Bench, token: str) -> FastAPI:
    """The application. ``token`` opens it: the first visit goes to ``/?token=…``."""
    app = bare(workbench)
    app.add_middleware(Guard, token=token)
    return app


def bare(workbench: Bench) -> FastAPI:
    """The application without its guard: for the OpenAPI description only, never to be served."""
    app = FastAPI(title="fonds", version=__version__, openapi_url="/api/openapi.json", docs_url=None, redoc_url=None,
                  telemetry=_NOTHING_MEASURED,
                  description="From a leaked folder to a story whose every sentence can be checked, line by line.")
    errors.install(app)
    for noun in (case, documents, search, people, ledgers, claims, pictures, story):
        app.include_router(noun.routes(workbench), prefix="/api")
    app.include_router(static.routes())
    return app


def new_token() -> str:
    """A secret for one start of the server: 256 bits, safe in an address."""
    return secrets.token_urlsafe(32)


