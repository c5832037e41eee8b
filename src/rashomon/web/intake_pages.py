"""The pages by which something comes into a store, or is taken out of it for good."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from rashomon.redacting import Redacted, purge_report, redact_passage, redact_person
from rashomon.reviewing import find_words
from rashomon.web.decisions import follow_up, read_reason
from rashomon.web.desk import Desk, Id, TheDesk, lost
from rashomon.web.forms import Form, local_path
from rashomon.web.intake import MOST_ADDRESSES, MOST_FILES, MOST_SECONDS, BusyError
from rashomon.web.render import render
from rashomon.web.uploads import Uploaded

intake = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

PASTED = "pasted.txt"


@intake.get("/add")
def show_add(request: Request, desk: TheDesk) -> Response:
    """Show the form by which texts, files and addresses are handed in."""
    return _show(request, desk)


def _show(request: Request, desk: Desk, refused: str = "", status: int = 200) -> Response:
    most = {"files": MOST_FILES, "minutes": int(MOST_SECONDS // 60), "addresses": MOST_ADDRESSES}
    takes = desk.intake.takes_addresses
    return render(request, desk, "add.html.j2", status=status, refused=refused, most=most, takes_addresses=takes)


@intake.post("/add")
def add_by_form(request: Request, desk: TheDesk, upload: Uploaded) -> Response:
    """Begin to read what a form hands in, and lead to the page that tells how far it is."""
    text = upload.fields.get("text", "").replace("\r\n", "\n")
    files = [*upload.files, *([(PASTED, text.encode())] if text.strip() else [])]
    addresses = list(dict.fromkeys(upload.fields.get("addresses", "").split()))
    published, outlet = (" ".join(upload.fields.get(name, "").split())[:300] for name in ("published", "outlet"))
    try:
        batch = desk.intake.begin(files, published, outlet, desk.user.name if desk.user else "", addresses)
    except (ValueError, BusyError) as error:
        return _show(request, desk, str(error), 409 if isinstance(error, BusyError) else 422)
    return RedirectResponse(f"/add/{batch.id}", 303)


@intake.get("/add/{id}")
def show_batch(request: Request, desk: TheDesk, id: Id) -> Response:
    """Show how far a batch is read, and what became of each report."""
    batch = desk.intake.find(id)
    if batch is None:
        raise lost("batch", id)
    return render(request, desk, "batch.html.j2", batch=batch)


@intake.post("/redactions")
def redact_by_form(request: Request, desk: TheDesk, form: Form) -> Response:
    """Take out of the store what a form names, for good; else say why not."""
    back = local_path(form.get("back", ""))
    try:
        if form.get("sure") != "yes":
            raise ValueError("it cannot be undone: say that you are sure")
        why, by = read_reason(desk, form.get("why", ""), form.get("by", ""))
        done = _redact(desk, form, by, why)
    except ValueError as error:
        return render(request, desk, "refused.html.j2", status=422, message=str(error), back=back)
    follow_up(desk)
    if done.left or not done.swept:
        return render(request, desk, "redacted.html.j2", done=done, back=back)
    return RedirectResponse("/reports" if form.get("what") == "report" else back, 303)


def _redact(desk: Desk, form: Form, by: str, why: str) -> Redacted:
    report, words = form.get("report", ""), form.get("words", "")
    match form.get("what", ""):
        case "report":
            return purge_report(desk.store, report, by, why)
        case "passage":
            reading = next(iter(desk.store.readings(report or "-")), None)
            if reading is None:
                raise HTTPException(404, f"no report has the id {report}")
            return redact_passage(desk.store, report, find_words(reading.report, words), by, why)
        case "person":
            return redact_person(desk.store, [name.strip() for name in words.split(",") if name.strip()], by, why)
    raise ValueError("say what to take out: the report, a passage or a person")
