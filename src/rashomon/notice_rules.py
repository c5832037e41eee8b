"""A small TOML file of a user's → which notices he wants, and where they are sent."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rashomon.export.notices import KINDS, Notice
from rashomon.lexicon import fold_name

MOST_BYTES = 2**20
POLICIES = ("ucdp", "acled", "airwars", "latest", "origins")
_LISTS = ("kinds", "countries", "types", "fields", "actors")


@dataclass(frozen=True, slots=True)
class Rule:
    """What a notice must be to be told: one of each list that is not empty. `actors` are folded names."""

    kinds: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()  # ISO 3166-1 alpha-2
    types: frozenset[str] = frozenset()  # of event, PLOVER's
    fields: frozenset[str] = frozenset()  # of figures and disputes; other notices have none
    actors: frozenset[str] = frozenset()  # any side has a name with these words in it

    def takes(self, notice: Notice) -> bool:
        """Tell whether a notice is wanted."""
        told = (
            (self.kinds, notice.kind),
            (self.countries, notice.country),
            (self.types, notice.type),
            (self.fields, notice.field or ""),
        )
        names = [f" {fold_name(name)} " for name in notice.actors]
        named = not self.actors or any(f" {wanted} " in name for wanted in self.actors for name in names)
        return named and all(not wanted or value in wanted for wanted, value in told)


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where notices are sent. The secret that signs them stands in a variable of the environment, not in the file."""

    url: str
    secret_env: str


@dataclass(frozen=True, slots=True)
class Rules:
    """What a file of rules says. What was told is kept under `name`."""

    name: str
    policy: str
    rules: tuple[Rule, ...]
    webhook: Webhook | None

    def take(self, notice: Notice) -> bool:
        """Tell whether any rule wants a notice; without rules all are wanted."""
        return not self.rules or any(rule.takes(notice) for rule in self.rules)


def read_rules(path: Path) -> Rules:
    """Return the rules in a file. ValueError, on one line, for what they cannot mean; OSError where it is none."""
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ValueError(f"{path}: is larger than {MOST_BYTES // 2**20} MB")
    try:
        return _rules(tomllib.loads(data.decode("utf-8")), path.stem)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError(f"{path}: is no TOML: {str(error) or 'nested too deep'}") from None
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None


def _rules(told: Mapping[str, object], name: str) -> Rules:
    _know(told, ("name", "policy", "rule", "webhook"), "the file")
    policy = _word(told.get("policy", "ucdp"), "policy")
    if policy not in POLICIES:
        raise ValueError(f"no policy {policy!r}: one of {', '.join(POLICIES)}")
    rules = told.get("rule", [])
    if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
        raise ValueError("rules stand each under a [[rule]] of its own")
    webhook = told.get("webhook")
    if webhook is not None and not isinstance(webhook, dict):
        raise ValueError("the webhook stands under [webhook]")
    name = _word(told.get("name", name), "name")
    return Rules(name, policy, tuple(map(_rule, rules)), _webhook(webhook) if webhook is not None else None)


def _rule(told: Mapping[str, object]) -> Rule:
    _know(told, _LISTS, "a rule")
    lists = {name: _words(told.get(name, []), name) for name in _LISTS}
    unknown = sorted(lists["kinds"] - set(KINDS))
    if unknown:
        raise ValueError(f"no kind {unknown[0]!r}: one of {', '.join(KINDS)}")
    return Rule(**lists | {"actors": frozenset(filter(None, map(fold_name, lists["actors"])))})


def _webhook(told: Mapping[str, object]) -> Webhook:
    _know(told, ("url", "secret_env"), "the webhook")
    return Webhook(_word(told.get("url"), "url"), _word(told.get("secret_env"), "secret_env"))


def _know(told: Mapping[str, object], known: tuple[str, ...], what: str) -> None:
    unknown = sorted(set(told) - set(known))
    if unknown:
        raise ValueError(f"{what} has a key {unknown[0]!r}; known: {', '.join(known)}")


def _word(value: object, name: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{name} must be a text")
    return value


def _words(value: object, name: str) -> frozenset[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ValueError(f"{name} must be a list of texts")
    return frozenset(value)
