# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Automatic collection is on at start, and gc.disable() and gc.enable() switch it."
# see = ["https://docs.python.org/3/library/gc.html#gc.isenabled"]
# ///
import gc

print("at start: %s" % gc.isenabled())
gc.disable()
print("disabled: %s" % gc.isenabled())
gc.enable()
print("enabled: %s" % gc.isenabled())
