# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A forked child that leaves with os._exit() cleans nothing up; the parent closes what there is."
# see = ["https://docs.python.org/3/library/os.html#os._exit"]
# twin = "shutdown/forked_child"
# ///
import os
import sys


class Resource(object):
    def close(self):
        print("closed in the %s" % role)


role = "parent"
resource = Resource()
sys.stdout.flush()
child = os.fork()
if child == 0:
    role = "child"
    os._exit(0)
try:
    os.waitpid(child, 0)
finally:
    resource.close()
print("parent ends")
