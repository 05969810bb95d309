# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An exception in close() reaches the program, as that of any method does."
# see = ["https://docs.python.org/3/reference/executionmodel.html#exceptions"]
# twin = "del_method/exception_is_dropped"
# ///
class Resource(object):
    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    def close(self):
        raise ValueError("in close")


try:
    with Resource():
        print("body")
except ValueError as error:
    print("caught: %s" % error)
print("after")
