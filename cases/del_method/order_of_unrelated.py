# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "In which order are the unrelated objects of a dropped list finalized, in the first and in later rounds?"
# see = [
#     "https://docs.python.org/3/reference/datamodel.html#object.__del__",
#     "https://doc.pypy.org/en/latest/gc_info.html",
# ]
# twin = "del_method/closed_in_reverse"
# ///
import gc

class Tracked(object):
    def __init__(self, number):
        self.number = number

    def __del__(self):
        died.append(self.number)

for round_number in (1, 2, 3):
    died = []
    items = [Tracked(number) for number in range(5)]
    del items
    gc.collect()
    print("round %d: %s" % (round_number, died))
