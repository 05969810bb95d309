# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "A WeakMethod of an object that is held stays callable, after collections too."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.WeakMethod"]
# twin = "weakref/bound_method"
# ///
import gc
import weakref


class Target(object):
    def method(self):
        return "called"


target = Target()
reference = weakref.WeakMethod(target.method)
print("at once: %s" % reference()())
gc.collect()
print("after collect: %s" % reference()())
