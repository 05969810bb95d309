# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "In which order do the items of a generator expression die that ran to its end?"
# see = ["https://docs.python.org/3/reference/expressions.html#generator-expressions"]
# ///
import gc

class Tracked(object):
    def __init__(self, number):
        self.number = number

    def __del__(self):
        died.append(self.number)

died = []
numbers = list(item.number for item in (Tracked(1), Tracked(2)))
gc.collect()
print("items %s, died %s" % (numbers, died))
