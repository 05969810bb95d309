# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Is the id of a dropped list given to the next one?"
# see = ["https://docs.python.org/3/library/functions.html#id"]
# ///
def make():
    return [1, 2]

first = make()
number = id(first)
del first
second = make()
print("same id: %s" % (id(second) == number))
