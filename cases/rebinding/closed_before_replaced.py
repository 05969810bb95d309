# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A resource that is closed before its name is rebound is free when the new one is made."
# see = ["https://docs.python.org/3/reference/simple_stmts.html#assignment-statements"]
# twin = "rebinding/new_before_old"
# ///
class Resource(object):
    def __init__(self, label):
        self.label = label
        print("open " + label)

    def close(self):
        print("close " + self.label)


name = Resource("a")
name.close()
name = Resource("b")
print("rebound")
name.close()
name = None
print("set to None")
