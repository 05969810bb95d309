# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "In which thread does a finalizer run if another thread drops the last reference?"
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# needs = ["threads"]
# twin = "threads/closed_in_its_thread"
# ///
import gc
import threading


class Tracked(object):
    def __del__(self):
        names.append(threading.current_thread().name)


names = []
items = [Tracked()]
thread = threading.Thread(target=items.pop, name="dropping thread")
thread.start()
thread.join()
gc.collect()
print("finalized in: %s" % ", ".join(names))
