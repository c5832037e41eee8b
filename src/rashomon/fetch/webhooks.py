"""Messages → a server of the user's own, signed so that it can tell who sent them: Standard Webhooks 1.0."""

from __future__ import annotations

import base64
import binascii
import hmac
from hashlib import sha256

from rashomon.fetch.client import Fetcher

PREFIX = "whsec_"  # before a secret that is written in base64


def send_webhook(fetcher: Fetcher, url: str, secret: str, id_: str, body: bytes) -> None:
    """Send a message to an address, with its id, the time and a signature; FetchError where it is not taken."""
    sent = int(fetcher.clock.now())
    headers = {
        "Content-Type": "application/json",
        "Webhook-Id": id_,
        "Webhook-Timestamp": str(sent),
        "Webhook-Signature": sign(secret, id_, sent, body),
    }
    fetcher.post(url, body, headers)


def sign(secret: str, id_: str, sent: int, body: bytes) -> str:
    """Return the signature of a message: HMAC-SHA256 of id, time and body, in base64 behind the version."""
    digest = hmac.digest(key_of(secret), f"{id_}.{sent}.".encode() + body, sha256)
    return f"v1,{base64.b64encode(digest).decode()}"


def key_of(secret: str) -> bytes:
    """Return the bytes of a secret: of base64 behind "whsec_", else of the text. ValueError for bad base64."""
    if not secret.startswith(PREFIX):
        return secret.encode()
    try:
        return base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except binascii.Error:
        raise ValueError(f"the secret begins with {PREFIX} and is no base64") from None
