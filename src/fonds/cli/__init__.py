"""The command line: a file per group of verbs; every verb calls the workbench and prints what it gives.

Exit status: 0 done, 1 the answer is no, 2 wrong use, 3 some documents failed and are listed.
"""

import sys

import click

from fonds import __version__
from fonds.cli import case, find, plain, see, tell
from fonds.errors import FondsError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="fonds")
def fonds() -> None:
    """From a leaked folder to a story whose every sentence can be checked, line by line.

    \b
    Begin with:
      fonds demo                     see it on an invented case
      fonds new harbour              make a case
      fonds add harbour FOLDER       take in a leak (it is only ever read)
      fonds serve harbour            work with it in the browser
    """


for group in (case, find, see, tell, plain):
    for command in group.COMMANDS:
        fonds.add_command(command)


def main() -> None:
    """Run a command; a known error becomes one sentence."""
    try:
        # Without its standalone mode click hands back the status of an ``Exit`` instead of ending the process.
        status = fonds(standalone_mode=False)
        sys.exit(status if isinstance(status, int) else 0)
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(2)
    except click.Abort:
        click.echo("stopped; nothing is lost, run the same command again to go on", err=True)
        sys.exit(130)
    except FondsError as error:
        click.echo(f"fonds: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        # The reader of our output went away (``fonds people X | head``): that is no error.
        sys.stderr.close()
        sys.exit(0)
