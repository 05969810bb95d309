# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "What the function of a thread closes in a finally clause is closed before the thread has ended."
# see = [
#     "https://docs.python.org/3/library/threading.html#thread-local-data",
#     "https://docs.python.org/3/reference/compound_stmts.html#the-try-statement",
# ]
# needs = ["threads"]
# twin = "threads/local_value"
# ///
import threading


class Value(object):
    closed = False

    def close(self):
        self.closed = True


def run():
    local.value = Value()
    values.append(local.value)
    try:
        print("working")
    finally:
        local.value.close()
        del local.value


local = threading.local()
values = []
thread = threading.Thread(target=run)
thread.start()
thread.join()
print("thread ended: closed %s" % values[0].closed)
