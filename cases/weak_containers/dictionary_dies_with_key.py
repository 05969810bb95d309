# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A WeakKeyDictionary that only its own key holds is freed together with that key."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.WeakKeyDictionary"]
# ///
import gc
import weakref

class Key(object):
    pass

key = Key()
key.table = weakref.WeakKeyDictionary()
key.table[key] = "value"
alive = weakref.ref(key)
del key
gc.collect()
gc.collect()
print("alive: %s" % (alive() is not None))
