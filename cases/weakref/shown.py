# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "The text of a weak reference tells whether its target is dead."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.ref"]
# [[tool.lastref.lines]]
# begin = "<weakref"
# compare = "present"
# why = "Addresses follow, in each runtime's own words."
# ///
import gc
import weakref

class Target(object):
    pass

target = Target()
reference = weakref.ref(target)
print(repr(reference))
print("says dead: %s" % ("dead" in repr(reference)))
del target
gc.collect()
print(repr(reference))
print("says dead: %s" % ("dead" in repr(reference)))
