# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "With automatic collection disabled a loop that drops cycles keeps them all until gc.collect()."
# see = ["https://docs.python.org/3/library/gc.html#gc.disable"]
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
gc.disable()
for _ in range(5000):
    Node()
print("alive: %d" % Node.alive)
gc.collect()
print("after collect: %d" % Node.alive)
