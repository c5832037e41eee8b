import pytest

from rashomon.fetch.robots import parse_robots

ALL = "User-agent: *\nDisallow: /private\nAllow: /private/open\n"


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("", "/any", True),
        (ALL, "/", True),
        (ALL, "/private", False),
        (ALL, "/private/x", False),
        (ALL, "/private/open/x", True),  # the longer one counts
        ("User-agent: *\nDisallow: /\nAllow: /$\n", "/", True),
        ("User-agent: *\nDisallow: /\nAllow: /$\n", "/a", False),
        ("User-agent: *\nDisallow: /*.pdf$\n", "/a/b.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$\n", "/a/b.pdf?x", True),
        ("User-agent: *\nDisallow: /a*b*c\n", "/a/b/c/d", False),
        ("User-agent: *\nDisallow: /a*b*c\n", "/a/c/b", True),
        ("User-agent: *\nDisallow: /*?session=\n", "/a?session=1", False),
        ("User-agent: *\nDisallow: /ä\n", "/%C3%A4/1", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a\n", "/a", True),  # of two that are as long, the kinder
        ("User-agent: *\nDisallow:\n", "/any", True),
        ("User-agent: other\nDisallow: /\n", "/any", True),
        ("User-agent: rashomon\nDisallow: /a\n\nUser-agent: *\nDisallow: /b\n", "/a", False),
        ("User-agent: rashomon\nDisallow: /a\n\nUser-agent: *\nDisallow: /b\n", "/b", True),  # the own group alone
        ("User-agent: Rashomon/2.0\nUser-agent: other\nDisallow: /\n", "/a", False),
        ("User-agent: rashomon\n\nUser-agent: *\nDisallow: /\n", "/a", False),  # one group for both
        ("user-agent : * # all\ndisallow : /a # not here\n", "/a", False),
        ("Disallow: /\n", "/a", True),  # of no group
        ("\ufeffUser-agent: *\r\nDisallow: /a\r\n", "/a", False),
        ("<html>not found</html>", "/a", True),
    ],
)
def test_what_may_be_asked_for(rules: str, path: str, allowed: bool) -> None:
    assert parse_robots(rules, "rashomon").allows(path) is allowed


def test_a_delay_has_an_end() -> None:
    assert parse_robots("User-agent: *\nCrawl-delay: 4.5\nDisallow:\n", "rashomon").delay == 4.5
    assert parse_robots("User-agent: *\nCrawl-delay: 999999\n", "rashomon").delay == 60
    assert parse_robots("User-agent: *\nCrawl-delay: soon\n", "rashomon").delay == 0


def test_patterns_that_mean_harm_take_no_time() -> None:
    robots = parse_robots(f"User-agent: *\nDisallow: /{'*a' * 2000}b\n", "rashomon")
    assert robots.allows("/" + "a" * 2000)
