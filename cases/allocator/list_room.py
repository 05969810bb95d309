# /// script
# requires-python = ">=3"
# [tool.lastref]
# claim = "How many items does a list make room for that grows by append?"
# see = ["https://docs.python.org/3/library/sys.html#sys.getsizeof"]
# ///
import sys

def rooms(count):
    word = sys.getsizeof((None,)) - sys.getsizeof(())
    items = []
    empty = last = sys.getsizeof(items)
    for number in range(count):
        items.append(number)
        if sys.getsizeof(items) != last:
            last = sys.getsizeof(items)
            yield (last - empty) // word

try:
    print("room: %s" % list(rooms(100)))
    word = sys.getsizeof((None,)) - sys.getsizeof(())
    print("of a range: %d" % ((sys.getsizeof(list(range(9))) - sys.getsizeof([])) // word))
except TypeError:
    print("TypeError")
