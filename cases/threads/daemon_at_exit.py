# /// script
# requires-python = ">=3.7"
# [tool.lastref]
# claim = "A daemon thread is still waiting when the program ends: are its locals and the globals finalized?"
# see = ["https://docs.python.org/3/library/threading.html#threading.Thread.daemon"]
# needs = ["threads"]
# ///
import threading


class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        print("del " + self.label)


def run():
    local = Tracked("local of the thread")
    ready.set()
    threading.Event().wait()


tracked = Tracked("global")
ready = threading.Event()
threading.Thread(target=run, daemon=True).start()
ready.wait()
print("end of program")
