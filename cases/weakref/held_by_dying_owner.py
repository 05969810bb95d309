# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An object and the weak reference to it die with one owner: is the callback called?"
# see = ["https://docs.python.org/3/library/weakref.html#weakref.ref"]
# ///
import gc
import weakref

class Record(object):
    pass

class Target(object):
    pass

called = []
record = Record()
record.target = Target()
record.reference = weakref.ref(record.target, called.append)
del record
gc.collect()
gc.collect()
print("callbacks: %d" % len(called))
