# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "A loop that drops cycles does not let them pile up, where collections are triggered by counts of objects."
# see = ["https://docs.python.org/3/library/gc.html#gc.set_threshold", "https://doc.pypy.org/en/latest/gc_info.html"]
# ///
import gc

class Node(object):
    alive = 0

    def __init__(self):
        self.me = self
        Node.alive += 1

    def __del__(self):
        Node.alive -= 1

gc.collect()
for _ in range(20000):
    Node()
print("most of 20000 collected: %s" % (Node.alive < 5000))
gc.collect()
