# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A generator that is suspended in a loop over three fresh objects is dropped: in which order do they die?"
# see = ["https://docs.python.org/3/reference/compound_stmts.html#the-for-statement"]
# ///
import gc

class Tracked(object):
    def __init__(self, number):
        self.number = number

    def __del__(self):
        died.append(self.number)

def generate(items):
    for item in items:
        yield item.number

died = []
generator = generate([Tracked(1), Tracked(2), Tracked(3)])
next(generator)
next(generator)
del generator
gc.collect()
print(died)
