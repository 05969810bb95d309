# /// script
# requires-python = ">=3.5"
# [tool.lastref]
# claim = "When a chain of awaiting coroutines is dropped, whose locals die first?"
# see = ["https://peps.python.org/pep-0492/"]
# ///
import gc

class Tracked:
    def __init__(self, label):
        self.label = label

    def __del__(self):
        events.append("del " + self.label)

class Pause:
    def __await__(self):
        yield

async def inner():
    local = Tracked("inner local")
    await Pause()

async def outer():
    local = Tracked("outer local")
    await inner()

events = []
coroutine = outer()
coroutine.send(None)
del coroutine
events.append("dropped")
for _ in range(3):
    gc.collect()
print(", ".join(events))
