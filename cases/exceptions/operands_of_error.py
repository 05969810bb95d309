# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Does the error of an operator keep its operands while it is handled?"
# see = ["https://docs.python.org/3/reference/simple_stmts.html#the-raise-statement"]
# ///
import gc

class Key(object):
    def __del__(self):
        print("del")

def fail():
    return {}[[Key()]]

try:
    fail()
except TypeError:
    gc.collect()
    gc.collect()
    print("in the handler")
gc.collect()
gc.collect()
print("end")
