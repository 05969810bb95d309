# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "In which order do comparisons drop their operands?"
# see = [
#     "https://docs.python.org/3/reference/expressions.html#comparisons",
#     "https://github.com/python/cpython/issues/130708",
# ]
# ///
import gc

class Number(object):
    def __init__(self, label):
        self.label = label

    def __eq__(self, other):
        return True

    def __lt__(self, other):
        return True

    def __del__(self):
        died.append(self.label)

def show(operator):
    gc.collect()
    print("%s: %s" % (operator, " ".join(died)))
    del died[:]

died = []
Number("left") == Number("right")
show("==")
Number("left") < Number("right")
show("<")
Number("left") is Number("right")
show("is")
