# /// script
# requires-python = ">=3.6"
# [tool.lastref]
# claim = "A child process that was waited for gives no ResourceWarning when its Popen object dies."
# see = ["https://docs.python.org/3/library/subprocess.html#subprocess.Popen.wait"]
# twin = "files/process_left"
# ///
import gc
import subprocess
import sys
import warnings

warnings.simplefilter("always")
warned = []
warnings.showwarning = lambda message, category, *rest, **keywords: warned.append(category.__name__)
with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
    process.stdin.write(b"\n")
del process
gc.collect()
print("warnings: %s" % warned)
