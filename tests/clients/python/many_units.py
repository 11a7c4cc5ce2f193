"""A graph with enough of one kind of row to make pages of."""

import served

UNITS = 600
UNITS_PER_COMMIT = 300
REGION = "region:many"


def located(number):
    unit = f"unit:{number:04}"
    return [served.entente.claim(unit, "type", value="MilitaryUnit", document="doc:a"),
            served.entente.claim(unit, "located_in", REGION, period="2024-10-23", document="doc:a")]


class ManyCase(served.ServedCase):
    """UNITS units in one region."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.client.commit(served.typed(REGION, "Region"))
        for begin in range(0, UNITS, UNITS_PER_COMMIT):
            cls.client.commit([change for number in range(begin, begin + UNITS_PER_COMMIT)
                               for change in located(number)])

    def seen(self, **fields):
        return self.client.list_propositions(predicate="located_in", object=REGION, valid="2024",
                                             **fields)
