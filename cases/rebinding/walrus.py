# /// script
# requires-python = ">=3.8"
# [tool.lastref]
# claim = "An assignment expression rebinds its name in the middle of an expression and releases the old value there."
# see = [
#     "https://peps.python.org/pep-0572/",
#     "https://docs.python.org/3/reference/expressions.html#assignment-expressions",
# ]
# ///
import gc

class Tracked:
    def __init__(self, label):
        self.label = label

    def __del__(self):
        events.append("del " + self.label)

def note(text):
    events.append(text)
    return text

events = []
name = Tracked("old")
result = [note("before"), (name := Tracked("new")).label, note("after")]
gc.collect()
print(", ".join(events))
