"""Knows the lines that a page puts around a report: share buttons, related links, adverts, cookie and legal notes.

Every pattern is matched against a whole line, so that no sentence of a body is ever part of a cut.
"""

from __future__ import annotations

import re

# the longest legal note seen on news pages is a little shorter
LONGEST = 400

_SITE = (
    r"(?:facebook|twitter|x|instagram|telegram|whats\s?app|you\s?tube|tik\s?tok|linked\s?in|reddit|pinterest|tumblr"
    r"|google(?: news|\+)?|vk(?:ontakte)?|viber|signal|threads|mastodon|bluesky|flipboard|pocket|skype|rss|e-?mail)"
)
_SITES = rf"{_SITE}(?:(?:,\s*(?:and\s+)?|\s+and\s+|\s+or\s+|\s*[/|&]\s*){_SITE})*"
_PIECE = r"(?:article|story|post|page|news|report|video|content|this)"
_LETTER = (
    r"(?:newsletters?|publications?|mailing list|magazine"
    r"|channel|alerts?|updates?|inbox|e-?mails?|podcast|briefings?|bulletin|free|feed)"
)
_ARROW = r"\s*(?:\.{2,3}|…|»|>|→)?"

_SHARE = (
    rf"(?:like|share|tweet|rate|print|e-?mail) this(?: {_PIECE})?(?: (?:on|via|with)\b.{{0,60}})?[:.!]?",
    r"(?:share|save|like|print|tweet|copy link|share it|share on|share via|sharing|shares?:)[:.]?",
    rf"(?:share|send|tweet|pin|save|post)(?: (?:it|{_PIECE}))? (?:on|to|via|by|with)\s+(?:your friends|{_SITES})[.!]?",
    rf"(?:share |tweet |e-?mail |print )?{_SITES}",
    rf"(?:share(?: this)?|follow us)\s*:?(?:[\s/|,]+{_SITE}){{1,8}}",
    r"click (?:here )?to (?:share|e-?mail|print|tweet|like|follow)\b.{0,100}",
    # a name of whom to follow is free; of the other verbs only "us": "Find survivors on Facebook" is a title
    rf"(?:(?:like|find|join|connect with|add) (?:us|me)|follow [\w@ .'’]{{1,40}}?) (?:on|via|at)\s+{_SITES}"
    r"(?: (?:and|for|to)\b.{0,80})?[.!:]?(?: ?@\w+)?",
    r"follow (?:us|me|@\w+)(?: here)?[.!:]?(?: ?@\w+)?",
    r"(?:like )?loading(?:\.{2,3}|…)",
    r"[\d,.]+\s?[km]? (?:shares?|views?|likes?|reads?|retweets?)",
    r"be the first to (?:like this|comment|share).{0,20}",
    r"\d+ bloggers? likes? this\.?",
)
_SUBSCRIBE = (
    r"(?:subscribe|sign up|register)(?: (?:now|here|today|free))?[.!:]?",
    rf"(?:subscribe|sign up|register) (?:to|for|now|here|today|with|and)\b.{{0,60}}?\b{_LETTER}\b.{{0,60}}",
    rf"(?:join|subscribe to) (?:us|our|the)\b.{{0,50}}\b(?:channel|newsletter|{_SITE} group)\b.{{0,40}}",
    rf"subscribe (?:to\b[^.!?]{{1,60}} )?(?:on|via|at)\s+{_SITES}[.!]?",
    r"(?:download|get|install) (?:the|our)\b.{0,40}\bapp\b.{0,60}",
    r"get (?:the )?(?:latest|breaking|daily|our)\b.{0,60}\b(?:inbox|newsletter|e-?mail|alerts?|phone)\b.{0,40}",
    r"support (?:us|our (?:work|journalism)|independent journalism)\b.{0,60}",
    r"(?:log ?in|sign in)(?: to .{1,40}| or (?:register|subscribe))?",
)
# a heading over a list of links; what follows it to the end is the list
_LIST_HEADINGS = (
    r"related(?: (?:articles?|stor(?:y|ies)|posts?|news|topics?|content|links?|coverage|reading|videos?))?[:.]?",
    r"you (?:may|might)(?: also)? (?:like|be interested in)[:.]?",
    r"(?:we recommend|recommended(?: for you| stories| articles| reading)?|see also|in this story|up next)[:.]?",
    r"(?:most (?:read|popular|viewed|shared)(?: \w+)?|trending(?: now| stories)?|popular (?:now|posts|stories))[:.]?",
    r"(?:latest (?:news|stories|articles|posts)|more (?:news|stories|top stories|headlines)|in pictures)[:.]?",
    r"(?:top (?:stories|headlines)|editor['’]?s['’]? picks?|what to read next)[:.]?",
    r"(?:more (?:from|on) this (?:author|story|topic|section)|(?:previous|next) (?:article|post|story))[:.]?",
)
_RELATED = (
    r"(?:[>»▶►→•*-]\s*)?(?:(?:also )?(?:read|see|watch)(?: (?:also|more|next|too|here))?|also (?:on|in) .{1,40}"
    r"|related(?: \w+)?|don['’]?t miss|recommended)\s*[:|»>→].{0,200}",
    rf"(?:read|see|watch|learn|find out) more(?: (?:here|about|on|from|at|in)\b[^.]{{0,100}})?{_ARROW}",
    r"(?:also )?read(?: also| next| full (?:story|article)| the (?:full|whole|original|rest)\b[^.]{0,60})(?: here)?"
    + _ARROW,
    rf"(?:continue|keep) reading(?: the main story| below.{{0,40}})?{_ARROW}",
    *_LIST_HEADINGS,
)
_ADVERT = (
    r"\W{0,3}(?:advertisements?|advertisment|advert|ads?|sponsored(?: content| by .{1,40})?|promoted(?: content)?"
    r"|paid (?:post|content)|promotion)\W{0,3}",
    r"(?:the )?(?:story|article|content) continues (?:below|after)"
    r"(?: (?:the |this )?(?:advertisements?|ads?|video|newsletter promotion))?\W{0,3}",
    r"scroll (?:down )?(?:to continue|for more).{0,40}",
    r"skip (?:advertisement|ad|past .{1,60}|to (?:main )?(?:content|navigation|end))\.?",
)
_COPYRIGHT = (
    r"(?:©|\(c\)|copyright\b\s*(?:©|\(c\)|by\b|\d{4}|:)).{0,300}",
    r"(?:.{0,120}[.,|–—-]\s*)?all rights (?:are )?reserved\.?",
    r"all rights (?:are )?reserved[.,] .{0,300}",
    r"(?:this|these) (?:material|content|article|story|report|works?)\b.{0,20}"
    r"\bmay not be (?:published|reproduced|copied|republished)\b.{0,200}",
    r"(?:reproduction|republication)\b.{0,80}\b(?:prohibited|permission)\b.{0,100}",
    r"our standards: .{0,80}trust principles.{0,20}",
    r"(?:this (?:article|story|post) )?(?:was )?(?:first|originally) (?:published|appeared)"
    r" (?:in|on|at|by) [^.]{1,80}\.?",
)
_COOKIES = (
    r"(?:we|this (?:web)?site|our (?:web)?site)(?: and our partners)? uses? cookies\b.{0,300}",
    r"(?:accept|reject|allow|manage|decline)(?: all)?(?: (?:cookies|preferences|settings))?(?: & (?:close|continue))?",
    r"by (?:continuing|using|clicking)\b.{0,100}\b(?:cookies|privacy policy|terms of)\b.{0,150}",
    r"(?:cookies?|privacy) (?:policy|settings|notice|preferences|statement)(?:\s*[|·•]\s*.{0,80})?",
    r"terms (?:of (?:use|service)|(?:and|&) conditions)(?:\s*[|·•]\s*.{0,80})?",
)
_COMMENT = (
    r"(?:leave|post|add|write) (?:a|your) (?:comment|reply)(?: below)?[.!:]?",
    r"(?:(?:view|show|hide|see|read) )?(?:all )?(?:(?:\d+|no) )?comments?"
    r"(?: (?:\(\d+\)|\d+|yet|closed|off|are (?:closed|off)\.?))?[:.]?",
    r"join the (?:conversation|discussion|debate)[.!:]?",
    r"(?:what do you think|have your say)\?? .{0,60}\bcomments?\b.{0,40}",
    r"(?:cancel )?reply",
)
_MENU = (
    r"(?:older|newer|previous|next|more|earlier|recent) (?:posts?|entries|articles?|stories|items|page)",
    r"(?:print|(?:print|send|e-?mail|forward)(?: this)?(?: (?:page|article|story|to (?:a )?friends?|version)))",
    r"(?:permalink|bookmark|listen to this (?:article|story)|text size.{0,12}|show more|load more|save for later)",
    r"(?:turn on|enable|allow|get) (?:push )?notifications.{0,30}",
    r"(?:thank you|thanks) for reading[.!]?",
    r"you have (?:read )?\d{1,2} (?:of \d{1,2} )?free (?:articles?|stories) (?:left|remaining|this month).{0,40}",
    r"[-–—*=#\s\[(]{0,9}(?:ends?|ends here|end of (?:text|statement|message|communiqu[eé]|release)|# ?# ?#|- ?30 ?-)"
    r"[-–—*=#\s\])]{0,9}",
    r"(?:#\w{2,40}[\s,]*){1,20}",
    r"(?:main menu|menu|back to top|toggle navigation|close menu|home ?page|about us|contact us|sitemap|newsletter)",
    r"(?:home|news|world)(?:\s*[>»›/|]\s*[\w &'’-]{1,40}){1,6}",
    r"\d{1,2}[- ]min(?:ute)?s? read",
    r"(?:reading time|estimated reading time):? .{1,20}",
    r"(?:tags?|topics?|filed under|categories|category|keywords|section)\s*:[^.]{0,200}",
)
_BYLINE = (
    r"\((?:additional )?(?:reporting|writing|editing|compiled) by\b[^()]{0,300}\)",
    r"(?:additional |with )?reporting by [^.]{3,80}(?:; ?(?:additional |writing|editing)[^.]{3,120}){1,3}\.?",
)
_KINDS = {
    "share": _SHARE,
    "subscribe": _SUBSCRIBE,
    "related": _RELATED,
    "advert": _ADVERT,
    "copyright": _COPYRIGHT,
    "cookies": _COOKIES,
    "comment": _COMMENT,
    "menu": _MENU,
    "byline": _BYLINE,
}


