# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "What functions of several threads held is finalized when they return, in the order in which they happen to."
# see = ["https://docs.python.org/3/library/threading.html#threading.Thread.join"]
# needs = ["threads"]
# [[tool.lastref.lines]]
# begin = "freed by"
# compare = "unordered"
# why = "Which thread ends first is the scheduler's choice."
# ///
import gc
import threading

class Held(object):
    def __init__(self, owner):
        self.owner = owner

    def __del__(self):
        lines.append("freed by thread %s" % self.owner)

def work(owner):
    held = Held(owner)
    sum(range(1000 * int(owner)))

lines = []
threads = [threading.Thread(target=work, args=(owner,)) for owner in "123"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("joined")
for line in list(lines):
    print(line)
del lines[:]
gc.collect()
print("collected")
for line in lines:
    print(line)
