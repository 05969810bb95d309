# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "redirect_stdout() holds its target no longer than the block."
# see = ["https://docs.python.org/3/library/contextlib.html#contextlib.redirect_stdout"]
# ///
import contextlib
import gc
import io

class Buffer(io.StringIO):
    def __del__(self):
        events.append("buffer finalized")

events = []
with contextlib.redirect_stdout(Buffer()) as buffer:
    print("hidden")
events.append("text of %d characters" % len(buffer.getvalue()))
del buffer
events.append("dropped")
gc.collect()
print(", ".join(events))
