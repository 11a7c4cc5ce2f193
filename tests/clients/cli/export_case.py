"""What the end-to-end tests of entente export share: a server with MORE in its graph, and a folder
for what is written. Arguments as those of served_case."""

import json
import pathlib
import tempfile

from served_case import ServedCase


class ExportCase(ServedCase):
    MORE = []

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        more = cls.path / "more.ndjson"
        more.write_text("".join(line + "\n" for line in cls.MORE), encoding="utf-8")
        imported = cls.run_cli("import", str(more))
        assert imported.code == 0, imported.err

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="entente-export-")
        self.addCleanup(folder.cleanup)
        self.place = pathlib.Path(folder.name)

    def manifest(self, name):
        return json.loads((self.place / name).read_text(encoding="utf-8"))
