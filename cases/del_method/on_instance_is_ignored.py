# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A `__del__` attribute on an instance is not a finalizer."
# see = ["https://docs.python.org/3/reference/datamodel.html#special-method-lookup"]
# ///
import gc

class Plain(object):
    pass

calls = []
plain = Plain()
plain.__del__ = lambda: calls.append("called")
del plain
gc.collect()
print("called: %d" % len(calls))
