# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Using a proxy whose target is gone raises ReferenceError."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.proxy"]
# twin = "weakref/proxy_of_closed"
# ///
import gc
import weakref

class Target(object):
    value = 5

def read():
    try:
        return proxy.value
    except ReferenceError:
        return "ReferenceError"

target = Target()
proxy = weakref.proxy(target)
print("held: %s" % read())
del target
print("dropped: %s" % read())
gc.collect()
print("collected: %s" % read())
