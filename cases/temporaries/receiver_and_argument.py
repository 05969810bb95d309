# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "In `Receiver().method(Argument())`, which of the two temporaries dies first?"
# see = [
#     "https://docs.python.org/3/whatsnew/3.11.html",
#     "https://github.com/python/cpython/issues/130708",
#     "https://docs.python.org/3/reference/expressions.html#calls",
# ]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        print("del " + self.label)

    def method(self, argument):
        print("in the method")
        return "result"

print(Tracked("receiver").method(Tracked("argument")))
gc.collect()
print("end")
