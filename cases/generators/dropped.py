# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A suspended generator that is dropped runs its finally clauses: at once or at a collection."
# see = ["https://peps.python.org/pep-0342/", "https://docs.python.org/3/reference/expressions.html#generator.close"]
# twin = "generators/closed"
# ///
import gc

def generate():
    try:
        yield 1
    finally:
        print("finally")

generator = generate()
next(generator)
del generator
print("dropped")
gc.collect()
print("collected")
