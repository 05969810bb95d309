# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Does the finalizer of an object in an imported module still find the module's other globals at exit?"
# see = [
#     "https://docs.python.org/3/reference/datamodel.html#object.__del__",
#     "https://docs.python.org/3/whatsnew/3.4.html",
# ]
# ///
import sys
import types

source = """
greeting = 'hello'

def greet():
    return greeting

class Tracked(object):
    def __del__(self):
        print('finalizer says ' + greet())

kept = Tracked()
"""
module = types.ModuleType("helper")
exec(source, module.__dict__)
sys.modules["helper"] = module
print("end of program")
