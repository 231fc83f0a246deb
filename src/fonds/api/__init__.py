"""The HTTP face: what the browser on this machine asks of one case, behind a token; OpenAPI under ``/api``.

In: requests. Out: the records, views and shapes of the workbench as JSON, one shape for every error. It knows the
workbench only through ``bench``; a subject a file. ``guard`` says who may speak and what answers may do in a browser. ``mcp``
is a second face on the same workbench. The client in ``web/`` is generated from ``openapi``.
"""
