"""6. How well it stands: copies counted once, orders beside what happened, and a card on every proposition.

In: all Documents, Pages, Lines and findings; ledgers of events that a person named. Out: Descent (who copied whom), Event
records of the ledgers, Match (order and event), Card (for, against and silent, by origin, with a digit by rule).
Engines: store. Next: ``views`` draw it, ``story`` tells it.

``copies`` and ``passages`` find shared wording -> ``descent`` and ``direction`` say what came from what -> ``origins`` counts
hands -> ``propositions`` and ``stance`` sort who says so -> ``cards`` and ``grading`` put it together by
``vocabulary/grades.yml``. ``ledger`` and ``matches`` test orders.
"""
