# /// script
# requires-python = ">=3.3"
# [tool.lastref]
# claim = "The return value of a generator travels in StopIteration and dies with it."
# see = ["https://peps.python.org/pep-0380/", "https://docs.python.org/3/library/exceptions.html#StopIteration"]
# ///
import gc

class Tracked(object):
    def __del__(self):
        events.append("value finalized")

def generate():
    yield 1
    return Tracked()

events = []
generator = generate()
next(generator)
try:
    next(generator)
except StopIteration as stop:
    events.append("value in the exception: %s" % (stop.value is not None))
events.append("after the handler")
gc.collect()
print(", ".join(events))
