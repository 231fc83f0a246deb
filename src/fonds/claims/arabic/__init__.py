"""Findings in Arabic text, by rules over words: one module a subject, as for English."""

from fonds.claims.arabic.find import find

__all__ = ["find"]
