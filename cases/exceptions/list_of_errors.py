# /// script
# requires-python = ">=3.0"
# [tool.lastref]
# claim = "Raising one of the exceptions that a function collected in a list keeps the caller's locals in a cycle."
# see = ["https://docs.python.org/3/reference/datamodel.html#traceback-objects"]
# ///
import gc
import weakref

class Target(object):
    pass

def try_all(argument):
    errors = []
    for number in range(2):
        try:
            raise ValueError(number)
        except ValueError as error:
            errors.append(error)
    raise errors[0]

def work():
    local = Target()
    try:
        try_all(local)
    except ValueError:
        pass
    return weakref.ref(local)

gc.disable()
reference = work()
print("returned: %s" % (reference() is not None))
gc.collect()
print("collected: %s" % (reference() is not None))
