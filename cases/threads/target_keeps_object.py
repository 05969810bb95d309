# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A thread that has not started holds the object whose method it is to run, and lets it go when it has run."
# see = ["https://docs.python.org/3/library/threading.html#threading.Thread"]
# needs = ["threads"]
# ///
import gc
import threading
import weakref


class Worker(object):
    def __init__(self):
        self.thread = threading.Thread(target=self.run)

    def run(self):
        print("running")


worker = Worker()
reference = weakref.ref(worker)
thread = worker.thread
del worker
gc.collect()
print("not started: %s" % (reference() is not None))
thread.start()
thread.join()
gc.collect()
print("has run: %s" % (reference() is not None))
