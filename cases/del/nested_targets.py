# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A parenthesised or bracketed target list is deleted from left to right like a flat one."
# see = ["https://docs.python.org/3/reference/simple_stmts.html#the-del-statement"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        events.append(self.label)

events = []
holder = [Tracked("item")]
first = Tracked("first")
second = Tracked("second")
del (second, [first, holder[0]])
events.append("deleted")
gc.collect()
print(" ".join(events))
