# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A dictionary keyed by id() mistakes a new object for one that died."
# see = ["https://docs.python.org/3/library/functions.html#id"]
# twin = "memory/objects_as_keys"
# ///
class Slotted(object):
    __slots__ = ("value",)

names = {}
first = Slotted()
names[id(first)] = "first"
del first
second = Slotted()
print("second is known as: %s" % names.get(id(second)))
