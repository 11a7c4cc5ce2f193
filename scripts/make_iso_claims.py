#!/usr/bin/python3
"""Writes what Debian's iso-codes says of states and their subdivisions as claims, in NDJSON.

Usage: make_iso_claims.py [--output FILE]

One voice speaks: the data set, a document issued by the iso-codes project and dated by its own
changelog. It states no periods, so the claims have none. Each line is a commit of at most 2,000
changes as `entente import` reads them; parents come before their parts. Equal input gives equal
bytes, and request ids are made from what they ask for, so importing twice changes nothing.

A claim's locator counts entries: first those of ISO 3166-1, then those of ISO 3166-2, as listed.
Names of subdivisions are ISO's own, romanised ones, and are of no language; those in a language are
the translators'. Disputed places stand where ISO puts them: it is the data set that says so.
"""

import argparse
import collections
import gettext
import gzip
import hashlib
import json
import pathlib
import re
import sys

SHARE = pathlib.Path("/usr/share")
CHANGES_PER_COMMIT = 2000
# Language tag -> the folder of its translations.
LANGUAGES = {"uk": "uk", "ru": "ru", "ko": "ko", "de": "de", "fr": "fr", "zh": "zh_CN",
             "zh-Hant": "zh_TW", "ja": "ja", "ar": "ar", "es": "es", "pl": "pl"}
ISSUER = "org:iso-codes"
# What of ISO 3166-1 is a name, and of which kind.
STATE_NAMES = {"name": "official", "official_name": "official", "common_name": "alias"}
STATE_CODES = {"alpha_2": "ISO 3166-1 alpha-2", "alpha_3": "ISO 3166-1 alpha-3",
               "numeric": "ISO 3166-1 numeric"}


def released(share):
    """Version and date, as (\"4.15.0\", \"2023-04-27\"), of the newest entry of the changelog."""
    with gzip.open(share / "doc/iso-codes/changelog.gz", "rt", encoding="utf-8") as changelog:
        for line in changelog:
            match = re.match(r"## \[?v?([\d.]+)\]? [-–] (\d{4}-\d{2}-\d{2})", line)
            if match:
                return match.groups()
    raise ValueError(f"{share}/doc/iso-codes/changelog.gz names no dated release")


class Voice:
    """The data set as a voice: what it says, in order."""

    def __init__(self, version):
        self.document = "doc:iso-codes-" + version.removesuffix(".0")
        self.claims = []

    def say(self, subject, predicate, filler, row=0, **qualifiers):
        voice = {"document": self.document}
        if row:
            voice["locator"] = {"paragraph": row}
        claim = {"subject": subject, "predicate": predicate, **filler, "voice": voice}
        if qualifiers:
            claim["qualifiers"] = [{"name": name, "value": text(value)["value"]}
                                   for name, value in qualifiers.items()]
        self.claims.append({"claim": claim})


def text(words, language=""):
    spoken = {"text": words}
    if language:
        spoken["language"] = language
    return {"value": {"text": spoken}}


def translations(share, domain):
    """Language tag -> its translation table; a language without one for the domain is left out."""
    found = {}
    for tag, folder in LANGUAGES.items():
        path = share / "locale" / folder / "LC_MESSAGES" / f"{domain}.mo"
        if path.exists():
            with open(path, "rb") as file:
                found[tag] = gettext.GNUTranslations(file)
    return found


def describe(iso, version, published):
    """The data set says what it is and who issued it."""
    iso.say(iso.document, "type", text("Dataset"))
    iso.say(ISSUER, "type", text("Organization"))
    iso.say(ISSUER, "name", text("iso-codes project", "en"), kind="official")
    iso.say(iso.document, "title", text(f"iso-codes {version}: ISO 3166-1 and ISO 3166-2", "en"))
    iso.say(iso.document, "published", {"value": {"date": published}})
    iso.say(iso.document, "issued_by", {"object": ISSUER})


