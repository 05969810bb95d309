# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A generator that is suspended in an except clause keeps the exception and its frames."
# see = [
#     "https://docs.python.org/3/reference/datamodel.html#generator-functions",
#     "https://docs.python.org/3/reference/datamodel.html#traceback-objects",
# ]
# ///
import gc
import weakref

class Target(object):
    pass

def fail():
    local = Target()
    references.append(weakref.ref(local))
    raise ValueError

def generate():
    try:
        fail()
    except ValueError:
        yield "in the handler"

references = []
generator = generate()
next(generator)
gc.collect()
print("suspended in the handler: %s" % (references[0]() is not None))
next(generator, None)
print("finished: %s" % (references[0]() is not None))
gc.collect()
print("collected: %s" % (references[0]() is not None))
