# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An object that removes its lock file in a method, called by a with statement, leaves no stale lock."
# see = ["https://docs.python.org/3/reference/compound_stmts.html#the-with-statement"]
# twin = "files/lock_file"
# ///
import os


class LockFile(object):
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        os.close(os.open(self.name, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        return self

    def __exit__(self, *exception):
        os.remove(self.name)


for number in (1, 2):
    try:
        with LockFile("lock"):
            print("%d: taken" % number)
    except OSError:
        print("%d: stale lock" % number)
print("left behind: %s" % os.listdir("."))
