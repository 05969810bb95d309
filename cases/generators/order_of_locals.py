# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "In which order do the locals of a finished generator die?"
# see = ["https://github.com/python/cpython/issues/130708"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        died.append(self.label)

def generate():
    a = Tracked("a")
    b = Tracked("b")
    yield 1
    c = Tracked("c")

died = []
for _ in generate():
    pass
gc.collect()
print(" ".join(died))
