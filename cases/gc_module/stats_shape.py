# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "What does gc.get_stats() hold?"
# see = ["https://docs.python.org/3/library/gc.html#gc.get_stats", "https://doc.pypy.org/en/latest/gc_info.html"]
# ///
import gc

stats = gc.get_stats()
print(type(stats).__name__)
if isinstance(stats, list):
    print("%d generations: %s" % (len(stats), " ".join(sorted(stats[0]))))
