# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A generator expression takes hold of its first iterable when it is made."
# see = [
#     "https://docs.python.org/3/reference/expressions.html#generator-expressions",
#     "https://peps.python.org/pep-0289/",
# ]
# ///
import gc

class Items(list):
    def __del__(self):
        events.append("iterable finalized")

events = []
expression = (item for item in Items([1, 2]))
gc.collect()
events.append("made")
del expression
events.append("dropped")
gc.collect()
print(", ".join(events))
