# /// script
# requires-python = ">=3.5"
# [tool.lastref]
# claim = "In which order do the locals of a finished coroutine die, and do they die before its result is seen?"
# see = ["https://github.com/python/cpython/issues/130708", "https://peps.python.org/pep-0492/"]
# ///
import gc

class Tracked:
    def __init__(self, label):
        self.label = label

    def __del__(self):
        events.append("del " + self.label)

async def work():
    first = Tracked("first")
    second = Tracked("second")
    return "result"

events = []
try:
    work().send(None)
except StopIteration as stop:
    events.append(stop.value)
gc.collect()
print(", ".join(events))
