# /// script
# requires-python = ">=3.2"
# [tool.lastref]
# claim = "The worker threads of a ThreadPoolExecutor end with its with statement."
# see = ["https://docs.python.org/3/library/concurrent.futures.html#concurrent.futures.Executor.shutdown"]
# needs = ["threads"]
# twin = "threads/executor_dropped"
# ///
import threading
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(1) as executor:
    print("result %s" % executor.submit(int, "5").result())
    worker = [thread for thread in threading.enumerate() if thread is not threading.current_thread()][0]
print("after: worker alive %s" % worker.is_alive())
