"""A sound file of each format that is read, and what damages it: the ground on which readers are tried."""

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from functools import cache
from pathlib import Path
from random import Random

import brotli
from backports import zstd

from rashomon.coded import Lookup
from rashomon.coding import read_coded
from rashomon.gazetteer import open_gazetteer
from rashomon.read import read_reports
from rashomon.records import Failure, Reading, Report
from rashomon.tables import load_ontology

TEXT = b"Two shells hit the market in Daraa on Sunday, a doctor said. Nine people were killed."
PAGE = b"<html><head><title>Shells</title></head><body><article><p>%b</p></article></body></html>" % TEXT
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n"


def _zip(packing: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as archive:
        archive.writestr("week/a.txt", TEXT)
        archive.writestr("b.jsonl", b'{"text": "Nine died."}\n')
    return file.getvalue()


def _tar() -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name in ("week/a.txt", "ä" * 120 + ".html"):
            info = tarfile.TarInfo(name)
            info.size = len(PAGE)
            archive.addfile(info, io.BytesIO(PAGE))
    return file.getvalue()


def _warc() -> bytes:
    packed = gzip.compress(PAGE, mtime=0)
    body = ANSWER + b"%x\r\n%b\r\n0\r\n\r\n" % (len(packed), packed)
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\nContent-Length: %d\r\n\r\n"
    return (head % len(body) + body + b"\r\n\r\n") * 2


def _packed_warc() -> bytes:
    """Pages packed with brotli and with zstandard."""
    file = b""
    for name, packed in ((b"br", brotli.compress(PAGE)), (b"zstd", zstd.compress(PAGE))):
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: %b\r\n\r\n%b" % (name, packed)
        file += b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\n%b\r\n\r\n" % (len(body), body)
    return file


def _wet() -> bytes:
    words = b"Shells hit a market\n\n" + TEXT
    head = b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n" % len(words)
    return (head + words + b"\r\n\r\n") * 2


def _pdf() -> bytes:
    shown = b"BT /F1 12 Tf 50 750 Td (%b) Tj ET" % TEXT
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(shown), shown),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    file, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj%b endobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return file + b"xref\n0 6\n0000000000 65535 f \n%btrailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(file),
    )


_MAIL = b"""From: Example Ministry <press@example.org>
Subject: =?utf-8?b?U2hlbGxz?=
Date: Mon, 04 Mar 2019 10:20:30 +0200
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="x"

--x
Content-Type: text/plain; charset=utf-8; format=flowed
Content-Transfer-Encoding: quoted-printable

Nine people =
were killed.
--x
Content-Type: text/html; charset=koi8-r
Content-Transfer-Encoding: base64

PHA+TmluZSBkaWVkLjwvcD4=
--x--
"""
_CHAT = {
    "name": "Example",
    "type": "public_channel",
    "id": 5,
    "messages": [{"id": number, "type": "message", "date": "2019-03-04T10:00:00", "text": ["Nine ", {"text": "died."}]}
                 for number in range(3)],
}  # fmt: skip
_MARK = b"From press@example.org Mon Mar  4 10:20:30 2019\n"

SOUND: dict[str, bytes] = {
    "a.txt": TEXT,
    "a.html": PAGE,
    "a.jsonl": b'{"text": "Nine died.", "published": "2019-03-04", "byline": ["A", "B"]}\n' * 2,
    "a.json": json.dumps([{"text": "Nine died."}, {"text": "Ten."}]).encode(),
    "result.json": json.dumps(_CHAT, indent=1).encode(),
    "a.csv": b'title;text;published\nShells;"Nine died; he said.\n""Ten."" she said.";2019-03-04\n',
    "a.xml": b"<rss><channel><item><title>Shells</title><description>Nine died.</description></item></channel></rss>",
    "a.warc": _warc(),
    "a.warc.gz": gzip.compress(_warc(), mtime=0),
    "a.warc.wet": _wet(),
    "a.warc.zst": zstd.compress(_warc()),
    "packed.warc": _packed_warc(),
    "a.eml": _MAIL,
    "a.mbox": (_MARK + _MAIL + b"\n>From the quay\n\n") * 2,
    "a.pdf": _pdf(),
    "a.zip": _zip(zipfile.ZIP_DEFLATED),
    "stored.zip": _zip(zipfile.ZIP_STORED),
    "packed.zip": _zip(zipfile.ZIP_LZMA),
    "a.tar": _tar(),
    "a.tar.gz": gzip.compress(_tar(), mtime=0),
    "a.tar.bz2": bz2.compress(_tar()),
    "a.tar.xz": lzma.compress(_tar()),
}

