# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An entry of a WeakKeyDictionary whose value refers to its key is never freed."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.WeakKeyDictionary"]
# ///
import gc
import weakref

class Key(object):
    pass

table = weakref.WeakKeyDictionary()
plain = Key()
looping = Key()
table[plain] = "value"
table[looping] = [looping]
del plain, looping
gc.collect()
gc.collect()
print("entries left: %d" % len(table))
