# /// script
# requires-python = ">=3.3"
# [tool.lastref]
# claim = "Does a generator that is dropped while it waits in a `yield from`, with no `try` around it, let go of its locals at the first collection?"
# see = ["https://peps.python.org/pep-0380/", "https://doc.pypy.org/en/latest/cpython_differences.html"]
# ///
import gc

class Token(object):
    def __del__(self):
        print("token dies")

def inner(token):
    yield 1
    yield 2

def outer(token):
    yield from inner(token)

generator = outer(Token())
next(generator)
del generator
print("dropped")
gc.collect()
print("first collection")
gc.collect()
print("end")
