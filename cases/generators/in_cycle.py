# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Does a suspended generator that is part of a dead cycle run its finally clause?"
# see = ["https://peps.python.org/pep-0442/", "https://peps.python.org/pep-0342/"]
# twin = "generators/closed_in_cycle"
# ///
import gc

def generate(box):
    try:
        yield 1
    finally:
        print("finally, box holds %d" % len(box))

box = []
generator = generate(box)
box.append(generator)
next(generator)
del generator, box
print("dropped")
gc.collect()
print("in gc.garbage: %d" % len(gc.garbage))
