# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An entry of a WeakKeyDictionary that the program removes is gone at once, and gives back its value."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.WeakKeyDictionary"]
# twin = "weak_containers/key_dictionary"
# ///
import weakref


class Key(object):
    pass


class Value(object):
    def close(self):
        print("value closed")


table = weakref.WeakKeyDictionary()
key = Key()
table[key] = Value()
print("held: %d" % len(table))
table.pop(key).close()
print("removed: %d" % len(table))
