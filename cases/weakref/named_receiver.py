# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A receiver that is known by name gets every message, although the signal knows it only weakly."
# see = ["https://docs.python.org/3/library/weakref.html"]
# twin = "weakref/lambda_receiver"
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


def receive(message):
    return "got " + message


signal = Signal()
signal.connect(receive)
print("first message: %s" % signal.send("one"))
gc.collect()
print("second message: %s" % signal.send("two"))
