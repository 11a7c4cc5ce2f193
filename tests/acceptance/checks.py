"""What was expected and what came, one line each."""


class Checks:
    """Counts what agrees. `out` is a stream; lines that do not agree begin with NO."""

    def __init__(self, out):
        self._out = out
        self.agree = 0
        self.all = 0

    def equal(self, what, expected, got):
        """Writes whether they are equal, and returns it."""
        self.all += 1
        same = expected == got
        self.agree += same
        print(f"{'ok' if same else 'NO'}  {what}: expected {_short(expected)}, got {_short(got)}",
              file=self._out, flush=True)
        return same

    def note(self, text):
        """A line that is no check."""
        print(f"    {text}", file=self._out, flush=True)

    def finish(self):
        """Writes the last line; whether something was checked and all agrees."""
        print(f"acceptance: {self.agree} of {self.all}", file=self._out, flush=True)
        return self.agree == self.all > 0


def _short(value):
    text = repr(value)
    return text if len(text) <= 160 else text[:150] + f"... ({len(text)} characters)"
