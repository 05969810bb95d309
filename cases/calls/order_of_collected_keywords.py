# /// script
# requires-python = ">=3.6"
# [tool.lastref]
# claim = "In which order do keyword arguments die that `**kwargs` collected?"
# see = ["https://docs.python.org/3/whatsnew/3.11.html", "https://peps.python.org/pep-0468/"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        died.append(self.label)

def work(**keywords):
    pass

died = []
work(first=Tracked("first"), second=Tracked("second"))
gc.collect()
print(", ".join(died))
