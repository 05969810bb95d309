# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "close() runs the finally clauses at once, on every runtime."
# see = ["https://docs.python.org/3/reference/expressions.html#generator.close"]
# twin = "generators/dropped"
# ///
import gc

def generate():
    try:
        yield 1
    except GeneratorExit:
        print("GeneratorExit")
        raise
    finally:
        print("finally")

generator = generate()
next(generator)
generator.close()
print("closed")
del generator
gc.collect()
print("end")
