from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, settings

from rashomon.web.api import api
from rashomon.web.streams import streams
from workbench_cases import fill, open_client, ordinary

EXAMPLES = 12  # for each address


def document() -> dict[str, Any]:
    """Return what /openapi.json says of the addresses, without a store."""
    app = FastAPI()
    app.include_router(streams)
    app.include_router(api)
    return app.openapi()


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return open_client(fill(tmp_path_factory.mktemp("schema") / "store.sqlite", ordinary()))


@schemathesis.openapi.from_dict(document()).parametrize()
@settings(max_examples=EXAMPLES, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_request_that_fits_the_document_breaks_the_api(case: Any, browser: TestClient) -> None:
    sent = case.as_transport_kwargs(base_url="http://localhost")
    told = {key: sent[key] for key in ("method", "url", "params", "headers", "json") if sent.get(key)}
    answer = browser.request(**told, content=sent["data"] if isinstance(sent.get("data"), bytes | str) else None)
    assert answer.status_code < 500
    if answer.status_code >= 400:
        assert set(answer.json()["error"]) == {"code", "message"}
