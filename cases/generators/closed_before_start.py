# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "When does a generator that is closed before it started release what it was called with?"
# see = ["https://docs.python.org/3/reference/expressions.html#generator.close"]
# ///
class Tracked(object):
    def __del__(self):
        print("finalized")

def generate(argument):
    yield argument

generator = generate(Tracked())
generator.close()
print("closed")
del generator
print("dropped")
