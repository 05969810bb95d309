# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A finalizable object leads to a cycle of plain ones: is the cycle collected?"
# see = [
#     "https://docs.python.org/3/library/gc.html#gc.garbage",
#     "https://peps.python.org/pep-0442/",
# ]
# ///
import gc


class Finalized(object):
    def __del__(self):
        print("finalized")


class Plain(object):
    pass


head = Finalized()
first = Plain()
second = Plain()
head.tail = first
first.other = second
second.other = first
second.head = head
del head, first, second
print("dropped")
gc.collect()
print("in gc.garbage: %s" % [type(value).__name__ for value in gc.garbage])
