"""The schema is valid, complete, and tells the truth."""

from typing import Any

import pytest
from django.urls import get_resolver
from drf_spectacular.drainage import GENERATOR_STATS
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from agreements.instruments.entry import StatementEntry
from cooperation.api.documentation.views import schema
from cooperation.api.urls import urlpatterns
from partners.records.seal import seal_history
from tests.cast import Cast

UNDESCRIBED = {"schema/", "docs/"}


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    schema.cache_clear()
    with GENERATOR_STATS.silence():
        found = schema("en")
    assert not GENERATOR_STATS._error_cache
    assert not GENERATOR_STATS._warn_cache
    return found


def test_is_openapi_3_1(document: dict[str, Any]) -> None:
    validate(document)
    assert document["openapi"] == "3.1.0"


def test_names_every_address_and_method(document: dict[str, Any]) -> None:
    described = {
        (path.removeprefix("/api/v1/"), method) for path, methods in document["paths"].items() for method in methods
    }
    actual = set()
    for one in urlpatterns:
        route = str(one.pattern)
        for name in ("key", "number"):
            route = route.replace(f"<{name}:", "{").replace(">", "}")
        if route not in UNDESCRIBED:
            view = one.callback.view_class
            actual |= {(route, m) for m in ("get", "post", "patch", "put", "delete") if hasattr(view, m)}
    assert described == actual


def test_names_every_parameter_that_is_taken(document: dict[str, Any]) -> None:
    for one in urlpatterns:
        view = one.callback.view_class
        route = str(one.pattern).replace("<key:", "{").replace("<number:", "{").replace(">", "}")
        described = document["paths"].get(f"/api/v1/{route}", {}).get("get")
        if described:
            named = {one["name"] for one in described.get("parameters", ()) if one["in"] == "query"}
            assert named == set(view.parameters), route


def test_answers_are_as_described(document: dict[str, Any], rest: Any, cast: Cast) -> None:
    said = StatementEntry("term", {"en": "ten years"}, "Ministry", "https://example.org/", "2024-01")
    agreement = cast.record(audience="public", statements=[said])
    draft = cast.prepared("text_agreed")
    seal_history()
    for key in (agreement.key, draft.key):
        for part in ("", "status/", "transitions/", "acts/", "history/", "audience/"):
            fits(document, rest.get(cast.desk, f"agreements/{key}/{part}"), f"agreements/{{key}}/{part}")
    lists = ("agreements/", "agreements/status/", "parties/", "partnerships/", "changes/", "vocabularies/")
    for where in ("", "me/", *lists):
        fits(document, rest.get(cast.desk, where), where)
    for where, template in (
        ("parties/UKR/", "parties/{code}/"),
        ("partnerships/GBR-UKR/", "partnerships/{pair}/"),
        ("vocabularies/stage/", "vocabularies/{name}/"),
    ):
        fits(document, rest.get(cast.desk, where), template)
    fits(document, rest.get(None, "agreements/nothing/"), "agreements/{key}/", 404)


def fits(document: dict[str, Any], answer: Any, template: str, status: int = 200) -> None:
    """An answer holds what the schema says, and nothing that it does not name."""
    assert answer.status == status
    media = "application/json" if status == 200 else "application/problem+json"
    described = document["paths"][f"/api/v1/{template}"]["get"]["responses"][str(status)]["content"][media]["schema"]
    closed = {name: {**one, **_closed(one)} for name, one in document["components"]["schemas"].items()}
    root = {**described, "components": {"schemas": closed}}
    found = sorted(Draft202012Validator(root).iter_errors(answer.data), key=str)
    assert not found, (template, [(list(one.path), one.message) for one in found][:5])


def _closed(one: dict[str, Any]) -> dict[str, Any]:
    return {"additionalProperties": False} if one.get("type") == "object" else {}


def test_is_served_in_json_and_yaml(rest: Any, db: None) -> None:
    assert rest.get(None, "schema/").data["openapi"] == "3.1.0"
    yaml = rest.get(None, "schema/", Accept="application/vnd.oai.openapi")
    assert yaml.headers["Content-Type"].startswith("application/vnd.oai.openapi")


def test_docs_are_served_from_here_without_inline_script(client: Any, db: None) -> None:
    answer = client.get("/api/v1/docs/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<style" not in page
    assert "http" not in page.replace("http-equiv", "")
    assert page.count("<script src=") == page.count("<script") == 2
    script = client.get("/api/v1/docs/?script=")
    assert script.headers["Content-Type"].startswith("application/javascript")
    assert get_resolver().resolve("/api/v1/docs/").url_name == "api-docs"
