# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A threading.local whose value refers to it is a cycle: does a collection free it?"
# see = [
#     "https://docs.python.org/3/library/threading.html#thread-local-data",
#     "https://docs.python.org/3/library/gc.html",
# ]
# ///
import gc
import threading
import weakref


class Value(object):
    pass


def make():
    local = threading.local()
    local.value = Value()
    local.value.home = local
    return weakref.ref(local.value)


reference = make()
print("returned: %s" % (reference() is not None))
gc.collect()
gc.collect()
print("collected: %s" % (reference() is not None))
