# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Are interned strings immortal?"
# see = ["https://peps.python.org/pep-0683/", "https://docs.python.org/3/library/sys.html#sys.intern"]
# ///
import sys

def grows(value):
    before = sys.getrefcount(value)
    holders = [value] * 100
    return sys.getrefcount(value) - before

if hasattr(sys, "getrefcount"):
    text = sys.intern("".join(["made", "_at_run_time"]))
    print("interned at run time: %d" % grows(text))
    print("other text: %d" % grows("".join(["other", " text"])))
else:
    print("no reference counts")
