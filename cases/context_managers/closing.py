# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "contextlib.closing() closes at the end of the block, whoever else holds the object."
# see = ["https://docs.python.org/3/library/contextlib.html#contextlib.closing"]
# ///
import contextlib
import gc

class Resource(object):
    closed = False

    def close(self):
        self.closed = True

resource = Resource()
with contextlib.closing(resource) as same:
    print("inside: same object %s, closed %s" % (same is resource, resource.closed))
print("after: closed %s" % resource.closed)
