# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "When a parameter is rebound, when does the argument that it named die?"
# see = ["https://docs.python.org/3/whatsnew/3.11.html"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        print("del " + self.label)

def work(parameter):
    parameter = Tracked("new")
    print("rebound")

work(Tracked("argument"))
print("returned")
gc.collect()
print("end")
