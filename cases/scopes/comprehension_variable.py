# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Does the variable of a list comprehension keep its last item after the comprehension?"
# see = [
#     "https://docs.python.org/3/reference/expressions.html#displays-for-lists-sets-and-dictionaries",
#     "https://peps.python.org/pep-0709/",
# ]
# ///
import gc

class Tracked(object):
    def __init__(self, number):
        self.number = number

    def __del__(self):
        died.append(self.number)

died = []
numbers = [item.number for item in [Tracked(1), Tracked(2)]]
print("after the comprehension: %s" % died)
gc.collect()
print("after collect: %s" % died)
print("variable still bound: %s" % ("item" in globals()))
