# /// script
# requires-python = ">=3.6"
# [tool.lastref]
# claim = "When is a ResourceWarning given for a child process that nobody waited for?"
# see = [
#     "https://docs.python.org/3/library/subprocess.html#subprocess.Popen",
#     "https://docs.python.org/3/library/exceptions.html#ResourceWarning",
# ]
# twin = "files/process_waited_for"
# ///
import gc
import subprocess
import sys
import warnings

warnings.simplefilter("always")
warned = []
warnings.showwarning = lambda message, category, *rest, **keywords: warned.append(category.__name__)
process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
stream = process.stdin
del process
print("dropped: %s" % warned)
gc.collect()
print("collected: %s" % warned)
stream.close()
