# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Is a finalizer called that was added to a class after its instances were made?"
# see = [
#     "https://doc.pypy.org/en/latest/cpython_differences.html",
#     "https://docs.python.org/3/reference/datamodel.html#object.__del__",
# ]
# twin = "del_method/wrapped_in_place_of_added"
# ///
import gc
import warnings

class Plain(object):
    pass

warnings.simplefilter("ignore")
events = []
before = Plain()
Plain.__del__ = lambda self: events.append("finalized")
after = Plain()
del before
gc.collect()
events.append("first dropped")
del after
gc.collect()
events.append("second dropped")
print(", ".join(events))
