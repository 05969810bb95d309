# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A function returns an item from the middle of a loop over fresh objects: when do the others die?"
# see = ["https://docs.python.org/3/reference/compound_stmts.html#the-for-statement"]
# ///
import gc


class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        events.append("del " + self.label)


def first():
    for item in [Tracked("a"), Tracked("b"), Tracked("c")]:
        return item


events = []
kept = first()
events.append("got " + kept.label)
gc.collect()
print(", ".join(events))
