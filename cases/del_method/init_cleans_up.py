# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An `__init__` that fails can clean up after itself before the caller's handler runs."
# see = [
#     "https://docs.python.org/3/reference/datamodel.html#object.__init__",
#     "https://docs.python.org/3/reference/compound_stmts.html#the-try-statement",
# ]
# twin = "del_method/init_raises"
# ///
class Broken(object):
    def __init__(self):
        print("acquired")
        try:
            raise ValueError
        except ValueError:
            self.close()
            raise

    def close(self):
        print("closed")


try:
    Broken()
except ValueError:
    print("handler")
print("after the handler")
