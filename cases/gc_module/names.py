# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Which parts of the gc module does a runtime have?"
# see = ["https://docs.python.org/3/library/gc.html", "https://doc.pypy.org/en/latest/gc_info.html"]
# ///
import gc

names = ["collect", "disable", "get_threshold", "get_count", "get_stats", "get_objects", "get_referrers"]
names += ["get_referents", "is_tracked", "is_finalized", "freeze", "callbacks", "garbage", "set_debug"]
print("missing: %s" % " ".join(name for name in names if not hasattr(gc, name)))
