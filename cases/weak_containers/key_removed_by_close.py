# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An object that leaves its WeakKeyDictionary in close() is not found there any more, cycle or not."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.WeakKeyDictionary"]
# twin = "weak_containers/key_in_finalizer"
# ///
import weakref


class Key(object):
    def close(self):
        print("gave back %s, entries left %d" % (table.pop(self), len(table)))


table = weakref.WeakKeyDictionary()
plain = Key()
table[plain] = "first value"
looping = Key()
looping.me = looping
table[looping] = "second value"
plain.close()
looping.close()
