# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "`del` removes a name and not an object, so the object lives on while another name refers to it."
# see = [
#     "https://docs.python.org/3/reference/simple_stmts.html#the-del-statement",
#     "https://docs.python.org/3/library/weakref.html",
# ]
# ///
import gc
import weakref

class Target(object):
    pass

first = Target()
second = first
alive = weakref.ref(first)
del first
gc.collect()
print("one name left: %s" % (alive() is second))
del second
print("no name left: %s" % (alive() is not None))
gc.collect()
print("after collect: %s" % (alive() is not None))
