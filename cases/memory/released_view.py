# /// script
# requires-python = ">=3.2"
# [tool.lastref]
# claim = "A memoryview that was released does not block its bytearray, on every runtime."
# see = ["https://docs.python.org/3/library/stdtypes.html#memoryview.release"]
# twin = "memory/exported_buffer"
# ///
data = bytearray(b"abcd")
with memoryview(data) as view:
    print("first byte %d" % view[0])
data.append(1)
print("length %d" % len(data))
view = memoryview(data)
view.release()
data.append(2)
print("length %d" % len(data))
try:
    view[0]
except ValueError:
    print("a released view cannot be used")
