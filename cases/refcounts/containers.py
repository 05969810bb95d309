# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Every slot of a container that holds an object adds one reference."
# see = ["https://docs.python.org/3/library/sys.html#sys.getrefcount"]
# ///
import sys

target = object()

def added():
    return sys.getrefcount(target) - base

if hasattr(sys, "getrefcount"):
    base = sys.getrefcount(target)
    name = target
    print("second name: %d" % added())
    items = [target, target]
    print("and a list that has it twice: %d" % added())
    table = {target: target}
    print("and a dict that has it as key and value: %d" % added())
    del name, items, table
    print("all dropped: %d" % added())
else:
    print("no reference counts")
