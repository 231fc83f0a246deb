"""Events: what happened, or is bidden, planned or possible, with actor, recipient, theme, place and time."""

from fonds.claims.events.setting import when
from fonds.claims.events.standing import standing
from fonds.claims.events.verbs import agent, events, verb_act

__all__ = ["agent", "events", "standing", "verb_act", "when"]
