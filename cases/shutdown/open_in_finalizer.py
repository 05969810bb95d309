# /// script
# requires-python = ">=3.0"
# [tool.lastref]
# claim = "Does open() work in a finalizer that runs at exit?"
# see = [
#     "https://docs.python.org/3/reference/datamodel.html#object.__del__",
#     "https://docs.python.org/3/library/functions.html#open",
# ]
# twin = "shutdown/file_written_by_main"
# ///
class Tracked(object):
    def __del__(self):
        try:
            open("out.txt", "w").close()
            print("opened")
        except Exception as error:
            print("%s: %s" % (type(error).__name__, error))

tracked = Tracked()
print("end of program")
