# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A module object can die while a function of it lives on; does the function still find its globals?"
# see = [
#     "https://docs.python.org/3/library/types.html#types.ModuleType",
#     "https://docs.python.org/3/whatsnew/3.4.html",
# ]
# ///
import gc
import types

module = types.ModuleType("made_by_hand")
exec("value = 5\ndef function():\n    return value\n", module.__dict__)
function = module.function
del module
gc.collect()
print("global seen by the function: %s" % function())
