# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A match, and an iterator of matches, keep the text that was searched."
# see = ["https://docs.python.org/3/library/re.html#re.Match.string"]
# ///
import gc
import re


class Text(str):
    def __del__(self):
        print("del " + str(self))


def collect():
    for attempt in range(3):
        gc.collect()


match = re.match("a", Text("abc"))
collect()
print("matched " + match.group())
del match
collect()
print("match deleted")
matches = re.finditer(".", Text("xyz"))
collect()
print("found " + next(matches).group())
del matches
collect()
print("iterator deleted")
