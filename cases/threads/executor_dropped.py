# /// script
# requires-python = ">=3.9"
# [tool.lastref]
# claim = "Do the worker threads of a ThreadPoolExecutor end that was dropped without shutdown()?"
# see = ["https://docs.python.org/3/library/concurrent.futures.html#concurrent.futures.Executor.shutdown"]
# needs = ["threads"]
# twin = "threads/executor_shut_down"
# ///
import gc
import threading
from concurrent.futures import ThreadPoolExecutor

executor = ThreadPoolExecutor(1)
print("result %s" % executor.submit(int, "5").result())
worker = [thread for thread in threading.enumerate() if thread is not threading.current_thread()][0]
del executor
worker.join(3)
print("dropped: worker alive %s" % worker.is_alive())
gc.collect()
worker.join(5)
print("collected: worker alive %s" % worker.is_alive())
