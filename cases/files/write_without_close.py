# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Is text in the file right after `open(name, 'w').write(text)`?"
# see = [
#     "https://docs.python.org/3/library/functions.html#open",
#     "https://doc.pypy.org/en/latest/cpython_differences.html",
# ]
# twin = "files/with_statement"
# ///
import gc
import os

open("out.txt", "w").write("hello")
print("size at once: %d" % os.path.getsize("out.txt"))
gc.collect()
print("after collect: %d" % os.path.getsize("out.txt"))
