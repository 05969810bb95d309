# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Lists, dicts, tuples, strings, numbers and plain objects cannot be the target of a weak reference."
# see = ["https://docs.python.org/3/library/weakref.html"]
# ///
import weakref

for value in ([], {}, (1,), "text", 5, 1.5, None, object()):
    try:
        weakref.ref(value)
        print("%s: yes" % type(value).__name__)
    except TypeError:
        print("%s: no" % type(value).__name__)
