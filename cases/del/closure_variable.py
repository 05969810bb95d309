# /// script
# requires-python = ">=3.2"
# [tool.lastref]
# claim = "Deleting a variable that a closure shares empties the cell for every function that uses it."
# see = [
#     "https://docs.python.org/3/reference/executionmodel.html#resolution-of-names",
#     "https://docs.python.org/3/whatsnew/3.2.html",
# ]
# ///
import gc

class Tracked(object):
    def __del__(self):
        print("finalized")

def outer():
    shared = Tracked()

    def inner():
        return shared

    del shared
    print("deleted")
    return inner

function = outer()
gc.collect()
try:
    function()
except NameError as error:
    print(type(error).__name__)
