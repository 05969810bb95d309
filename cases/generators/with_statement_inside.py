# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Dropping a generator that is suspended inside a with statement leaves the block with GeneratorExit."
# see = [
#     "https://peps.python.org/pep-0342/",
#     "https://docs.python.org/3/reference/compound_stmts.html#the-with-statement",
# ]
# twin = "generators/with_statement_closed"
# ///
import gc

class Manager(object):
    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        print("exit with %s" % kind.__name__)

def generate():
    with Manager():
        yield

generator = generate()
next(generator)
del generator
print("dropped")
gc.collect()
print("collected")
