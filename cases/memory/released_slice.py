# /// script
# requires-python = ">=3.2"
# [tool.lastref]
# claim = "A view and its slice that are both released leave the bytearray free at once."
# see = ["https://docs.python.org/3/library/stdtypes.html#memoryview.release"]
# twin = "memory/sliced_view"
# ///
data = bytearray(b"abcd")
with memoryview(data) as view:
    with view[1:] as rest:
        print("rest: %d bytes" % len(rest))
data.append(1)
print("length %d" % len(data))
