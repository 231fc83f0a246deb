"""Reader: hostile bytes in, plain pages out. ``process`` (jailed) in use, ``inline`` for tests only. Asked by ``pages``.

Our side: ``process`` opens the file, hands its descriptor to a worker and believes nothing it says (``contract.check``).
Their side: ``worker`` enters the ``jail`` (rlimits, Landlock, ``seccomp``), ``sniff`` tells the kind, ``formats/`` has one reader
a kind. A new format is one file there and a signature in ``sniff``. ``level`` says how tight the jail is on this machine.
"""
