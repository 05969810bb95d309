# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An object with a close() method is done with when the method returns; `del` only removes the name."
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# twin = "del/name_finalizes"
# ///
import gc


class Resource(object):
    closed = False

    def close(self):
        if not self.closed:
            self.closed = True
            print("closed")

    def __del__(self):
        self.close()


only = Resource()
print("before close")
only.close()
print("after close")
del only
gc.collect()
print("after del")
