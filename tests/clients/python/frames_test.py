#!/usr/bin/python3
"""Rows as data frames."""

import subprocess
import sys

import served
from entente import Budget, to_dataframe
from entente.frames import PROPOSITION_COLUMNS

WITHOUT = """
import sys
sys.path.insert(0, {package!r})
sys.modules[{missing!r}] = None  # as if it were not installed
import entente
try:
    entente.{function}([])
except entente.MissingPackageError as error:
    print(error)
"""


def said_without(missing, function):
    """What a program without an optional package is told."""
    script = WITHOUT.format(package=served.PACKAGE, missing=missing, function=function)
    return subprocess.run([sys.executable, "-c", script], check=True, capture_output=True,
                          text=True).stdout


class FramesTest(served.ServedCase):
    def test_propositions(self):
        frame = to_dataframe(self.client.list_propositions(predicate="member_of", valid="ALL"))
        self.assertEqual(tuple(frame.columns), PROPOSITION_COLUMNS)
        by_state = {line["subject"]: line for line in frame.to_dict("records")}
        first, second = by_state["iso:KP"], by_state["iso:RU"]
        self.assertEqual((first["subject"], first["subject_name"], first["object_name"]),
                         ("iso:KP", "North Korea", "Treaty of X"))
        self.assertEqual((first["start_latest"], first["end_earliest"]),
                         ("1603-02-01", "1650-12-31"))
        self.assertEqual((second["end_earliest"], second["end_latest"]), ("2012-12-31", None))
        self.assertEqual((second["verdict"], second["certainty"], second["origins_min"]),
                         ("asserted", "attested", 1))
        self.assertEqual(frame.attrs["complete"], True)
        self.assertEqual(frame.attrs["lens"], "default@1")
        self.assertEqual(len(first["claim_ids"]), 32)

    def test_days_before_1677_are_periods_of_pandas(self):
        import pandas
        frame = to_dataframe(self.client.list_propositions(predicate="member_of", valid="ALL"))
        days = pandas.PeriodIndex(frame["start_latest"], freq="D")
        self.assertEqual(days[0].year, 1603)
        with self.assertRaises(pandas.errors.OutOfBoundsDatetime):
            pandas.to_datetime(frame["start_latest"])

    def test_values_and_dissent(self):
        frame = to_dataframe(self.client.list_propositions(subject="unit:x", valid="2024-10-23"))
        by_predicate = frame.set_index("predicate")
        self.assertEqual(by_predicate.loc["strength", "value"], 500)
        self.assertEqual(by_predicate.loc["name", "qualifiers"], {"kind": "official"})
        self.assertEqual(by_predicate.loc["located_in", "denies"], 1)
        self.assertEqual(by_predicate.loc["located_in", "verdict"], "contested")

    def test_a_line_for_each_spell(self):
        said = served.entente.claim("iso:UA", "member_of", "alliance:x", period="1700/1710",
                                    document="doc:a")
        later = served.entente.claim("iso:UA", "member_of", "alliance:x", document="doc:b",
                                     period="1805-01-01/1807-12-31")
        self.client.commit([said, later])
        asked = {"subject": "iso:UA", "predicate": "member_of", "valid": "ALL"}
        whole = to_dataframe(self.client.list_propositions(**asked))
        spells = to_dataframe(self.client.list_propositions(**asked), spells=True)
        self.assertEqual((len(whole), len(spells)), (1, 2))
        self.assertEqual(whole.loc[0, "validity"], "; ".join(spells["validity"]))
        self.assertEqual((whole.loc[0, "start_earliest"], whole.loc[0, "end_latest"]),
                         ("1700-01-01", "1807-12-31"))
        self.assertEqual(list(spells["end_latest"]), ["1710-12-31", "1807-12-31"])

    def test_other_rows(self):
        client, day = self.client, {"valid": "2024-10-23"}
        frame = to_dataframe(client.neighbors("unit:x", **day))
        self.assertEqual(list(frame.columns[:2]), ["neighbor", "direction"])
        frame = to_dataframe(client.traverse(["unit:x"], hops=2, **day))
        self.assertEqual(list(frame["depth"]), [1, 2])
        frame = to_dataframe(client.find_paths("unit:x", "iso:RU", **day))
        self.assertEqual(frame[["path", "hop", "subject", "object"]].values.tolist(),
                         [[1, 1, "unit:x", "iso:RU-KRS"], [1, 2, "iso:RU-KRS", "iso:RU"]])
        frame = to_dataframe(client.list_claims(subject="unit:x", predicate="located_in"))
        self.assertEqual(sorted(frame["stance"]), ["asserts", "denies"])
        frame = to_dataframe(client.diff({"published_before": "2024-10-24"},
                                         predicate="located_in", **day))
        self.assertEqual(list(frame["kind"]), ["new"])
        frame = to_dataframe(client.timeline(axis="valid", subject="iso:KP", predicate="member_of"))
        self.assertEqual(list(frame["kind"]), ["new", "gone"])
        frame = to_dataframe(client.list_entities(type="State"))
        self.assertEqual(list(frame["id"]), ["iso:KP", "iso:RU", "iso:UA"])
        self.assertEqual(frame.attrs["graph"], "example")

    def test_no_rows_have_their_columns_too(self):
        empty = to_dataframe(self.client.list_propositions(predicate="aids"))
        self.assertEqual((tuple(empty.columns), len(empty)), (PROPOSITION_COLUMNS, 0))
        self.assertIn("neighbor", to_dataframe(self.client.neighbors("doc:b")).columns)
        self.assertEqual(tuple(to_dataframe([]).columns), PROPOSITION_COLUMNS)

    def test_a_truncated_frame_says_so_or_is_none(self):
        asked = {"valid": "2024-10-23", "budget": Budget(rows=2)}
        with self.assertRaises(served.entente.TruncatedError):
            to_dataframe(self.client.list_propositions(**asked))
        frame = to_dataframe(self.client.list_propositions(**asked, on_truncated="flag"))
        self.assertEqual((len(frame), frame.attrs["complete"]), (2, False))

    def test_a_frame_of_what_is_left_is_none(self):
        rows = self.client.list_propositions(predicate="member_of", valid="ALL")
        next(rows)
        with self.assertRaisesRegex(served.entente.UsageError, "1 rows of this one") as raised:
            to_dataframe(rows)
        self.assertEqual(raised.exception.reason, "PARTLY_TAKEN")
        rows = self.client.list_propositions(predicate="member_of", valid="ALL", page_size=1)
        rows.next_page()
        rows.next_page()  # passes over the first
        self.assertEqual(rows.taken, 1)
        with self.assertRaises(served.entente.UsageError):
            to_dataframe(rows)
        # To look at the scope takes nothing.
        rows = self.client.list_propositions(predicate="member_of", valid="ALL")
        self.assertEqual(rows.scope.valid, "ALL")
        self.assertEqual(len(to_dataframe(rows)), rows.taken)

    def test_names_may_be_given_or_left_out(self):
        rows = list(self.client.list_propositions(predicate="located_in", valid="2024-10-23"))
        self.assertEqual(to_dataframe(rows).loc[0, "subject_name"], "")
        self.assertEqual(to_dataframe(rows, names={"unit:x": "X"}).loc[0, "subject_name"], "X")
        names = served.entente.Names(self.client, "example")
        self.assertEqual(to_dataframe(rows, names=names).loc[0, "object_name"], "Kursk region")

    def test_without_pandas_the_package_is_named(self):
        self.assertIn("python3-pandas", said_without("pandas", "to_dataframe"))


if __name__ == "__main__":
    served.main()
