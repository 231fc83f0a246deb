"""Judge fonds on data with known answers, and write the table of docs/explanation/quality.md.

    python -m evaluation            everything
    python -m evaluation seed times only these

The data lie beside the checkout (``../shared``) and never come into it; without them nothing is measured.
"""
