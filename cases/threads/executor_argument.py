# /// script
# requires-python = ">=3.3"
# [tool.lastref]
# claim = "Does an executor's worker hold the argument of a job that is done?"
# see = ["https://docs.python.org/3/library/concurrent.futures.html#concurrent.futures.Executor.submit"]
# needs = ["threads"]
# ///
import gc
import weakref
from concurrent.futures import ThreadPoolExecutor


class Argument(object):
    pass


executor = ThreadPoolExecutor(1)
argument = Argument()
reference = weakref.ref(argument)
future = executor.submit(id, argument)
future.result()
executor.submit(int).result()
del argument, future
print("job done: %s" % (reference() is not None))
gc.collect()
print("collected: %s" % (reference() is not None))
executor.shutdown()
