import pytest

from rashomon.web.addresses import LOCAL, Site, find_asker, read_site

PROXIES = frozenset(["10.0.0.1"])


@pytest.mark.parametrize(
    ("url", "host", "origin"),
    [
        ("https://cases.example.org", "cases.example.org", "https://cases.example.org"),
        ("https://Cases.Example.org/", "cases.example.org", "https://cases.example.org"),
        ("https://cases.example.org:443", "cases.example.org", "https://cases.example.org"),
        ("https://cases.example.org:8443", "cases.example.org:8443", "https://cases.example.org:8443"),
        ("https://[2001:db8::1]:8443", "[2001:db8::1]:8443", "https://[2001:db8::1]:8443"),
        ("http://localhost:8000", "localhost:8000", "http://localhost:8000"),
        ("http://127.0.0.1:8000", "127.0.0.1:8000", "http://127.0.0.1:8000"),
    ],
)
def test_an_address_is_read(url: str, host: str, origin: str) -> None:
    site = read_site(url, PROXIES)
    assert (site.host, site.origin, site.https) == (host, origin, url.startswith("https"))
    assert site.is_named(host.upper())
    assert not site.is_named("localhost.attacker.example")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "cases.example.org",
        "ftp://cases.example.org",
        "https://",
        "https://cases.example.org/path",
        "https://cases.example.org?x",
        "https://ada@cases.example.org",
        "https://cases.example.org:port",
        "http://cases.example.org",
        "http://192.168.0.4:8000",
    ],
)
def test_an_address_that_is_none_or_not_safe_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"is not of the form|without https"):
        read_site(url, PROXIES)


@pytest.mark.parametrize(
    ("peer", "told", "asker"),
    [
        ("10.9.9.9", "", "10.9.9.9"),
        ("10.9.9.9", "10.1.1.1", "10.9.9.9"),
        ("10.0.0.1", "10.1.1.1", "10.1.1.1"),
        ("10.0.0.1", "made up, 10.1.1.1", "10.1.1.1"),
        ("10.0.0.1", "10.1.1.1, made up", "10.0.0.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("", "", "unknown"),
    ],
)
def test_who_asks(peer: str, told: str, asker: str) -> None:
    headers = {"x-forwarded-for": told} if told else {}
    assert find_asker(Site("a.example", True, PROXIES), peer, headers) == asker


def test_nobody_speaks_for_another_at_the_workbench_of_one_person() -> None:
    assert find_asker(LOCAL, "127.0.0.1", {"x-forwarded-for": "10.1.1.1"}) == "127.0.0.1"
