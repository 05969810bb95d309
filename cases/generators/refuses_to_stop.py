# /// script
# requires-python = ">=3.8"
# [tool.lastref]
# claim = "A generator that yields in its finally clause cannot be finalized properly: RuntimeError is reported."
# see = [
#     "https://docs.python.org/3/reference/expressions.html#generator.close",
#     "https://docs.python.org/3/library/sys.html#sys.unraisablehook",
# ]
# twin = "generators/refusal_raised_by_close"
# ///
import gc
import sys

def stubborn():
    try:
        yield 1
    finally:
        yield 2

def hook(unraisable):
    print("reported: %s" % unraisable.exc_value)

sys.unraisablehook = hook
generator = stubborn()
next(generator)
del generator
print("dropped")
gc.collect()
print("collected")
sys.unraisablehook = sys.__unraisablehook__
