# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A list gives memory back when items are removed, a dictionary only when it is cleared."
# see = ["https://docs.python.org/3/library/sys.html#sys.getsizeof"]
# ///
import sys

try:
    items = list(range(1000))
    full = sys.getsizeof(items)
    del items[10:]
    print("list after del: smaller %s" % (sys.getsizeof(items) < full / 2))
    table = dict.fromkeys(range(1000))
    full = sys.getsizeof(table)
    for key in range(1000):
        del table[key]
    print("dict after deletions: smaller %s" % (sys.getsizeof(table) < full))
    table.clear()
    print("dict after clear: smaller %s" % (sys.getsizeof(table) < full))
except TypeError:
    print("TypeError")
