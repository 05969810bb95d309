# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Are empty tuples, strings and frozensets one object each?"
# see = [
#     "https://docs.python.org/3/library/functions.html#id",
#     "https://doc.pypy.org/en/latest/cpython_differences.html",
# ]
# ///
print("tuples: %s" % (tuple() is tuple([])))
print("strings: %s" % ("".join([]) is str()))
print("lists: %s" % (list() is list()))
