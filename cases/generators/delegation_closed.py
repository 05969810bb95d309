# /// script
# requires-python = ">=3.3"
# [tool.lastref]
# claim = "Closing a generator that delegates closes the inner generator first."
# see = [
#     "https://peps.python.org/pep-0380/",
#     "https://docs.python.org/3/reference/expressions.html#generator.close",
# ]
# twin = "generators/delegation_dropped"
# ///
def inner():
    try:
        yield 1
    finally:
        print("inner finally")


def outer():
    try:
        yield from inner()
    finally:
        print("outer finally")


generator = outer()
next(generator)
generator.close()
print("closed")
