# /// script
# requires-python = ">=3.3"
# [tool.lastref]
# claim = "Does an isinstance() test against an abstract base class keep the tested class alive?"
# see = ["https://docs.python.org/3/library/abc.html"]
# ///
import collections.abc
import gc
import weakref


def make():
    class Local(object):
        pass

    print("iterable: %s" % isinstance(Local(), collections.abc.Iterable))
    return weakref.ref(Local)


reference = make()
gc.collect()
gc.collect()
print("alive: %s" % (reference() is not None))
