# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Each round of a loop over fresh objects releases the object of the round before, once the next one is bound."
# see = ["https://docs.python.org/3/reference/compound_stmts.html#the-for-statement"]
# twin = "rebinding/with_in_loop"
# ///
import gc

class Tracked(object):
    def __init__(self, number):
        self.number = number
        print("new %d" % number)

    def __del__(self):
        print("del %d" % self.number)

def numbers():
    for number in range(3):
        yield Tracked(number)

for item in numbers():
    print("body %d" % item.number)
print("loop done")
del item
gc.collect()
print("end")
