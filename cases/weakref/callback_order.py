# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "The callbacks of several weak references to one object are called newest first."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.ref"]
# ///
import gc
import weakref

class Target(object):
    pass

def make_callback(number):
    return lambda reference: called.append(number)

called = []
target = Target()
references = [weakref.ref(target, make_callback(number)) for number in range(4)]
del target
gc.collect()
print("plain object: %s" % called)
del called[:]
target = Target()
target.me = target
references = [weakref.ref(target, make_callback(number)) for number in range(4)]
del target
gc.collect()
print("in a cycle: %s" % called)
