"""The command line: `yunguanjia`, the same as `python -m bot`."""

from __future__ import annotations

import importlib
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from bot.commands import speech

# name -> module and function; a module is loaded when its command is called or its help is shown
COMMANDS = {
    "run": ("running", "run"),
    "demo": ("demo", "demo"),
    "check": ("checking", "check"),
    "replay": ("replay", "replay"),
    "import": ("exchange", "import_"),
    "export": ("exchange", "export"),
    "slips": ("slips", "slips"),
    "backup": ("safekeeping", "backup"),
    "restore": ("safekeeping", "restore"),
    "migrate": ("running", "migrate"),
    "console": ("running", "console"),
    "poster": ("poster", "poster"),
    "classify": ("understanding", "classify"),
    "learn": ("understanding", "learn"),
    "evaluate": ("understanding", "evaluate"),
    "hot": ("understanding", "hot"),
    "lexicon": ("learning", "lexicon"),
    "report": ("reporting", "report"),
}


class Lazy(TyperGroup):
    """A group of commands of which only the one called is loaded."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of all commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return one command, or None for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        module, function = COMMANDS[cmd_name]
        found = importlib.import_module(f"bot.commands.{module}")
        one = typer.Typer(add_completion=False)
        one.command(cmd_name, help=speech.words(f"cli-{cmd_name}"))(getattr(found, function))
        return typer.main.get_command(one)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands without loading any of them."""
        rows = [(name, speech.words(f"cli-{name}")) for name in COMMANDS]
        with formatter.section(speech.words("cli-commands")):
            formatter.write_dl(rows)


app = typer.Typer(
    cls=Lazy,
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


@app.callback(help=speech.words("cli-about"), epilog=speech.words("cli-epilog"))
def about(
    ctx: typer.Context,
) -> None:
    """Say what this is."""


def main() -> None:
    """Run the command line; exit code 0 done, 1 failed, 2 wrongly called."""
    try:
        app(prog_name="yunguanjia")
    except KeyboardInterrupt:
        sys.exit(130)
    except (
        Exception
    ) as error:  # a fault of ours: a sentence for people, and what a developer needs in one line
        typer.echo(speech.words("cli-fault", why=f"{type(error).__name__}: {error}"), err=True)
        sys.exit(speech.FAILED)


if __name__ == "__main__":
    main()
