# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "What the last words of a program need is imported at its top, and said before its end."
# see = ["https://docs.python.org/3/library/sys.html#sys.meta_path"]
# twin = "shutdown/import_in_finalizer"
# ///
import json


class Resource(object):
    def close(self):
        print("last words: %s" % json.dumps([1, 2]))


resource = Resource()
try:
    print("working")
finally:
    resource.close()
print("end of program")
