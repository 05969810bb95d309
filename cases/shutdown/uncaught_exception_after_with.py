# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An uncaught exception closes what with statements hold before the program ends."
# see = ["https://docs.python.org/3/reference/compound_stmts.html#the-with-statement"]
# twin = "shutdown/uncaught_exception"
# ///
class Resource(object):
    def __init__(self, label):
        self.label = label

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        print("close " + self.label)


def work():
    with Resource("local"):
        raise ValueError("uncaught")


with Resource("global"):
    work()
