# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "gc.get_objects() grows by the instances that a program makes, and shrinks when they are gone."
# see = ["https://docs.python.org/3/library/gc.html#gc.get_objects"]
# [[tool.lastref.lines]]
# begin = "made:"
# compare = "bounded"
# least = 1000
# greatest = 2100
# why = "Whether their dicts are listed, too, is the version's; a few objects are the interpreter's own."
# [[tool.lastref.lines]]
# begin = "left:"
# compare = "bounded"
# least = -50
# greatest = 50
# why = "A few objects are the interpreter's own."
# ///
import gc

class Record(object):
    def __init__(self, number):
        self.number = number

gc.collect()
before = len(gc.get_objects())
records = [Record(number) for number in range(1000)]
print("made: %d" % (len(gc.get_objects()) - before))
del records
gc.collect()
print("left: %d" % (len(gc.get_objects()) - before))
