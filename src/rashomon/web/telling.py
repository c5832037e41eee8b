"""An error in, the answer that says what is wrong out: to a program as an object, to a person as a page."""

from __future__ import annotations

from fastapi import HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException as StarletteError

from rashomon.store import StoreError
from rashomon.web.desk import NotComputedError, desk_of
from rashomon.web.faults import tell_faults, tell_refusal
from rashomon.web.render import render
from rashomon.web.rights import is_for_programs

CODES = {
    400: "bad_request",
    401: "unknown",
    403: "refused",
    404: "not_found",
    405: "bad_method",
    409: "out_of_date",
    410: "taken_out",
    415: "bad_type",
}


def tell(request: Request, error: Exception) -> Response:
    """Return the answer to a request that could not be met."""
    desk = desk_of(request)
    status, message = _words_of(request, error)
    if isinstance(error, StoreError) and not desk.may("reader"):
        message = "the store cannot be read just now"  # where it lies is nobody's business who is not known
    headers = {"retry-after": "2"} if status == 503 else {}
    if is_for_programs(request.scope["path"]):
        told = {"error": {"code": CODES.get(status, "invalid" if status == 422 else "unavailable"), "message": message}}
        return JSONResponse(told, status, headers)
    outlook = error.outlook if isinstance(error, NotComputedError) else None
    waiting = outlook is not None and not outlook.failure
    response = render(request, desk, "error.html.j2", status=status, code=status, message=message, waiting=waiting)
    response.headers.update(headers)
    return response


def _words_of(request: Request, error: Exception) -> tuple[int, str]:
    """Return the code and the words of an error, on one line."""
    if isinstance(error, StarletteError | HTTPException):
        told = tell_refusal(error.status_code, str(error.detail), request.method, request.scope["path"])
        return error.status_code, told
    if isinstance(error, RequestValidationError):
        return 422, tell_faults(error.errors())
    return 503, str(error)