_ACLED = (
    b"event_id_cnty,event_date,time_precision,sub_event_type,actor1,inter1,actor2,inter2,iso,country,admin1,location,"
    b"latitude,longitude,geo_precision,source,notes,fatalities,timestamp\n"
    b"SYR1,2020-05-04,1,Air/drone strike,Kestrel Brigade,3,Civilians (Syria),7,760,Syria,Aleppo,Aleppo,36.20,37.13,1,"
    b'The Quay; Local Source,"Jets struck, and ""fled"".",12,1589500000\n'
    b"SYR2,04 May 2020,2,Armed clash,Kestrel Brigade,3,Heron Brigade,3,760,Syria,Idlib,Oram,36.1,36.8,2,,,0,\n"
)
_UCDP = {
    "id": 7, "type_of_violence": 1, "side_a": "Government of Mali", "side_b": "Kestrel Brigade", "low": 1, "best": 2,
    "high": 3, "deaths_a": 1, "deaths_b": 1, "date_start": "2020-05-04", "date_end": "2020-05-05", "country_id": 432,
    "where_coordinates": "Gao", "latitude": 16.27, "longitude": -0.04, "where_prec": 2, "source_original": "army",
}  # fmt: skip
_AIRWARS = {
    "Incident code": "ABC7", "Incident date": "May 4\N{EN DASH}5, 2020", "Location": "Amber Weir, Aleppo, Syria",
    "Geolocation": "36.2, 37.1", "Strike type": "Airstrike", "Civilians reported killed": "3 \N{EN DASH} 5",
    "Children": "2", "Suspected belligerents": "Russian Military; Syrian Regime", "Sources": [{"name": "The Quay"}],
}  # fmt: skip
# By recorder and form.
CODED: dict[str, bytes] = {
    "acled.csv": _ACLED,
    "acled.csv.gz": gzip.compress(_ACLED, mtime=0),
    "ucdp.json": json.dumps({"TotalCount": 1, "Result": [_UCDP]}, indent=1).encode(),
    "airwars.jsonl": f"{json.dumps(_AIRWARS)}\n{json.dumps(_AIRWARS | {'Incident code': 'ABC8'})}\n".encode(),
}


def damage(data: bytes, random: Random) -> bytes:
    """Return bytes with a few of them changed, cut out, doubled, moved, or replaced by what means something."""
    damaged = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 4, 16))):
        place = random.randrange(len(damaged) + 1)
        length = random.choice((1, 2, 4, 16, 200))
        match random.randrange(6):
            case 0:
                damaged[place : place + 1] = random.randbytes(1)
            case 1:
                del damaged[place : place + length]
            case 2:
                damaged[place:place] = damaged[place : place + length] * random.choice((1, 2, 500))
            case 3:
                del damaged[place:]
            case 4:
                damaged[place : place + 4] = random.choice((b"\xff" * 4, bytes(4), b"\x7f\xff\xff\xff", b"9999"))
            case _:
                words = (
                    b"\r\n\r\n",
                    b"WARC/1.0\r\n",
                    b"PK\3\4",
                    b"../",
                    b"[[[[",
                    b"{",
                    b'"',
                    b"\0",
                    b"<",
                    b"\xff\xfe",
                    b"--x",
                )
                damaged[place:place] = random.choice(words)
    return bytes(damaged)


def faults_of(path: str) -> list[str]:
    """Read a file; return what is wrong with what comes of it: nothing at all, a reason that is none or not one line.

    Whatever a reader raises goes on to the caller.
    """
    found = list(read_reports([path]))
    faults = [] if found else ["nothing came of it"]
    for one in found:
        if isinstance(one, Failure):
            faults += [] if 0 < len(one.reason) < 120 and "\n" not in one.reason + one.path else [repr(one)]
        else:
            faults += [] if _is_sound(one) else [repr(one)[:300]]
    return faults


@cache
def _lookup() -> Lookup:
    return Lookup(load_ontology(), open_gazetteer())


def read_table(path: str) -> list[Reading | Failure]:
    """What comes of a recorder's table, whose it is by its name."""
    return list(read_coded(Path(path).name.partition(".")[0], path, _lookup()))


def faults_of_table(path: str) -> list[str]:
    """Take in a recorder's table; return what is wrong with what comes of it."""
    found = read_table(path)
    return [fault for one in found for fault in _row_faults(one)] if found else ["nothing came of it"]


def _row_faults(one: Reading | Failure) -> list[str]:
    if isinstance(one, Failure):
        return [] if 0 < len(one.reason) < 200 and "\n" not in one.reason + one.path else [repr(one)]
    text = one.report.text
    astray = [claim.words for claim in one.claims if text[slice(*claim.span)] != claim.words]
    return [f"words {astray} are not where they are said to be"] * bool(astray) + [repr(one)[:300]] * (
        not _is_sound(one.report)
    )


def _is_sound(report: Report) -> bool:
    f"{report.title}{report.text}{report.outlet}{report.byline}{report.path}".encode()
    return "\n" not in report.title + report.path and not any(c < " " and c not in "\n\t" for c in report.text)
