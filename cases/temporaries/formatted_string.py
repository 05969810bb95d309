# /// script
# requires-python = ">=3.6"
# [tool.lastref]
# claim = "Objects made inside an f-string die as soon as their text has been made."
# see = [
#     "https://peps.python.org/pep-0498/",
#     "https://docs.python.org/3/reference/lexical_analysis.html#formatted-string-literals",
# ]
# ///
import gc

class Tracked:
    def __init__(self, label):
        self.label = label
        events.append("new " + label)

    def __del__(self):
        events.append("del " + self.label)

    def __format__(self, spec):
        return self.label + spec

events = []
text = f"{Tracked('a'):1} {Tracked('b'):2}"
events.append("made " + text)
gc.collect()
print(", ".join(events))
