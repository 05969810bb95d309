# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An object that leaves its WeakValueDictionary in close() is not found there any more, by nobody."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.WeakValueDictionary"]
# twin = "weak_containers/value_in_finalizer"
# ///
import weakref


class Value(object):
    def __init__(self, key):
        self.key = key
        table[key] = self

    def close(self):
        del table[self.key]
        print("present while closing %s: %s" % (self.key, self.key in table))


table = weakref.WeakValueDictionary()
plain = Value("plain")
looping = Value("in a cycle")
looping.me = looping
for value in (plain, looping):
    value.close()
print("entries left: %d" % len(table))
