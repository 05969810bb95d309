# /// script
# requires-python = ">=3.0"
# [tool.lastref]
# claim = "A saved exception keeps the locals of every frame that it passed."
# see = ["https://docs.python.org/3/reference/datamodel.html#traceback-objects", "https://peps.python.org/pep-3134/"]
# twin = "exceptions/text_in_place_of_exception"
# ///
import gc
import weakref

class Target(object):
    pass

def fail():
    local = Target()
    references.append(weakref.ref(local))
    raise ValueError

references = []
saved = None
try:
    fail()
except ValueError as error:
    saved = error
gc.collect()
print("saved: %s" % (references[0]() is not None))
saved.__traceback__ = None
print("traceback cut: %s" % (references[0]() is not None))
gc.collect()
print("collected: %s" % (references[0]() is not None))
