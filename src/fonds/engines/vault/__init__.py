"""Vault: originals by SHA-256, never changed. ``folder`` in use, ``memory`` for plain files. Asked by ``custody``, ``pages``."""
