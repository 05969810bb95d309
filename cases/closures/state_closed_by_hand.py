# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A closure whose state is closed by a function of its own is done with when that is called."
# see = ["https://docs.python.org/3/reference/executionmodel.html#resolution-of-names"]
# twin = "closures/captured_value"
# ///
class Resource(object):
    open = True

    def close(self):
        self.open = False
        print("captured resource closed")


def outer():
    captured = Resource()

    def use():
        return captured.open

    return use, captured.close


use, close = outer()
print("open: %s" % use())
close()
print("open: %s" % use())
del use, close
print("closure dropped")
