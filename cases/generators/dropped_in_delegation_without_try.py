# /// script
# requires-python = ">=3.3"
# [tool.lastref]
# claim = "Does a generator dropped in a `yield from` outside any `try` let go at the first collection?"
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
