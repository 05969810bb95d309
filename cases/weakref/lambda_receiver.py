# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A lambda that only a weak reference knows is gone as soon as it is registered."
# see = ["https://docs.python.org/3/library/weakref.html"]
# twin = "weakref/named_receiver"
# ///
import gc
import weakref

class Signal(object):
    def __init__(self):
        self.receivers = []

    def connect(self, receiver):
        self.receivers.append(weakref.ref(receiver))

    def send(self, message):
        receivers = [reference() for reference in self.receivers]
        return [receiver(message) for receiver in receivers if receiver is not None]

signal = Signal()
signal.connect(lambda message: "got " + message)
print("first message: %s" % signal.send("one"))
gc.collect()
print("second message: %s" % signal.send("two"))
