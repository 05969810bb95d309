# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A suspended generator keeps its locals until it dies."
# see = ["https://docs.python.org/3/reference/datamodel.html#generator-functions"]
# twin = "generators/argument_closed_in_finally"
# ///
import gc

class Tracked(object):
    def __del__(self):
        print("local finalized")

def generate():
    local = Tracked()
    yield 1
    yield 2

generator = generate()
next(generator)
gc.collect()
print("suspended")
del generator
print("dropped")
gc.collect()
print("collected")
