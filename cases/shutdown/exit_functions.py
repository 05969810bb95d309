# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "atexit functions run last in, first out, before globals are finalized."
# see = ["https://docs.python.org/3/library/atexit.html"]
# twin = "shutdown/exit_stack_around_main"
# ///
import atexit

class Tracked(object):
    def __del__(self):
        print("finalized")

def say(text):
    print(text)

tracked = Tracked()
atexit.register(say, "registered first")
atexit.register(say, "registered last")
print("end of program")
