# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Are finalizers of old requests run in the middle of later ones?"
# see = [
#     "https://docs.python.org/3/library/gc.html#gc.disable",
#     "https://docs.python.org/3/reference/datamodel.html#object.__del__",
# ]
# ///
import gc

class Request(object):
    def __init__(self):
        self.me = self
    def __del__(self):
        destroyed.append(phase)

destroyed = []
gc.collect()
phase = "request"
for _ in range(5000):
    Request()
phase = "between"
gc.collect()
gc.collect()
print("destroyed: %d" % len(destroyed))
print("some while requests were served: %s" % ("request" in destroyed))
