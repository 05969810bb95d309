# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A generator closed outside of any try lets go of its function at once, on CPython 3.13 when it goes itself."
# see = ["https://docs.python.org/3/reference/expressions.html#generator.close"]
# ///
import gc

class Told(object):
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del " + self.name)

def make():
    def generate(kept=Told("default")):
        local = Told("local")
        yield local.name
    return generate()

generator = make()
next(generator)
generator.close()
gc.collect()
print("closed")
del generator
gc.collect()
print("end")
