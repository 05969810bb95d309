# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "The managers of one with statement exit in reverse order, and what they close is closed in that order."
# see = ["https://docs.python.org/3/reference/compound_stmts.html#the-with-statement"]
# twin = "context_managers/exit_order"
# ///
class Manager(object):
    def __init__(self, label):
        self.label = label

    def __enter__(self):
        events.append("enter " + self.label)

    def __exit__(self, *exception):
        events.append("exit " + self.label)


events = []
with Manager("a"), Manager("b"):
    events.append("body")
events.append("after")
print(", ".join(events))
