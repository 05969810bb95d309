# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A loop that opens each object in a with statement closes it before the next one is made."
# see = ["https://docs.python.org/3/reference/compound_stmts.html#the-with-statement"]
# twin = "rebinding/loop_variable"
# ///
class Resource(object):
    def __init__(self, number):
        self.number = number

    def __enter__(self):
        print("open %d" % self.number)
        return self

    def __exit__(self, *exception):
        print("close %d" % self.number)


for number in range(3):
    with Resource(number) as item:
        print("body %d" % item.number)
print("loop done")
