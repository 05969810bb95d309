# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "How many blocks of memory does an instance with one attribute take?"
# see = ["https://docs.python.org/3/library/sys.html#sys.getallocatedblocks"]
# ///
import gc
import sys

class Plain(object):
    def __init__(self):
        self.value = None

class Slotted(object):
    __slots__ = ("value",)
    def __init__(self):
        self.value = None

def blocks_of(make):
    for _ in range(100):
        make()
    gc.collect()
    kept = [None] * 1000
    before = sys.getallocatedblocks()
    for index in range(1000):
        kept[index] = make()
    return int(round((sys.getallocatedblocks() - before) / 1000.0))

if hasattr(sys, "getallocatedblocks"):
    gc.disable()
    print("plain: %d" % blocks_of(Plain))
    print("with slots: %d" % blocks_of(Slotted))
    print("object: %d" % blocks_of(object))
else:
    print("no getallocatedblocks")
