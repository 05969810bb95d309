# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "After os.fork() an object exists twice: is it finalized at the end of both processes?"
# see = ["https://docs.python.org/3/library/os.html#os.fork"]
# twin = "shutdown/forked_child_exits_at_once"
# ///
import os
import sys


class Tracked(object):
    def __del__(self):
        sys.stdout.write("finalized in the %s\n" % role)


role = "parent"
tracked = Tracked()
sys.stdout.flush()
child = os.fork()
if child == 0:
    role = "child"
    sys.exit(0)
os.waitpid(child, 0)
print("parent ends")
