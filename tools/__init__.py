"""Tools that prepare what the package needs; never imported by it."""
