# /// script
# requires-python = ">=3.3"
# [tool.lastref]
# claim = "pop_all() moves the callbacks, and what they hold, to another stack."
# see = ["https://docs.python.org/3/library/contextlib.html#contextlib.ExitStack.pop_all"]
# ///
import contextlib
import gc
import weakref

class Resource(object):
    def close(self):
        print("closed")

def build():
    with contextlib.ExitStack() as stack:
        resource = Resource()
        references.append(weakref.ref(resource))
        stack.callback(resource.close)
        return stack.pop_all()

references = []
stack = build()
gc.collect()
print("alive: %s" % (references[0]() is not None))
stack.close()
print("stack closed, alive: %s" % (references[0]() is not None))
gc.collect()
print("collected, alive: %s" % (references[0]() is not None))
