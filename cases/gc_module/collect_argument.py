# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Which generation numbers does gc.collect() accept?"
# see = ["https://docs.python.org/3/library/gc.html#gc.collect", "https://doc.pypy.org/en/latest/gc_info.html"]
# ///
import gc

for generation in (0, 1, 2, 3, -1):
    try:
        gc.collect(generation)
        print("%d: accepted" % generation)
    except ValueError as error:
        print("%d: ValueError %s" % (generation, error))
