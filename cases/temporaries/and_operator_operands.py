# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "In which order does `a & b` drop its operands?"
# see = ["https://docs.python.org/3/reference/expressions.html#binary-bitwise-operations"]
# ///
import gc

class Flags(object):
    def __init__(self, label):
        self.label = label

    def __and__(self, other):
        return "result"

    def __del__(self):
        died.append(self.label)

died = []
result = Flags("left") & Flags("right")
gc.collect()
print("%s: %s" % (result, " ".join(died)))
