# /// script
# requires-python = ">=3.7"
# [tool.lastref]
# claim = "A context keeps the values that were set while a function ran in it."
# see = ["https://docs.python.org/3/library/contextvars.html#contextvars.Context"]
# ///
import contextvars
import gc
import weakref


class Request:
    pass


def handle():
    request = Request()
    variable.set(request)
    return weakref.ref(request)


variable = contextvars.ContextVar("variable")
context = contextvars.copy_context()
reference = context.run(handle)
gc.collect()
print("context kept: %s" % (reference() is context[variable]))
del context
gc.collect()
gc.collect()
print("context dropped: %s" % (reference() is not None))
