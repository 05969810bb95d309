# /// script
# requires-python = ">=3.7"
# [tool.lastref]
# claim = "Cutting a traceback with `tb_next = None` releases the frames behind the cut."
# see = ["https://docs.python.org/3/reference/datamodel.html#traceback-objects"]
# ///
import gc
import weakref

class Target(object):
    pass

def inner():
    local = Target()
    references.append(weakref.ref(local))
    raise ValueError

def outer():
    local = Target()
    references.append(weakref.ref(local))
    inner()

def alive():
    return [reference() is not None for reference in references]

references = []
saved = None
try:
    outer()
except ValueError as error:
    saved = error
print("outer and inner local: %s" % alive())
saved.__traceback__.tb_next.tb_next = None
print("cut: %s" % alive())
gc.collect()
print("collected: %s" % alive())
