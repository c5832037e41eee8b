import pytest

from rashomon.fetch.addresses import FetchError, check_target, is_url, parse_url, refuse


@pytest.mark.parametrize(
    ("url", "target", "path"),
    [
        ("https://Example.ORG", "https://example.org/", "/"),
        ("http://example.org:80/a?b=c#d", "http://example.org/a?b=c", "/a?b=c"),
        ("https://example.org:8443/a", "https://example.org:8443/a", "/a"),
        ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4", "/%C3%A4"),
        ("https://example.org./a%2Fb", "https://example.org/a%2Fb", "/a%2Fb"),
        ("http://[::1]:8000/", "http://[::1]:8000/", "/"),
    ],
)
def test_an_address_has_one_form(url: str, target: str, path: str) -> None:
    assert parse_url(url).url == target
    assert parse_url(url).path == path
    assert parse_url(parse_url(url).url) == parse_url(url)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://example.org/", "no address of the web"),
        ("file:///etc/passwd", "no address of the web"),
        ("https://", "no address of the web"),
        ("https://user:secret@example.org/", "name or password"),
        ("https://example.org/a b", "character"),
        ("https://example.org/\r\nX-Header: 1", "character"),
        ("https://example.org\\@evil.example/", "character"),
        ("https://example.org:0/", "no address of the web"),
        ("https://example.org:99999/", "understood"),
        ("https://[::1/", "understood"),
        ("https://a..b/", "understood"),
        (f"https://example.org/{'a' * 2000}", "longer than 2000"),
    ],
)
def test_what_is_no_address_of_the_web_is_refused(url: str, reason: str) -> None:
    with pytest.raises(FetchError, match=reason):
        parse_url(url)


@pytest.mark.parametrize(
    ("address", "plainly", "with_leave"),
    [
        ("93.184.216.34", True, True),
        ("2606:2800:220:1:248:1893:25c8:1946", True, True),
        ("10.0.0.1", False, True),
        ("192.168.1.1", False, True),
        ("100.64.0.1", False, True),
        ("127.0.0.1", False, True),
        ("::1", False, True),
        ("fd12::1", False, True),
        ("::ffff:10.0.0.1", False, True),
        ("169.254.169.254", False, False),  # where clouds tell secrets
        ("100.100.100.200", False, False),
        ("168.63.129.16", False, False),
        ("fd00:ec2::254", False, False),
        ("::ffff:169.254.169.254", False, False),
        ("64:ff9b::a9fe:a9fe", False, False),
        ("64:ff9b::7f00:1", False, True),
        ("2002:a9fe:a9fe::1", False, False),
        ("fe80::1%eth0", False, False),
        ("224.0.0.1", False, False),
        ("0.0.0.0", False, False),
        ("::", False, False),
        ("nonsense", False, False),
    ],
)
def test_which_addresses_are_asked(address: str, plainly: bool, with_leave: bool) -> None:
    assert (refuse(address, False) == "") is plainly
    assert (refuse(address, True) == "") is with_leave


def test_a_name_with_one_private_address_is_refused() -> None:
    target = parse_url("https://example.org/")
    assert check_target(target, False, lambda *_: ["93.184.216.34"]) == ["93.184.216.34"]
    with pytest.raises(FetchError, match=r"example\.org is at 10\.0\.0\.1, a private address: --allow-private"):
        check_target(target, False, lambda *_: ["93.184.216.34", "10.0.0.1"])
    with pytest.raises(FetchError, match="cannot be resolved"):
        check_target(target, False, lambda *_: [])


def test_ports_of_other_servers_are_refused() -> None:
    with pytest.raises(FetchError, match="port 25 is not one of the web"):
        check_target(parse_url("http://example.org:25/"), False, lambda *_: ["93.184.216.34"])
    assert check_target(parse_url("http://example.org:81/"), True, lambda *_: ["93.184.216.34"])


@pytest.mark.parametrize("number", ["127.0.0.1", "2130706433", "0x7f.1", "127.1", "localhost"])
def test_every_way_to_write_this_machine_is_refused(number: str) -> None:
    with pytest.raises(FetchError, match="private address"):
        check_target(parse_url(f"http://{number}:8000/"), False)


def test_what_is_an_address() -> None:
    assert is_url("HTTPS://example.org")
    assert not is_url("reports/https.txt")
    assert not is_url("httpd.txt")
