# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An object is closed in the thread that calls its close()."
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# needs = ["threads"]
# twin = "threads/finalizer_in_dropping_thread"
# ///
import threading


class Resource(object):
    def close(self):
        names.append(threading.current_thread().name)


def work():
    items.pop().close()


names = []
items = [Resource()]
thread = threading.Thread(target=work, name="closing thread")
thread.start()
thread.join()
print("closed in: %s" % ", ".join(names))
