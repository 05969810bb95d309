# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "The managers of one with statement exit in reverse order, before any of them needs to die."
# see = ["https://docs.python.org/3/reference/compound_stmts.html#the-with-statement"]
# twin = "context_managers/exits_in_reverse"
# ///
import gc

class Manager(object):
    def __init__(self, label):
        self.label = label

    def __enter__(self):
        events.append("enter " + self.label)

    def __exit__(self, *exception):
        events.append("exit " + self.label)

    def __del__(self):
        events.append("del " + self.label)

events = []
with Manager("a"), Manager("b"):
    events.append("body")
events.append("after")
gc.collect()
print(", ".join(events))
