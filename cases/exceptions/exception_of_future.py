# /// script
# requires-python = ">=3.3"
# [tool.lastref]
# claim = "Does raising the exception of a future keep it in a cycle when the future is dropped?"
# see = [
#     "https://docs.python.org/3/library/concurrent.futures.html#concurrent.futures.Future.result",
#     "https://docs.python.org/3/reference/datamodel.html#traceback-objects",
# ]
# ///
import gc
import weakref
from concurrent.futures import Future


class Problem(Exception):
    pass


def work():
    future = Future()
    future.set_exception(Problem())
    reference = weakref.ref(future.exception())
    try:
        future.result()
    except Problem:
        pass
    return reference


gc.disable()
reference = work()
print("future dropped: %s" % (reference() is not None))
gc.collect()
print("collected: %s" % (reference() is not None))
