# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A dictionary keyed by the objects themselves never mistakes a new object for an old one."
# see = ["https://docs.python.org/3/library/functions.html#id"]
# twin = "memory/ids_as_keys"
# ///
class Slotted(object):
    __slots__ = ("value",)


names = {}
first = Slotted()
names[first] = "first"
del first
second = Slotted()
print("second is known as: %s" % names.get(second))
