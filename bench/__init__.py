"""Benchmarks, run by hand (``make bench``), never in CI: fonds and a peer on the same files in the same run."""
