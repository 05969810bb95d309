# /// script
# requires-python = ">=3.3"
# [tool.lastref]
# claim = "Does an import statement work in a finalizer that runs at exit?"
# see = [
#     "https://docs.python.org/3/reference/datamodel.html#object.__del__",
#     "https://docs.python.org/3/library/sys.html#sys.meta_path",
# ]
# twin = "shutdown/imported_before"
# ///
class Tracked(object):
    def __del__(self):
        try:
            import json
            print("import worked")
        except ImportError as error:
            print("%s: %s" % (type(error).__name__, error))

tracked = Tracked()
print("end of program")
