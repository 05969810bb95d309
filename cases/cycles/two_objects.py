# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Two objects that refer to each other outlive their last names until a collection."
# see = ["https://docs.python.org/3/library/gc.html"]
# ///
import gc
import weakref

class Node(object):
    pass

left = Node()
right = Node()
left.other = right
right.other = left
references = [weakref.ref(left), weakref.ref(right)]
del left, right
print("after del: %s" % [reference() is not None for reference in references])
gc.collect()
print("after collect: %s" % [reference() is not None for reference in references])
