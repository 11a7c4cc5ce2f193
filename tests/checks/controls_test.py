#!/usr/bin/python3
"""Negative controls: every check, given a tree with one defect, fails and says where.

Usage: controls_test.py CHECK. For each defect the same tree without it must pass, so that a check
that always fails is noticed, too.
"""

import pathlib
import subprocess
import sys
import tempfile

SCRIPTS = pathlib.Path(__file__).resolve().parents[2] / "scripts"

PROTO = """syntax = "proto3";

// Things.
package entente.v1;

// A thing.
message Thing {
  // Its id.
  string id = 1;
}
"""

# A lone word of the banned kinds is put together here, so that the checks do not find it in this
# file: it is about them.
LATER = "TO" + "DO"

# Check -> (a tree that passes, [(a file to add or replace, its text, what must be reported)]).
CONTROLS = {
    "floors": ({"graph/model/a.h": '#include <string>\n#include "absl/status/status.h"\n',
                "graph/engine/rocksdb/e.cc": '#include "rocksdb/db.h"\n',
                "server/s.cc": '#include <grpcpp/grpcpp.h>\n#include "graph/model/a.h"\n'}, [
        ("graph/model/b.h", '\n#include "graph/store/view.h"\n', "graph/model/b.h:2:"),
        ("graph/resolve/r.cc", '#include "graph/store/view.h"\n', "graph/resolve/r.cc:1:"),
        ("graph/store/s.cc", '#include "graph/engine/rocksdb/e.h"\n', "graph/store/s.cc:1:"),
        ("graph/store/s.cc", '#include "rocksdb/db.h"\n', "graph/store/s.cc:1:"),
        ("graph/query/q.h", "#include <grpcpp/grpcpp.h>\n", "graph/query/q.h:1:"),
        ("graph/query/q.h", '#include "entente/v1/claim.pb.h"\n', "graph/query/q.h:1:"),
        ("graph/model/b.h", '#include "entente/v1/ontology.pb.h"\n', "graph/model/b.h:1:"),
        ("graph/model/b.h", "#include <fstream>\n", "graph/model/b.h:1:"),
        ("graph/store/s.cc", '#include "server/s.h"\n', "graph/store/s.cc:1:"),
        ("clients/cli/c.cc", '#include "graph/model/a.h"\n', "clients/cli/c.cc:1:"),
        ("server/s2.cc", '#include "nlohmann/json.hpp"\n', "server/s2.cc:1:"),
        ("graph/model/b.h", '#include "boost/any.hpp"\n', "graph/model/b.h:1:"),
        ("graph/attic/b.h", "#include <string>\n#include <absl/a.h>\n", "graph/attic/b.h:2:"),
    ]),
    "names": ({"graph/model/database.h": "class Database { absl::Status DataLoss(); };\n",
               "server/s.h": "void Call(grpc::ServerContext* call);  // Context\n"}, [
        ("graph/model/claim_utils.h", "\n", "graph/model/claim_utils.h:1:"),
        ("graph/model/b.h", "\nclass ClaimManager {};\n", "graph/model/b.h:2:"),
        ("graph/model/b.h", "struct ClaimInfo {};\n", "graph/model/b.h:1:"),
        ("graph/model/b.h", "void Load(int rowData);\n", "graph/model/b.h:1:"),
        ("graph/model/b.cc", "struct StoreV2 {};\n", "graph/model/b.cc:1:"),
        ("server/b.cc", '#include "x.h"\n\nclass CallHandler {};\n', "server/b.cc:3:"),
        ("proto/a.proto", "message ClaimData {}\n", "proto/a.proto:1:"),
        ("graph/common/b.h", "\n", "graph/common/b.h:1:"),
    ]),
    "sizes": ({"graph/a.h": "\n" * 200, "graph/a.cc": "\n" * 500,
               "graph/f.cc": "int A();\n\nint F(int a,\n      int b) {\n" + "\n" * 57 + "}\n"}, [
        ("graph/b.h", "\n" * 201, "graph/b.h:201:"),
        ("graph/b.cc", "\n" * 501, "graph/b.cc:501:"),
        ("graph/b.cc", "int A();\n\nint F(int a,\n      int b) {\n" + "\n" * 58 + "}\n",
         "graph/b.cc:3:"),
        ("graph/b.h", "class B {\n  int a;\n  int F() {\n" + "\n" * 59 + "  }\n};\n",
         "graph/b.h:3:"),
        ("scripts/b.py", "class B:\n    def f(self):\n" + "        self.g()\n" * 60,
         "scripts/b.py:2:"),
    ]),
    "words": ({"graph/a.h": "// All of it.\n"}, [
        ("graph/b.h", f"\n// {LATER}: the rest\n", "graph/b.h:2:"),
        ("tests/b.cc", "TEST(A, DISAB" + "LED_B) {}\n", "tests/b.cc:1:"),
    ]),
    "mirrors": ({"graph/model/a.cc": "\n", "tests/graph/model/a_test.cc": "\n",
                 "tests/graph/model/CMakeLists.txt": "a_test.cc b_test.cc\n",
                 "server/entented.cc": "\n", "clients/cli/entente.cc": "\n"}, [
        ("graph/model/b.cc", "\n", "graph/model/b.cc:1:"),
        ("server/s.cc", "\n", "server/s.cc:1:"),
        ("clients/cpp/c.cc", "\n", "clients/cpp/c.cc:1:"),
        ("tests/graph/model/CMakeLists.txt", "b_test.cc\n", "tests/graph/model/a_test.cc:1:"),
    ]),
    "links": ({"README.md": "# Top\n[a](docs/a.md#the-way-in) [t](#top) [w](https://a.org/x)\n",
               "docs/a.md": "## The way in\n[back](../README.md)\n```\n[x](gone.md)\n```\n"}, [
        ("docs/b.md", "\n[gone](gone.md)\n", "docs/b.md:2:"),
        ("docs/b.md", "[no heading](a.md#the-way-out)\n", "docs/b.md:1:"),
    ]),
    "protos": ({"proto/entente/v1/a.proto": PROTO}, [
        ("proto/entente/v1/a.proto", PROTO.replace("  // Its id.\n", ""), "a.proto:8:"),
        ("proto/entente/v1/a.proto", PROTO.replace("// A thing.\n", ""), "a.proto:6:"),
        ("proto/entente/v1/b.proto", PROTO.replace("message Thing", "message Other")
         + "\n// K.\nenum K {\n  K_UNSPECIFIED = 0;\n}\n", "b.proto:14:"),
        ("proto/entente/v1/b.proto", PROTO.replace("message Thing", "message Other")
         + "\n// S.\nservice S {\n  rpc Get(Other) returns (Other);\n}\n", "b.proto:14:"),
    ]),
    "format": ({"graph/a.h": "int Half(int a);\n"}, [
        ("graph/b.cc", "\nint  Half( int a );\n", "graph/b.cc:2:"),
    ]),
    "buf": ({"proto/entente/v1/a.proto": PROTO,
             "proto/buf.yaml": (SCRIPTS.parent / "proto/buf.yaml").read_text()}, [
        ("proto/entente/v1/a.proto", PROTO.replace("string id", "string Id"), "a.proto:9:"),
    ]),
}


def run(check, tree):
    """The exit code and output of the check on a tree of these files."""
    with tempfile.TemporaryDirectory() as top:
        for path, text in tree.items():
            file = pathlib.Path(top) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        script = next(SCRIPTS / name for name in (f"check_{check}.py", f"check_{check}")
                      if (SCRIPTS / name).exists())
        ran = subprocess.run([script, top], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                             text=True)
        return ran.returncode, ran.stdout


def main():
    check = sys.argv[1]
    clean, defects = CONTROLS[check]
    code, said = run(check, clean)
    if code == 77:
        print(said)
        sys.exit(77)
    failures = []
    if code != 0 or not said.rstrip().endswith("ok"):
        failures.append(f"the tree without a defect: exit {code}, said:\n{said}")
    for path, text, report in defects:
        code, said = run(check, {**clean, path: text})
        if code in (0, 77) or report not in said:
            failures.append(f"{path} {text[:60]!r}: exit {code}, '{report}' missing in:\n{said}")
    for failure in failures:
        print(failure)
    print(f"{check}: {len(defects) - len(failures)} of {len(defects)} defects found")
    sys.exit(1 if failures else 0)


main()
