# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Is the descriptor number of a dropped file free for the next one?"
# see = [
#     "https://docs.python.org/3/library/os.html#os.open",
#     "https://doc.pypy.org/en/latest/cpython_differences.html",
# ]
# ///
import gc

open("data.txt", "w").close()
gc.collect()
stream = open("data.txt")
number = stream.fileno()
del stream
stream = open("data.txt")
print("reused at once: %s" % (stream.fileno() == number))
stream.close()
