# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A dropped set lets go of all its elements, in no promised order."
# see = ["https://docs.python.org/3/library/stdtypes.html#set"]
# [[tool.lastref.lines]]
# begin = "freed:"
# compare = "unordered"
# why = "Elements lie by their hashes, which come from addresses."
# ///
import gc

class Element(object):
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("freed: %s" % self.name)

elements = set(Element(name) for name in "abcdef")
print("dropping %d" % len(elements))
del elements
print("dropped")
gc.collect()
print("collected")
