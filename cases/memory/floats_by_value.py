# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Are two equal floats one object?"
# see = [
#     "https://doc.pypy.org/en/latest/cpython_differences.html",
#     "https://docs.python.org/3/library/functions.html#id",
# ]
# ///
first = float("1.5")
second = float("1.5")
print("equal: %s" % (first == second))
print("identical: %s" % (first is second))
kept = [first]
print("taken back from a list: %s" % (kept[0] is first))
