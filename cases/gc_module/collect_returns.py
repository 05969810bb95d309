# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "What does gc.collect() return?"
# see = ["https://docs.python.org/3/library/gc.html#gc.collect", "https://doc.pypy.org/en/latest/gc_info.html"]
# ///
import gc

gc.collect()
print(type(gc.collect()).__name__)
