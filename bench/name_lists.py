"""Lists of names: those of public data sets, or as many made up, in tab-separated lines."""

import csv
import gzip
import json
import random

# Scripts beside Latin, of which names are made up: from which letter on, and how many.
SCRIPTS = {"ru": (0x0430, 32), "el": (0x03B1, 25), "ar": (0x0627, 28), "hi": (0x0915, 37),
           "ko": (0xAC00, 11172), "zh": (0x4E00, 3000)}
SYLLABLES = ["al", "an", "ba", "bu", "chi", "da", "de", "el", "fer", "ga", "han", "ir", "ja", "ka",
             "ko", "la", "li", "ma", "mo", "na", "nov", "or", "pe", "qa", "ra", "ros", "sa", "sto",
             "ta", "ul", "va", "wen", "xi", "ya", "zo"]


def folded_lines(path):
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as file:
        return file.read().splitlines()


def cldr(data):
    for row in csv.reader(folded_lines(data / "geo/cldr_territory_names.tsv.gz")[1:],
                          delimiter="\t", quoting=csv.QUOTE_NONE):
        locale, code, name = row
        scheme = "m49" if code[0].isdigit() else "iso"
        yield f"{scheme}:{code.split('-alt')[0]}", locale, name


def world_countries(data):
    for country in json.loads("\n".join(folded_lines(data / "geo/world-countries.json.gz"))):
        entity = f"iso:{country['cca2']}"
        names = [("en", country["name"]), *country["translations"].items(),
                 *country["name"].get("native", {}).items()]
        for language, name in names:
            yield entity, language, name["common"]
            yield entity, language, name["official"]
        for name in country["altSpellings"]:
            yield entity, "", name


def iso(data):
    for state in json.loads((data / "geo/iso_3166-1.json").read_text("utf-8"))["3166-1"]:
        for key in ("name", "official_name", "common_name"):
            if key in state:
                yield f"iso:{state['alpha_2']}", "en", state[key]
    for region in json.loads("\n".join(folded_lines(data / "geo/iso_3166-2.json.gz")))["3166-2"]:
        yield f"iso:{region['code']}", "", region["name"]


def icews(data):
    for line in folded_lines(data / "icews18/entity2id.txt.gz"):
        name, number = line.split("\t")[:2]
        yield f"icews:{number.strip()}", "en", name.strip()


def of_data(data):
    """Each (entity, language, name) of the data sets below `data` once, or None without them."""
    if not (data / "geo").is_dir() or not (data / "icews18").is_dir():
        return None
    return list(dict.fromkeys(name for source in (cldr, world_countries, iso, icews)
                              for name in source(data) if name[2]))


def made_up(count, seed):
    """`count` names, a third of them in other scripts than Latin; the same for the same seed."""
    dice = random.Random(seed)
    names = []
    for number in range(count):
        language = dice.choice([*SCRIPTS, *[""] * 2 * len(SCRIPTS)])
        if language:
            first, letters = SCRIPTS[language]
            words = ["".join(chr(first + dice.randrange(letters))
                             for _ in range(dice.randint(2, 7))) for _ in range(dice.randint(1, 2))]
        else:
            words = ["".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))).capitalize()
                     for _ in range(dice.randint(1, 4))]
        names.append((f"made:{number // 2}", language, " ".join(words)))
    return names


def write(names, path):
    with open(path, "w", encoding="utf-8") as file:
        file.writelines("\t".join(" ".join(field.split()) for field in name) + "\n"
                        for name in names)
