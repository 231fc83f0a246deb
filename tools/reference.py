"""Write the reference pages that come from the code: ``python -m tools.reference``. A test fails when they are stale."""

from pathlib import Path

import click

from fonds.cli import fonds

COMMANDS = Path(__file__).parents[1] / "docs" / "reference" / "commands.md"


def commands() -> str:
    """The page of all commands, each with its help as printed."""
    parts = [
        "# Commands\n",
        "Made from the program by `python -m tools.reference`. Exit status: 0 done, 1 the answer is no, 2 wrong use,",
        "3 some documents failed and are listed.\n",
    ]
    for name, command in sorted(fonds.commands.items()):
        parts.extend(_page(f"fonds {name}", command))
        if isinstance(command, click.Group):
            for inner, verb in sorted(command.commands.items()):
                parts.extend(_page(f"fonds {name} {inner}", verb))
    return "\n".join(parts)


def _page(path: str, command: click.Command) -> list[str]:
    with click.Context(command, info_name=path, max_content_width=100, terminal_width=100) as context:
        text = command.get_help(context)
    return [f"## {path}\n", "```", text, "```\n"]


def main() -> None:
    """Rewrite the pages."""
    COMMANDS.parent.mkdir(parents=True, exist_ok=True)
    COMMANDS.write_text(commands(), "utf-8")


if __name__ == "__main__":
    main()
