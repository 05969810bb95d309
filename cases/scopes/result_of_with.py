# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A function that hands a resource to its caller leaves it open; the caller closes it."
# see = ["https://docs.python.org/3/reference/compound_stmts.html#the-with-statement"]
# twin = "scopes/return_value_first"
# ///
class Resource(object):
    def __init__(self, label):
        self.label = label
        print("open " + label)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        print("close " + self.label)


def make():
    with Resource("local"):
        return Resource("returned")


with make() as result:
    print("got " + result.label)
print("done")
