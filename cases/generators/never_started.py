# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A generator that never started runs nothing when it dies."
# see = ["https://docs.python.org/3/reference/expressions.html#generator.close"]
# ///
import gc

def generate():
    try:
        yield 1
    finally:
        print("finally")

generator = generate()
del generator
gc.collect()
print("end")