def say_names(iso, entity, row, names, language, tables):
    """Names as listed, each with its kind, and their translations; equal names are said once."""
    said = set()
    for listed, kind in names:
        spoken = [(listed, language)]
        for tag, table in tables.items():
            translated = table.gettext(listed)
            if translated != listed:
                spoken.append((translated, tag))
        for words, tag in spoken:
            if (words, tag) not in said:
                said.add((words, tag))
                iso.say(entity, "name", text(words, tag), row, kind=kind)


def describe_states(iso, states, tables):
    for row, state in enumerate(states, 1):
        entity = "iso:" + state["alpha_2"]
        iso.say(entity, "type", text("State"), row)
        for field, scheme in STATE_CODES.items():
            iso.say(entity, "external_id", text(state[field]), row, scheme=scheme)
        names = [(state[field], kind) for field, kind in STATE_NAMES.items() if field in state]
        say_names(iso, entity, row, names, "en", tables)


def parent_of(region, codes):
    """The code that a subdivision is part of: another subdivision, or its state."""
    state = region["code"].split("-")[0]
    # Some entries name the parent in full ("GB-ENG"), some within the state ("NX").
    for parent in (region.get("parent"), f"{state}-{region.get('parent')}"):
        if parent in codes:
            return parent
    return state


def describe_regions(iso, regions, first_row, tables):
    codes = {region["code"] for region in regions}
    children = collections.defaultdict(list)
    for row, region in enumerate(regions, first_row):
        children[parent_of(region, codes)].append((row, region))
    # Level by level from the states down, so that a whole is described before its parts.
    level = [entry for parent in children if parent not in codes for entry in children[parent]]
    while level:
        for row, region in level:
            entity = "iso:" + region["code"]
            iso.say(entity, "type", text("Region"), row)
            iso.say(entity, "external_id", text(region["code"]), row, scheme="ISO 3166-2")
            iso.say(entity, "part_of", {"object": "iso:" + parent_of(region, codes)}, row)
            say_names(iso, entity, row, [(region["name"], "official")], "", tables)
        level = [entry for _, region in level for entry in children[region["code"]]]


def commits(claims):
    for begin in range(0, len(claims), CHANGES_PER_COMMIT):
        changes = claims[begin:begin + CHANGES_PER_COMMIT]
        asked = json.dumps(changes, ensure_ascii=False, sort_keys=True).encode()
        request = "iso-3166-" + hashlib.sha256(asked).hexdigest()[:32]
        yield {"commit": {"request_id": request, "changes": changes}}


def entries(share, standard):
    path = share / "iso-codes/json" / f"iso_{standard}.json"
    return json.loads(path.read_text(encoding="utf-8"))[standard]


def make(share):
    """(commits, summary) of what the iso-codes installed below this folder say."""
    states, regions = entries(share, "3166-1"), entries(share, "3166-2")
    tables = translations(share, "iso_3166-1")
    if not tables:
        raise FileNotFoundError(f"{share}/locale has no translation iso_3166-1.mo")
    version, published = released(share)
    iso = Voice(version)
    describe(iso, version, published)
    describe_states(iso, states, tables)
    describe_regions(iso, regions, len(states) + 1, translations(share, "iso_3166-2"))
    made = list(commits(iso.claims))
    return made, (f"iso-codes {version} of {published}: {len(states)} states, {len(regions)} "
                  f"subdivisions, {len(iso.claims)} claims in {len(made)} commits")


def main():
    parser = argparse.ArgumentParser(description="ISO 3166 as claims, in NDJSON.")
    parser.add_argument("--output", help="file to write; default standard output")
    parser.add_argument("--share", type=pathlib.Path, default=SHARE,
                        help="where iso-codes is installed, default /usr/share")
    arguments = parser.parse_args()
    try:
        made, summary = make(arguments.share)
    except (OSError, ValueError) as error:
        sys.exit(f"make_iso_claims: {error}: Debian's package iso-codes is wanted whole, with its "
                 "translations and changelog; scripts/install_packages installs it so")
    lines = "".join(json.dumps(commit, ensure_ascii=False) + "\n" for commit in made)
    if arguments.output:
        pathlib.Path(arguments.output).write_text(lines, encoding="utf-8")
    else:
        sys.stdout.write(lines)
    print(summary, file=sys.stderr)


if __name__ == "__main__":
    main()
