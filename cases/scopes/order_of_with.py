# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "With statements close what they opened in reverse order, when the function returns."
# see = ["https://docs.python.org/3/reference/compound_stmts.html#the-with-statement"]
# twin = "scopes/order_of_locals"
# ///
class Resource(object):
    def __init__(self, label):
        self.label = label

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        closed.append(self.label)


def work():
    with Resource("a"), Resource("b"):
        with Resource("c"), Resource("d"):
            return "result"


closed = []
work()
print(" ".join(closed))
