# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A file that a program writes before it ends, and not in a finalizer, is there."
# see = ["https://docs.python.org/3/library/functions.html#open"]
# twin = "shutdown/open_in_finalizer"
# ///
class Resource(object):
    def close(self):
        with open("out.txt", "w") as stream:
            stream.write("state")
        print("written")


resource = Resource()
try:
    print("working")
finally:
    resource.close()
with open("out.txt") as stream:
    print("file says %s" % stream.read())
