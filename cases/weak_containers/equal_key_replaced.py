# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A WeakKeyDictionary gets a living key that equals one that was dropped: does the new entry survive?"
# see = [
#     "https://docs.python.org/3/library/weakref.html#weakref.WeakKeyDictionary",
#     "https://doc.pypy.org/en/latest/cpython_differences.html",
# ]
# twin = "weak_containers/equal_key_deleted_first"
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
del old
new = Key(1)
table[new] = "new value"
print("stored: %s" % table.get(new))
gc.collect()
print("after collect: %s" % table.get(new))
