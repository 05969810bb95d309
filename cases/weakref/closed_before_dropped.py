# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Who gets an object through a weak reference can tell that it was closed before it was dropped."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.ref"]
# twin = "weakref/revives_dropped_object"
# ///
import gc
import weakref


class Target(object):
    closed = False

    def close(self):
        self.closed = True


def usable():
    held = reference()
    return held is not None and not held.closed


target = Target()
reference = weakref.ref(target)
print("open: %s" % usable())
target.close()
del target
print("dropped: %s" % usable())
gc.collect()
print("collected: %s" % usable())
