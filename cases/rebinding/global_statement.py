# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Rebinding a global from inside a function releases the old global value inside that function."
# see = ["https://docs.python.org/3/reference/simple_stmts.html#the-global-statement"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        print("del " + self.label)

def replace():
    global shared
    shared = Tracked("new")
    print("replaced")

shared = Tracked("old")
replace()
print("returned")
gc.collect()
del shared
gc.collect()
print("end")
