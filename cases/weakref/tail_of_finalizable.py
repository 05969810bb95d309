# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "When is a weak reference to an object behind a finalizable one cleared, and when is its callback called?"
# see = ["https://docs.python.org/3/library/weakref.html", "https://doc.pypy.org/en/latest/cpython_differences.html"]
# ///
import gc
import weakref

class Owner(object):
    def __del__(self):
        pass

class Plain(object):
    pass

called = []
owner = Owner()
owner.part = Plain()
owner.part.tail = Plain()
reference = weakref.ref(owner.part.tail, called.append)
del owner
for number in (0, 1, 2):
    print("collections %d: alive %s, callbacks %d" % (number, reference() is not None, len(called)))
    gc.collect()
