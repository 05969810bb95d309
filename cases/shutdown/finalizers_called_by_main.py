# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Finalizers that the program calls itself before it ends have nothing left to do at exit."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.finalize"]
# twin = "shutdown/finalize_at_exit"
# ///
import weakref


class Target(object):
    pass


target = Target()
first = weakref.finalize(target, print, "first callback")
second = weakref.finalize(target, print, "second callback")
print("working")
second()
first()
print("end of program, alive: %s" % (first.alive or second.alive))
