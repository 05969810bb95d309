# /// script
# requires-python = ">=3.3"
# [tool.lastref]
# claim = "Dropping a generator that delegates closes the inner generator first."
# see = [
#     "https://peps.python.org/pep-0380/",
#     "https://docs.python.org/3/reference/expressions.html#yield-expressions",
# ]
# twin = "generators/delegation_closed"
# ///
import gc

def inner():
    try:
        yield 1
    finally:
        events.append("inner finally")

def outer():
    try:
        yield from inner()
    finally:
        events.append("outer finally")

events = []
generator = outer()
next(generator)
del generator
events.append("dropped")
gc.collect()
gc.collect()
print(", ".join(events))
