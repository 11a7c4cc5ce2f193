#!/usr/bin/python3
"""Names for ids, of which a message holds only so many."""

import served
from entente import Names, ResourceExhaustedError

UNITS = 100


class NamesTest(served.ServedCase):
    FLAGS = ("--limit-answer-bytes", "8192")

    def test_an_answer_too_large_is_asked_for_in_halves(self):
        units = {f"unit:{number:03}": f"Unit {number} of the army" for number in range(UNITS)}
        self.client.commit([change for unit, name in units.items()
                            for change in served.typed(unit, "MilitaryUnit", (name, "en"))])
        with self.assertRaises(ResourceExhaustedError):
            self.client.batch_get_entities(list(units), valid="ALL")
        names = Names(self.client, "example")
        names.learn([*units, "nobody:at-all"])
        self.assertEqual({unit: names[unit] for unit in units}, units)
        self.assertEqual(names["nobody:at-all"], "")

    def test_one_that_is_too_large_by_itself_is_an_error(self):
        self.client.commit(served.typed("unit:many", "MilitaryUnit", *(
            (f"{number} {'long ' * 20}", "en") for number in range(100))))
        with self.assertRaises(ResourceExhaustedError):
            Names(self.client, "example").learn(["unit:many", "unit:x"])


if __name__ == "__main__":
    served.main()
