# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A return statement in a finally clause replaces a value that is already on its way: when does that one die?"
# see = ["https://docs.python.org/3/reference/compound_stmts.html#the-try-statement"]
# ///
import gc


class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        events.append("del " + self.label)


def work():
    for _ in range(1):
        try:
            return Tracked("first")
        finally:
            events.append("finally")
            break
    return Tracked("second")


events = []
result = work()
events.append("got " + result.label)
gc.collect()
print(", ".join(events))
