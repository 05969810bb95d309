# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Is the callback of a weak reference called before the attributes of what it refers to die?"
# see = ["https://docs.python.org/3/library/weakref.html#weakref.ref"]
# ///
import collections
import gc
import weakref

class Tracked(object):
    def __del__(self):
        print("attribute dies")

def check(base):
    class Kind(base):
        pass
    owner = Kind()
    owner.attribute = Tracked()
    reference = weakref.ref(owner, lambda gone: print_call())
    print(base.__name__ + ":")
    del owner
    gc.collect()

def print_call():
    print("callback")

for each in object, list, set, collections.deque:
    check(each)
