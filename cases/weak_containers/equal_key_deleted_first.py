# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A WeakKeyDictionary whose old entry was deleted keeps the entry of a new, equal key."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.WeakKeyDictionary"]
# twin = "weak_containers/equal_key_replaced"
# ///
import gc
import weakref


class Key(object):
    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        return self.number == other.number

    def __hash__(self):
        return self.number


table = weakref.WeakKeyDictionary()
old = Key(1)
table[old] = "old value"
del table[old]
del old
new = Key(1)
table[new] = "new value"
gc.collect()
print("after collect: %s" % table.get(new))
