# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A value sent into a generator lives until the generator lets it go."
# see = ["https://docs.python.org/3/reference/expressions.html#generator.send"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        events.append("del " + self.label)

def receive():
    value = None
    while True:
        value = yield

events = []
receiver = receive()
next(receiver)
receiver.send(Tracked("first"))
events.append("first sent")
receiver.send(Tracked("second"))
events.append("second sent")
receiver.close()
events.append("closed")
gc.collect()
print(", ".join(events))
