# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Does traceback.clear_frames() still release a local after somebody read the frame's f_locals?"
# see = [
#     "https://peps.python.org/pep-0667/",
#     "https://docs.python.org/3/library/traceback.html#traceback.clear_frames",
# ]
# ///
import gc
import traceback
import weakref

class Target(object):
    pass

def fail():
    local = Target()
    references.append(weakref.ref(local))
    raise ValueError

references = []
saved = None
try:
    fail()
except ValueError as error:
    saved = error
names = sorted(saved.__traceback__.tb_next.tb_frame.f_locals)
traceback.clear_frames(saved.__traceback__)
gc.collect()
print("names %s, local alive %s" % (names, references[0]() is not None))
