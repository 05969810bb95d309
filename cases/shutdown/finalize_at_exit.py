# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "weakref.finalize callbacks run at exit, among the atexit functions, on every runtime."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.finalize.atexit"]
# twin = "shutdown/finalizers_called_by_main"
# ///
import weakref

class Target(object):
    def __del__(self):
        print("__del__")

target = Target()
weakref.finalize(target, print, "first callback")
weakref.finalize(target, print, "second callback")
silent = weakref.finalize(target, print, "never printed at exit")
silent.atexit = False
print("end of program")
