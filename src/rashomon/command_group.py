"""The group of all commands, and how each of them ends where something outside it gives way."""

from __future__ import annotations

import os
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from rashomon.printing import fail


class Commands(TyperGroup):
    """The group of commands; a reader that stops early (`| head`) ends a command without a complaint."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except BrokenPipeError:
            _drop_output()
            raise typer.Exit(141) from None  # as the shell says of a program that SIGPIPE ended
        except SystemExit as leaving:  # which is how rich leaves where its reader has gone
            raise typer.Exit(141) if isinstance(leaving.__context__, BrokenPipeError) else leaving from None
        except OSError as error:
            _drop_output()
            fail(f"{error.filename or 'cannot write'}: {error.strerror or error}")
        except RuntimeError as error:
            if type(error) is not RuntimeError:  # typer's own Exit and Abort are of this kind
                raise
            fail(str(error))  # as where no language model is installed


def _drop_output() -> None:
    """Send what is still buffered nowhere, or Python complains at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
