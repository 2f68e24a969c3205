"""The fake GeoReport v2 endpoint, read by a client that others wrote and held against the published schema."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import httpx
import pytest
from georeport import GeoReport

from tests.fakes.georeport import JURISDICTION, KEY, GeoReportServer

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
# What the schema published at open311/schema-validation (georeport-v2/request.json, services.json) asks for.
REQUEST = {"service_request_id": str, "status": str, "service_code": str, "requested_datetime": str}
SERVICE = {"service_code": str, "service_name": str, "type": str}
OPTIONAL = {
    "status_notes", "service_name", "description", "agency_responsible", "service_notice", "updated_datetime",
    "expected_datetime", "address", "address_id", "zipcode", "lat", "long", "media_url",
}  # fmt: skip


async def post(city: GeoReportServer, form: str = "json", **more: str) -> httpx.Response:
    said = {
        "jurisdiction_id": JURISDICTION,
        "api_key": KEY,
        "service_code": "001",
        "address_string": "丽景苑 3栋",
        "description": "灯坏了",
    } | more
    async with httpx.AsyncClient() as client:
        return await client.post(f"{city.url}/requests.{form}", data=said)


@pytest.mark.parametrize("form", ["json", "xml"])
async def test_a_foreign_client_reads_services_and_requests(form):
    async with GeoReportServer(NOW) as city:
        client = GeoReport(city.url, jurisdiction=JURISDICTION, output_format=form)
        assert (await post(city, form)).is_success
        assert (await post(city, form, service_code="003", description="路灯")).is_success
        services = await asyncio.to_thread(client.get_service_list)
        assert [row["service_code"] for row in services] == ["001", "002", "003"]
        found = await asyncio.to_thread(
            lambda: client.get_service_requests(service_request_id="638344,638345")
        )
        assert [row["description"] for row in found] == ["灯坏了", "路灯"]


async def test_rows_fit_the_published_schema():
    async with GeoReportServer(NOW) as city, httpx.AsyncClient() as client:
        await post(city)
        asked = {"jurisdiction_id": JURISDICTION}
        [row] = (await client.get(f"{city.url}/requests/638344.json", params=asked)).json()
        assert all(isinstance(row[key], kind) for key, kind in REQUEST.items())
        assert row["status"] in {"open", "closed"}
        assert set(row) <= REQUEST.keys() | OPTIONAL
        datetime.fromisoformat(row["requested_datetime"])
        for service in (await client.get(f"{city.url}/services.json", params=asked)).json():
            assert all(isinstance(service[key], kind) for key, kind in SERVICE.items())
            assert service["type"] in {"realtime", "batch", "blackbox"}


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"api_key": "other"}, 403),
        ({"service_code": "999"}, 404),
        ({"jurisdiction_id": "elsewhere"}, 404),
        ({"description": "长" * 4001}, 400),
    ],
)
async def test_refusals_have_the_form_of_the_specification(wrong, status):
    async with GeoReportServer(NOW) as city:
        answer = await post(city, **wrong)
        assert answer.status_code == status
        [error] = answer.json()
        assert error.keys() == {"code", "description"}
        in_xml = await post(city, "xml", **wrong)
        assert b"<errors><error><code>" in in_xml.content