def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in patterns), re.I)


_COMPILED = {kind: _any_of(patterns) for kind, patterns in _KINDS.items()}
_LIST_HEADING = _any_of(_LIST_HEADINGS)
# what a sentence of a report tells and an invitation of a page does not
_TELLS = re.compile(r"\b(?:said|says|told|according to|killed|died|wounded|injured|reported)\b", re.I)
_NOTES = ("copyright", "cookies", "byline")
_BETWEEN = re.compile(r"\s*[|•·]\s*|(?<=[!.?])\s+")
_MOST_PARTS = 8
_END = re.compile(r"[.!?…][\"'”’»)\]]*$")


def furniture_kind(line: str) -> str | None:
    """Return what kind of page furniture a whole line is (share, related, advert, …); None for words of the report."""
    words = line.strip()
    if not words or len(words) > LONGEST:
        return None
    kind = _kind(words) or _kind_of_parts(words)
    if kind is not None and kind not in _NOTES and ends_sentence(words) and _TELLS.search(words):
        # "Follow the ministry on Twitter, officials said."
        return None
    return kind


def _kind(words: str) -> str | None:
    return next((kind for kind, pattern in _COMPILED.items() if pattern.fullmatch(words)), None)


def _kind_of_parts(words: str) -> str | None:
    """Return the kind of a line of which every part is furniture: "3 comments | Older posts", "Subscribe! Tags: …"."""
    parts = [part for part in _BETWEEN.split(words) if part]
    if not 2 <= len(parts) <= _MOST_PARTS:
        return None
    kinds = [_kind(part) for part in parts]
    return kinds[0] if None not in kinds else None


def heads_links(line: str) -> bool:
    """Return whether a line is a heading such as "Related articles", over a list of links."""
    return _LIST_HEADING.fullmatch(line.strip()) is not None


def ends_sentence(line: str) -> bool:
    """Return whether a line ends as a sentence does: with a full stop or its kin, closing marks allowed after it."""
    return _END.search(line.rstrip()[-8:]) is not None
