# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A weak reference has weak references only if its class is a subclass with room for them."
# see = [
#     "https://docs.python.org/3/library/weakref.html#weakref.ref",
#     "https://docs.python.org/3/reference/datamodel.html#slots",
# ]
# ///
import weakref

class Plain(object):
    pass

class Open(weakref.ref):
    pass

class Closed(weakref.ref):
    __slots__ = ()

class Slotted(weakref.ref):
    __slots__ = ("__weakref__",)

kept = Plain()
kinds = [("ref", weakref.ref), ("proxy", weakref.proxy), ("Open", Open), ("Closed", Closed), ("Slotted", Slotted)]
for name, kind in kinds:
    reference = kind(kept)
    try:
        weakref.ref(reference)
        print("%s: yes" % name)
    except TypeError:
        print("%s: no" % name)
