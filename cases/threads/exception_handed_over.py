# /// script
# requires-python = ">=3.8"
# [tool.lastref]
# claim = "A thread that hands what went wrong to the thread that waits for it needs no hook, and keeps no frame."
# see = ["https://docs.python.org/3/library/threading.html#threading.Thread.join"]
# needs = ["threads"]
# twin = "threads/uncaught_exception"
# ///
import threading


class Target:
    def close(self):
        print("closed")


def run():
    local = Target()
    try:
        raise ValueError("in the thread")
    except ValueError as error:
        errors.append(str(error))
    finally:
        local.close()


errors = []
thread = threading.Thread(target=run)
thread.start()
thread.join()
print("thread ended: %s" % errors)
