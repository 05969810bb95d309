# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Does an exception that is thrown into a generator before it starts meet the `try` that its body begins with?"
# see = ["https://docs.python.org/3/reference/expressions.html#generator.throw"]
# ///
import gc

class Token(object):
    def __del__(self):
        print("token dies")

def guarded(token):
    try:
        yield 1
    except ValueError:
        print("handled inside")
    finally:
        print("finally inside")

generator = guarded(Token())
try:
    generator.throw(ValueError("early"))
except ValueError:
    print("came out")
print("next: %s" % next(generator, "ended"))
del generator
gc.collect()
print("end")
