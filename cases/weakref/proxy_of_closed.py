# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A proxy of an object that refuses to work once it was closed fails from then on, dead or not."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.proxy"]
# twin = "weakref/proxy"
# ///
import gc
import weakref


class Target(object):
    closed = False

    def read(self):
        if self.closed:
            raise ReferenceError("closed")
        return 5


def read():
    try:
        return proxy.read()
    except ReferenceError:
        return "ReferenceError"


target = Target()
proxy = weakref.proxy(target)
print("open: %s" % read())
target.closed = True
del target
print("dropped: %s" % read())
gc.collect()
print("collected: %s" % read())
