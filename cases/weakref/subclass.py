# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An instance of a subclass of weakref.ref is never shared, and its callback gets it with its attributes."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.ref"]
# ///
import gc
import weakref

class Labelled(weakref.ref):
    pass

class Target(object):
    pass

def callback(reference):
    print("callback: %s" % reference.label)

target = Target()
first = Labelled(target)
second = Labelled(target)
print("shared: %s" % (first is second))
reference = Labelled(target, callback)
reference.label = "my label"
del target
gc.collect()
