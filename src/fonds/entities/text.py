"""What the finding of mentions works on: a draft that knows more than the mention it becomes."""

from dataclasses import dataclass

from fonds.model import Label, Mention


@dataclass(slots=True, eq=False)
class Draft:
    """A mention in the making. ``group`` is equal for drafts of one entity (empty: not settled)."""

    start: int
    end: int
    text: str
    label: Label
    form: str
    maker: str
    score: float = 0.6
    kind: str = ""
    """The kind of description ("forces", "city"), or the gloss of a name's head noun."""
    owner: "Draft | None" = None
    """Whose forces, chiefs, government."""
    stands_for: str | None = None
    """Adjectives: the country or region they are made from."""
    group: str = ""

    def mention(self) -> Mention:
        form = self.form
        return Mention(
            self.start,
            self.end,
            self.text,
            maker=self.maker,
            label=self.label,
            entity=self.group or None,
            form=form,  # type: ignore[arg-type]
        )
