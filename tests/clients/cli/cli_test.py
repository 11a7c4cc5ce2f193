#!/usr/bin/python3
"""The CLI against a real server. Usage: cli_test.py ENTENTED ENTENTE [unittest arguments]"""

import json
import re
import signal
import subprocess
import time

from served_case import COMMITS, ENTENTE, KEY, ServedCase, claim, line, main, text, typed


class CliTest(ServedCase):
    def test_import_counts_and_is_idempotent(self):
        self.assertRegex(self.imported.out, r"^imported 4 commits: \d+ claims recorded, "
                                            r"0 already present, 3 judgements\n$")
        before = self.ok("status", "--format", "json").json()["status"]["graphs"]
        again = self.ok("import", str(self.file))
        self.assertIn("4 known before", again.out)
        self.assertIn("0 claims recorded", again.out)
        self.assertEqual(before, self.ok("status", "--format", "json").json()["status"]["graphs"])

    def test_identity_shows_who_joined_what_and_what_undoing_leaves(self):
        joins = [line("i/1", typed("iso:KP", "State", ("North Korea", "en"))
                      + [claim("doc:a", "type", text("Document"))]),
                 line("i/2", typed("DPRK", "State", ("DPRK", "en"))
                      + [claim("DPRK", "opposes", "iso:KP")]),
                 line("i/3", [{"judgement": {"same_as": {"a": "DPRK", "b": "iso:KP"},
                                             "reason": "the same seat at the UN"}, "ref": "j"}])]
        self.ok("graph", "create", "joined")
        self.ok("--graph", "joined", "import", "-", stdin="\n".join(joins) + "\n")
        shown = self.ok("--graph", "joined", "identity", "dprk").out
        self.assertRegex(shown, r"iso:KP +revision \d+ +local \(revision \d+\)\n")
        self.assertRegex(shown, r"DPRK SAME_AS iso:KP +local +\d+ +joins +\{iso:KP\} \{DPRK\}\n")
        self.assertIn("the same seat at the UN", shown)
        told = self.ok("--graph", "joined", "identity", "North Korea", "--format", "json").json()
        self.assertEqual(told["id"], "iso:KP")
        self.assertEqual([member["id"] for member in told["members"]], ["iso:KP", "DPRK"])
        # Any id is the entity, and its names are all of them.
        self.assertIn("also DPRK", self.ok("--graph", "joined", "get", "DPRK").out)
        self.assertIn("iso:KP", self.ok("--graph", "joined", "find", "dprk").out)
        # Before it was recorded; and what if it still were so.
        before = ["--recorded-at", str(told["same"][0]["judgement"]["revision"]), "--format", "json"]
        before[1] = str(int(before[1]) - 1)
        alone = self.ok("--graph", "joined", "identity", "DPRK", *before).json()
        self.assertEqual(alone["id"], "DPRK")
        self.assertNotIn("same", alone)
        assumed = self.ok("--graph", "joined", "identity", "DPRK", "--assume-same",
                          "DPRK=North Korea", *before).json()
        self.assertEqual(assumed["id"], "iso:KP")
        self.fails(2, "--graph", "joined", "propositions", "--assume-same", "DPRK")
        self.fails(3, "--graph", "joined", "identity", "nobody")

    def test_import_names_file_line_and_field(self):
        broken = COMMITS[0].replace("t/1", "t/9") + "\n" + line(
            "t/10", [claim("unit:x", "no_such_predicate", "iso:RU")]) + "\n"
        self.ok("graph", "create", "broken")
        self.ok("graph", "list")
        path = self.path / "broken.ndjson"
        path.write_text(broken, encoding="utf-8")
        failed = self.fails(4, "--graph", "broken", "import", str(path))
        self.assertIn(f"{path}:2: ", failed.err)
        self.assertIn("changes[0].claim.predicate", failed.err)
        self.assertIn("1 lines failed", failed.out)

    def test_import_keeps_going_where_told_to(self):
        self.ok("graph", "create", "going")
        text_in = "{\n" + COMMITS[0] + "\n{}\n"
        failed = self.fails(4, "--graph", "going", "import", "-", "--keep-going", stdin=text_in)
        self.assertIn("-:1: ", failed.err)
        self.assertIn("-:3: ", failed.err)
        self.assertIn("imported 1 commits", failed.out)

    def test_a_dry_run_records_nothing(self):
        self.ok("graph", "create", "dry")
        before = self.ok("--graph", "dry", "export").err
        checked = self.ok("--graph", "dry", "import", "--dry-run", str(self.file))
        self.assertIn("would import 4 commits", checked.out)
        self.assertEqual(before, self.ok("--graph", "dry", "export").err)

    def test_export_imports_into_another_graph_and_exports_equal(self):
        def bare(result):
            return [each["commit"] for each in result.lines()]
        first = self.ok("export")
        self.assertIn("exported", first.err)
        self.ok("graph", "create", "copy", "--id-key", KEY)
        self.ok("--graph", "copy", "import", "-", stdin=first.out)
        second = self.ok("--graph", "copy", "export")
        self.assertEqual([c["request_id"] for c in bare(first)],
                         [c["request_id"] for c in bare(second)])

        def numbered(commits):
            """Ids of judgements are each graph's own: call things by the order of their names."""
            dumped = json.dumps(commits, ensure_ascii=False)
            names = {}
            return re.sub(r"[cj]:[0-9a-f]{32}",
                          lambda m: names.setdefault(m.group(), f"ref {len(names)}"), dumped)
        self.assertEqual(numbered(bare(first)), numbered(bare(second)))
        # And into a graph with a key of its own.
        self.ok("--graph", "other", "import", "--create", "-", stdin=first.out)
        third = self.ok("--graph", "other", "export")
        self.assertEqual(numbered(bare(first)), numbered(bare(third)))
        # Into itself it changes nothing.
        self.assertIn(" 0 claims recorded", self.ok("import", "-", stdin=first.out).out)

    def test_part_of_the_commits_can_be_exported(self):
        some = self.ok("export", "--from-revision", self.revision(2), "--to-revision",
                       self.revision(3)).lines()
        self.assertEqual([each["commit"]["request_id"] for each in some], ["t/2", "t/3"])
        self.fails(2, "export", "--to-revision", "1000")

    def test_names_are_found_by_case_accents_and_script(self):
        for name in ("Kursk region", "kursk REGION", "Курская область"):
            found = self.ok("find", name, "--format", "ndjson")
            self.assertEqual([e["id"] for e in found.lines()], ["iso:RU-KRS"], name)
            self.assertIn("lens: default@", found.err)
        found = self.ok("find", "osnabruck", "--format", "ndjson").lines()
        self.assertEqual([e["id"] for e in found], ["place:osnabruck"])
        states = self.ok("find", "--type", "State", "--format", "json").json()
        self.assertEqual([e["id"] for e in states["entities"]], ["iso:GE", "iso:RU"])

    def test_an_id_or_a_name_may_be_given(self):
        by_id = self.ok("get", "iso:RU-KRS", "--format", "json").json()
        by_name = self.ok("get", "kursk region", "--format", "json").json()
        self.assertEqual(by_id["entity"], by_name["entity"])
        self.assertIn("Kursk region", self.ok("get", "iso:RU-KRS").out)
        self.assertEqual(self.ok("get", "unit:x", "--evidence", "--format", "ndjson").lines()[0]
                         ["id"], "unit:x")

    def test_a_name_of_several_is_ambiguous(self):
        error = self.fails(4, "get", "Georgia").err
        self.assertIn("iso:GE", error)
        self.assertIn("iso:US-GA", error)
        self.assertIn("[AMBIGUOUS_NAME]", error)

    def test_a_name_nobody_has_is_answered_with_the_nearest(self):
        error = self.fails(3, "get", "Kursk regoin").err
        self.assertIn("did you mean Kursk region (iso:RU-KRS, Region)", error)
        self.assertIn("[ENTITY_NOT_FOUND]", error)
        error = self.fails(3, "propositions", "--allow-agents", "Zelinskyy").err
        self.assertIn("(person:z, Person)", error)
        error = self.fails(3, "lens", "put", "strict", "--allow-agents", "Zelinskyy").err
        self.assertIn("--allow-agents=Zelinskyy", error)

    def test_names_of_any_script_and_romanisation_mean_the_same(self):
        for name in ("Zelensky", "Zelenskyy", "Zelenskij", "ЗЕЛЕНСЬКИЙ"):
            shown = self.ok("get", name).out
            self.assertIn("(person:z)", shown)
            self.assertIn(f"names: \"{name}\" taken for person:z (", shown)
        self.assertNotIn("names: ", self.ok("get", "person:z").out)

    def test_a_lens_that_believes_no_name_presumes_it(self):
        scope = self.ok("propositions", "--within", "Russia", "--allow-agents", "Zelensky",
                        "--format", "json").json()["scope"]
        self.assertEqual([(n["field"], n.get("presumed", False)) for n in scope["resolved_names"]],
                         [("scope.lens.inline.allow.agents[0]", False), ("within", True)])

    def test_resolve_ranks_candidates(self):
        found = self.ok("resolve", "Zelensky", "--format", "ndjson")
        self.assertEqual([(c["id"], c["reason"]) for c in found.lines()],
                         [("person:z", "NAME_REASON_EXACT")])
        self.assertIn("lens: default@", found.err)
        shown = self.ok("resolve", "Kursk", "--type", "Region", "--limit", "1").out
        self.assertRegex(shown, r"iso:RU-KRS .* 0\.\d\d .*similar")
        self.assertIn("no single entity", shown)
        answer = self.ok("resolve", "Georgia", "--format", "json").json()
        self.assertEqual([c["id"] for c in answer["candidates"]], ["iso:GE", "iso:US-GA"])
        self.assertEqual(self.ok("resolve", "зеленский", "--format", "json").json()["means"],
                         "person:z")
        self.fails(3, "resolve", "Atlantis")
        self.fails(4, "resolve", "x", "--limit", "101")

    def test_propositions_with_groups_and_evidence(self):
        asked = ("propositions", "--predicate", "located_in", "--within", "Russia", "--valid",
                 "2024-10-23", "--group", "origin", "--evidence")
        shown = self.ok(*asked).out
        self.assertIn("Unit X (unit:x)", shown)
        self.assertIn("Kursk region (iso:RU-KRS)", shown)
        self.assertIn("contested", shown)
        self.assertIn("paragraph 2", shown)
        self.assertIn("A report (doc:a)", shown)
        self.assertIn("as of: valid 2024-10-23 sometime", shown)
        rows = self.ok(*asked, "--format", "json").json()
        self.assertEqual(rows["rows"][0]["verdict"], "VERDICT_CONTESTED")
        self.assertRegex(rows["rows"][0]["claim_ids"][0], "^[0-9a-f]{32}$")
        self.assertEqual(len(rows["rows"][0]["evidence"]), 2)
        self.assertEqual(rows["trailer"]["completion"], "COMPLETION_COMPLETE")
        lines = self.ok(*asked, "--format", "ndjson")
        self.assertEqual(lines.lines(), rows["rows"])
        self.assertIn("complete", lines.err)

    def test_cuts_and_lenses_reach_the_server(self):
        asked = ("propositions", "--subject", "unit:x", "--predicate", "located_in")
        early = self.ok(*asked, "--valid", "2024-10-23", "--published-before", "2024-10-25",
                        "--format", "json").json()
        self.assertEqual(early["rows"][0]["verdict"], "VERDICT_ASSERTED")
        self.assertEqual(early["scope"]["published_before"], "2024-10-25")
        foretold = self.ok(*asked, "--valid", "2024-11-01", "--moods", "forecast",
                           "--least-certainty", "possible", "--format", "ndjson").lines()
        self.assertEqual([r["proposition"]["object"] for r in foretold], ["iso:RU"])
        hidden = self.ok(*asked, "--valid", "2024-11-01").out
        self.assertIn("hidden: ", hidden)
        before = self.ok(*asked, "--valid", "ALL", "--recorded-at", self.revision(1),
                         "--format", "json").json()
        self.assertEqual(before["rows"], [])
        self.fails(4, *asked, "--recorded-at", "1000")
        self.fails(4, *asked, "--valid", "the day before yesterday")

    def test_a_page_that_is_asked_for_and_a_budget(self):
        page = self.ok("propositions", "--valid", "ALL", "--page-size", "2", "--format", "json")
        token = page.json()["trailer"]["next_page_token"]
        seen = len(page.json()["rows"])
        self.assertEqual(seen, 2)
        rest = self.ok("propositions", "--valid", "ALL", "--page-size", "2", "--page-token", token,
                       "--all", "--format", "json").json()["rows"]
        whole = self.ok("propositions", "--valid", "ALL", "--format", "json").json()["rows"]
        self.assertEqual(page.json()["rows"] + rest, whole)
        cut = self.run_cli("propositions", "--valid", "ALL", "--budget-edges", "3")
        self.assertEqual(cut.code, 7, cut.err + cut.out)

    def test_neighbors(self):
        shown = self.ok("neighbors", "Kursk region", "--valid", "2024-10-23").out
        self.assertIn("part_of", shown)
        self.assertIn("Unit X (unit:x)", shown)
        out = self.ok("neighbors", "iso:RU-KRS", "--direction", "out", "--format", "ndjson")
        self.assertEqual([r["neighbor"] for r in out.lines()], ["iso:RU"])

    def test_claims_and_one_claim(self):
        denials = self.ok("claims", "--subject", "Unit X", "--stances", "denies", "--format",
                          "ndjson").lines()
        self.assertEqual([c["claim"]["voice"]["document"] for c in denials], ["doc:b"])
        by = self.ok("claims", "--agent", "Zelensky", "--format", "ndjson").lines()
        self.assertEqual(len(by), 1)
        self.assertIn("Zelensky (person:z)", self.ok("claims", "--subject", "unit:x").out)
        shown = self.ok("claim", by[0]["id"]).out
        self.assertIn("(retracted)", shown)
        foretold = self.claim_id("--subject", "unit:x", "--moods", "forecast")
        self.assertIn("fulfils", self.ok("claim", foretold).out)
        self.assertEqual(self.ok("claim", by[0]["id"], "--format", "json").json()["claim"]["id"],
                         by[0]["id"])
        self.fails(3, "claim", "00" * 16)
        self.fails(2, "claim", "zz")

    def test_history(self):
        seen = self.claim_id("--agent", "person:z")
        entries = self.ok("history", seen, "--format", "ndjson").lines()
        self.assertEqual([e["revision"] for e in entries if "claim" in e], [self.revision(2)])
        self.assertEqual([e["revision"] for e in entries if "retraction" in e], [self.revision(4)])
        self.assertIn(self.revision(3), [e["revision"] for e in entries if "judgement" in e])
        shown = self.ok("history", "--subject", "unit:x", "--predicate", "located_in",
                        "--object", "Kursk region").out
        self.assertIn("grade B2", shown)
        self.assertIn("not so sure", shown)
        self.assertEqual(self.ok("history", seen, "--format", "ndjson", "--page-size", "1",
                                 "--all").lines(), entries)
        self.fails(2, "history")

    def test_watch_ends_where_told_to_or_by_interrupt(self):
        shown = self.ok("watch", "--from-revision", self.revision(2), "--to-revision",
                        self.revision(3)).out
        self.assertIn(f"revision {self.revision(2)} ", shown)
        self.assertIn("  judgement ", shown)
        self.assertNotIn(f"revision {self.revision(4)} ", shown)
        events = self.ok("watch", "--to-revision", self.revision(4), "--format", "ndjson").lines()
        commits = [e["commit"] for e in events if "commit" in e]
        self.assertEqual([int(c["revision"]) for c in commits],
                         list(range(1, int(self.revision(4)) + 1)))
        self.assertEqual([c["request_id"] for c in commits][-4:], ["t/1", "t/2", "t/3", "t/4"])
        following = subprocess.Popen(
            [ENTENTE, "--server", self.address, "watch", "--from-revision",
             self.revision(4)],
            stdout=subprocess.PIPE, text=True)
        self.assertIn(f"revision {self.revision(4)} ", following.stdout.readline())
        following.send_signal(signal.SIGINT)
        self.assertEqual(following.wait(timeout=30), 0)
        following.stdout.close()
        self.fails(4, "watch", "--from-revision", "1000")

    def test_graphs(self):
        self.ok("graph", "create", "short-lived")
        self.assertIn("short-lived", self.ok("graph", "list").out)
        self.fails(6, "graph", "create", "example")
        self.fails(2, "graph", "delete", "short-lived")
        self.ok("graph", "delete", "short-lived", "--yes")
        self.fails(3, "graph", "delete", "short-lived", "--yes")
        self.fails(4, "graph", "create", "No Such Name")

    def test_lenses(self):
        self.ok("graph", "create", "lenses")
        at = ("--graph", "lenses")
        self.ok(*at, "lens", "put", "careful", "--least-origins", "2")
        self.assertIn("--least-origins 2", self.ok(*at, "lens", "get", "careful@1").out)
        self.ok(*at, "lens", "put", "careful", "--least-origins", "3")
        listed = self.ok(*at, "lens", "list", "--format", "ndjson").lines()
        self.assertEqual({l["name"]: l["version"] for l in listed}.get("careful"), 2)
        self.assertIn("lens: careful@2", self.ok(*at, "propositions", "--lens", "careful").out)
        self.fails(3, *at, "lens", "get", "missing")
        self.fails(4, *at, "lens", "put", "default", "--ungraded")
        both = self.fails(2, "propositions", "--lens", "careful", "--least-origins", "2").err
        self.assertIn("--least-origins", both)

    def test_ontology_and_status(self):
        self.assertIn("located_in", self.ok("ontology", "predicates").out)
        self.assertIn("MilitaryUnit", self.ok("ontology", "types").out)
        self.assertIn("hosts", self.ok("ontology", "show", "located_in").out)
        self.assertIn("MilitaryUnit", self.ok("ontology").out)
        self.fails(3, "ontology", "show", "located_on")
        status = self.ok("status", "--format", "json").json()
        self.assertTrue(status["status"]["ready"])
        self.assertIn("example", self.ok("status").out)

    def test_errors_have_codes_and_one_line(self):
        self.fails(3, "--graph", "missing", "find", "x")
        self.fails(3, "get", "Nobody Has This Name")
        self.fails(4, "propositions", "--predicate", "located_on")
        self.fails(2, "propositions", "--mode", "always")
        self.fails(2, "frobnicate")
        self.fails(5, "--server", "127.0.0.1:1", "status")
        clash = line("t/1", [claim("doc:z", "type", text("Document"))])
        self.fails(6, "import", "-", stdin=clash)
        untyped = line("t/77", [claim("unit:y", "located_in", "iso:RU")])
        self.fails(6, "import", "-", stdin=untyped)

    def test_no_control_characters_come_out(self):
        for arguments in (("get", "unit:x"), ("find", "--type", "MilitaryUnit"),
                          ("find", "--type", "MilitaryUnit", "--format", "json"),
                          ("watch", "--to-revision", self.revision(1)), ("export",)):
            shown = self.ok(*arguments).out
            self.assertNotIn("\x1b", shown)
            self.assertNotIn("\u202e", shown)
            self.assertIn("evil", shown)

    def test_a_closed_pipe_ends_it(self):
        reading = subprocess.Popen([ENTENTE, "--server", self.address, "watch"],
                                   stdout=subprocess.PIPE)
        reading.stdout.readline()
        reading.stdout.close()
        deadline = time.monotonic() + 30
        while reading.poll() is None and time.monotonic() < deadline:
            # Something new to write makes it notice.
            self.ok("lens", "put", f"l{time.monotonic_ns()}", "--ungraded")
        self.assertIsNotNone(reading.poll())


if __name__ == "__main__":
    main()
