# /// script
# requires-python = ">=3.3"
# [tool.lastref]
# claim = "An ExitStack runs its callbacks last in, first out, and releases what they hold afterwards."
# see = ["https://docs.python.org/3/library/contextlib.html#contextlib.ExitStack"]
# ///
import contextlib
import gc

class Resource(object):
    def __init__(self, label):
        self.label = label

    def close(self):
        events.append("close " + self.label)

    def __del__(self):
        events.append("del " + self.label)

events = []
with contextlib.ExitStack() as stack:
    for label in "abc":
        stack.callback(Resource(label).close)
    events.append("body")
events.append("after")
gc.collect()
print(", ".join(events))
