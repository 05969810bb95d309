# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An exhausted generator keeps none of its locals although the generator object lives on."
# see = ["https://docs.python.org/3/reference/datamodel.html#generator-functions"]
# ///
import gc
import weakref

class Target(object):
    pass

def generate():
    local = Target()
    references.append(weakref.ref(local))
    yield 1

references = []
generator = generate()
print(list(generator))
gc.collect()
print("local alive: %s" % (references[0]() is not None))
