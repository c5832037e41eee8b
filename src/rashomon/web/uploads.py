"""The body of a form with files in, its fields and files out, once it is sure that this workbench handed it out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from pathlib import PurePosixPath
from typing import Annotated

from fastapi import Depends, HTTPException, Request

from rashomon.web.desk import TheDesk, is_ours

MOST_PARTS = 120
LONGEST_NAME = 120  # characters of the name of a file
KIND = "multipart/form-data"


@dataclass(frozen=True, slots=True)
class Upload:
    """What a form sent: its fields, each once, and its files by name, in their order."""

    fields: Mapping[str, str]
    files: tuple[tuple[str, bytes], ...]


async def read_upload(request: Request, desk: TheDesk) -> Upload:
    """Return the fields and files of a form; an error of code 403 where it was not handed out by this workbench."""
    kind = request.headers.get("content-type", "")
    if kind.partition(";")[0].strip().casefold() != KIND:
        raise HTTPException(415, f"a form with files is sent as {KIND}")
    try:
        upload = parse_upload(kind, await request.body())
    except ValueError as error:
        raise HTTPException(400, str(error)) from None
    if not is_ours(desk, request.cookies.get(desk.cookie, ""), upload.fields.get("token", "")):
        raise HTTPException(403, "this form is of an earlier start of the workbench: load its page again")
    return upload


def parse_upload(kind: str, body: bytes) -> Upload:
    """Return what a body of a content type with a boundary holds (RFC 7578); ValueError where it cannot be read."""
    boundary = _header("content-type", kind).get_boundary()
    if not boundary or len(boundary) > 200:
        raise ValueError("the form names no boundary")
    mark = b"\r\n--" + boundary.encode("utf-8", "replace")
    _, *parts = (b"\r\n" + body).split(mark, MOST_PARTS + 1)
    if not parts or not parts[-1].startswith(b"--"):
        raise ValueError(f"the form is broken off, or has more than {MOST_PARTS} parts")
    fields: dict[str, str] = {}
    files: list[tuple[str, bytes]] = []
    for part in parts[:-1]:
        name, file, content = _part(part)
        if file is None:
            fields[name] = content.decode("utf-8", "replace")
        elif file or content:
            files.append((file_name(file), content))
    return Upload(fields, tuple(files))


def file_name(given: str) -> str:
    """Return the name of a file without folders and hidden characters, "file" where nothing is left of it."""
    name = PurePosixPath(given.replace("\\", "/")).name
    plain = "".join(one for one in name if one.isprintable() and one != "\0")[-LONGEST_NAME:].strip()
    return plain if plain.strip(".") else "file"


def _part(part: bytes) -> tuple[str, str | None, bytes]:
    """Return the name of a part, the name of its file where it is one, and what it holds."""
    head, found, content = part.partition(b"\r\n\r\n")
    if not found:
        raise ValueError("a part of the form has no head")
    for line in head.decode("utf-8", "replace").split("\r\n"):
        key, _, value = line.partition(":")
        if key.strip().casefold() == "content-disposition":
            told = _header("content-disposition", value.strip())
            name = told.get_param("name", header="content-disposition")
            return (name if isinstance(name, str) else ""), told.get_filename(), content
    raise ValueError("a part of the form has no name")


def _header(key: str, value: str) -> Message:
    message = Message()
    message[key] = " ".join(value.split())
    return message


Uploaded = Annotated[Upload, Depends(read_upload)]
