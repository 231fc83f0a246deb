"""``python -m fonds`` is ``fonds``."""

from fonds.cli import main

main()
