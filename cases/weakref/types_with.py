# /// script
# requires-python = ">=3.0"
# [tool.lastref]
# claim = "Which other types take weak references?"
# see = ["https://docs.python.org/3/library/weakref.html", "https://doc.pypy.org/en/latest/cpython_differences.html"]
# ///
import weakref

class Plain:
    pass

class Slotted:
    __slots__ = ()

class Items(list):
    pass

def generate():
    yield

values = [("function", generate), ("class", Plain), ("set", set()), ("generator", generate()), ("module", weakref)]
values += [("instance", Plain()), ("list subclass", Items()), ("exception", ValueError()), ("empty slots", Slotted())]
for label, value in values:
    try:
        weakref.ref(value)
        print("%s: yes" % label)
    except TypeError:
        print("%s: no" % label)
