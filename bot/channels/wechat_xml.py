"""The XML of WeChat's callbacks: read safely, written plainly."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

LARGEST = 1 << 20
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class NotXml(ValueError):
    """What came is no XML that the platform would send."""


def parse(data: bytes | str) -> dict[str, Any]:
    """Return the fields under the root: texts by name, deeper ones as dicts, repeated ones as lists. Raises NotXml."""
    if len(data) > LARGEST:
        raise NotXml("too long")
    try:
        root = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise NotXml(type(error).__name__) from None
    if root.tag != "xml":
        raise NotXml(root.tag[:20])
    inside = _inside(root, 0)
    return inside if isinstance(inside, dict) else {}


def _inside(element: Element, depth: int) -> Any:
    if depth > 8:
        raise NotXml("too deep")
    if len(element) == 0:
        return element.text or ""
    fields: dict[str, Any] = {}
    for child in element:
        value = _inside(child, depth + 1)
        if child.tag in fields:
            held = fields[child.tag]
            fields[child.tag] = [*held, value] if isinstance(held, list) else [held, value]
        else:
            fields[child.tag] = value
    return fields


def build(fields: Mapping[str, str | int | Mapping[str, Any]]) -> str:
    """Return an `<xml>` document of the fields in their order; characters that XML cannot hold are left out."""
    return f"<xml>{_built(fields)}</xml>"


def _built(fields: Mapping[str, Any]) -> str:
    return "".join(f"<{name}>{_value(value)}</{name}>" for name, value in fields.items())


def _value(value: Any) -> str:
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Mapping):
        return _built(value)
    text = _NOT_XML.sub("", str(value)).replace("]]>", "]]]]><![CDATA[>")
    return f"<![CDATA[{text}]]>"
