# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "An instance of a class without `__del__` can be given a finalizer, and that be called when all is done."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.finalize"]
# twin = "del_method/added_to_class_later"
# ///
import weakref


class Plain(object):
    pass


events = []
before = Plain()
finalizer = weakref.finalize(before, events.append, "finalized")
after = Plain()
other = weakref.finalize(after, events.append, "finalized, too")
finalizer()
events.append("first done")
other()
events.append("second done")
print(", ".join(events))
