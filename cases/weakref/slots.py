# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A class with `__slots__` takes weak references if it lists `__weakref__`."
# see = [
#     "https://docs.python.org/3/reference/datamodel.html#slots",
#     "https://doc.pypy.org/en/latest/cpython_differences.html",
# ]
# ///
import weakref

class Without(object):
    __slots__ = ("value",)

class With(object):
    __slots__ = ("value", "__weakref__")

for kind in (Without, With):
    try:
        weakref.ref(kind())
        print("%s: yes" % kind.__name__)
    except TypeError:
        print("%s: no" % kind.__name__)
