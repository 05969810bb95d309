# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "A cycle that a thread left behind is finalized in the thread that runs the collection."
# see = [
#     "https://docs.python.org/3/library/gc.html",
#     "https://peps.python.org/pep-0442/",
# ]
# needs = ["threads"]
# ///
import gc
import threading


class Node(object):
    def __del__(self):
        names.append(threading.current_thread().name)


def make_cycle():
    node = Node()
    node.me = node


names = []
gc.disable()
first = threading.Thread(target=make_cycle, name="first")
first.start()
first.join()
print("first thread ended: %s" % names)
second = threading.Thread(target=gc.collect, name="second")
second.start()
second.join()
print("second thread collected: %s" % names)
