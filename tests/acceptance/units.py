"""Positions of units in Ukraine (ground truth, section 5)."""

import collections

# Day: units known by then, day of the last map, units last seen before it.
KNOWN = {"2022-04-15": (87, "2022-04-15", 24), "2022-05-15": (159, "2022-05-13", 20),
         "2022-06-30": (176, "2022-06-13", 22), "2022-08-20": (208, "2022-08-20", 81)}
SUPERIORS = {"Operational Command West": 14, "Operational Command South": 13,
             "Operational Command East": 11, "Operational Command North": 11, "National Guard": 9,
             "Russian Airborne Forces": 8, "1st Army Corps (Donetsk)": 7, "Assault Forces": 7,
             "Southern Military District": 7, "90th Guards Tank Division": 5}
POSITIONS = {"155th Separate Guards Naval Infantry Brigade": 10, "4th Guards Tank Division": 10,
             "1st Guards Tank Regiment": 9, "35th Combined Arms Army": 9,
             "3rd Motorized Rifle Division": 9, "64th Separate Motorized Rifle Brigade": 9}


def _seen(rows):
    """(entity, filler) -> days on which it was seen, of rows with evidence."""
    days = collections.defaultdict(set)
    for row in rows:
        said = row.proposition
        filler = said.object or said.value.SerializeToString()
        for record in row.evidence:
            days[said.subject, filler].add(record.claim.period.removeprefix("@"))
    return days


def check(graphs, checks):
    """Everything of section 5."""
    records, _, rejected = graphs.fill("units", "uawardata_units",
                                       "units/uawardata_units_to_2022-08-20.csv.gz")
    checks.equal("unit positions: records, rejected", (2006, 0), (records, rejected))
    client = graphs.client("units")
    names = {row.proposition.subject: row.proposition.value.text.text
             for row in client.list_propositions(predicate="name", valid="ALL")}
    placed = _seen(client.list_propositions(predicate="coordinates", valid="ALL", evidence=True))
    units = {unit for unit, _ in placed}
    maps = {day for days in placed.values() for day in days}
    checks.equal("units, maps, first and last map", (208, 20, "2022-03-31", "2022-08-20"),
                 (len(units), len(maps), min(maps), max(maps)))
    by_state = collections.Counter()
    for row in client.list_propositions(predicate="belongs_to", valid="ALL"):
        by_state[row.proposition.object] += row.support
    checks.equal("rows by state", {"iso:RU": 1457, "iso:UA": 549}, dict(by_state))
    for day, expected in KNOWN.items():
        # What the graph says of the day: where a unit is has no horizon here, so the last map counts.
        known = {row.proposition.subject for row in client.list_propositions(
            predicate="coordinates", valid=day, published_before=_next(day))}
        last = {unit: max(seen for (who, _), days in placed.items() if who == unit
                          for seen in days if seen <= day) for unit in known}
        latest = max(last.values())
        checks.equal(f"units known on {day}, the last map, older sightings", expected,
                     (len(known), latest, sum(seen < latest for seen in last.values())))
    superior = _seen(client.list_propositions(predicate="subordinate_to", valid="ALL",
                                              evidence=True))
    latest = {}
    for (unit, over), days in superior.items():
        latest[unit] = max(latest.get(unit, ("", "")), (max(days), over))
    counted = collections.Counter(names[over] for _, over in latest.values())
    checks.equal("units a superior", SUPERIORS, {name: counted[name] for name in SUPERIORS})
    places = collections.Counter(names[unit] for unit, _ in placed)
    checks.equal("distinct positions", POSITIONS, {name: places[name] for name in POSITIONS})


def _next(day):
    import datetime
    return str(datetime.date.fromisoformat(day) + datetime.timedelta(days=1))
