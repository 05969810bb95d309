# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "The frame of a suspended generator is alive as long as the generator, and gone when that has finished."
# see = ["https://docs.python.org/3/library/inspect.html#types-and-members"]
# ///
def generate():
    local = "value"
    yield 1

generator = generate()
next(generator)
print("suspended: %s" % generator.gi_frame.f_locals["local"])
for _ in generator:
    pass
print("finished: %s" % generator.gi_frame)
