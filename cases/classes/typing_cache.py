# /// script
# requires-python = ">=3.7"
# [tool.lastref]
# claim = "Does writing typing.List[C] keep the class C alive?"
# see = ["https://docs.python.org/3/library/typing.html"]
# ///
import gc
import typing
import weakref


def make():
    class Local:
        pass

    typing.List[Local]
    return weakref.ref(Local)


reference = make()
gc.collect()
gc.collect()
print("alive: %s" % (reference() is not None))
