# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Does a program that never closes the files it reads run out of descriptors?"
# see = [
#     "https://doc.pypy.org/en/latest/cpython_differences.html#differences-related-to-garbage-collection-strategies",
#     "https://docs.python.org/3/library/resource.html#resource.RLIMIT_NOFILE",
# ]
# twin = "stories/settings_with_statement"
# ///
import errno
import gc
import resource

def read_often(times):
    try:
        for _ in range(times):
            open("settings.txt").read()
    except EnvironmentError as error:
        return "error %s" % errno.errorcode[error.errno]
    return "read %d times" % times

with open("settings.txt", "w") as stream:
    stream.write("x")
hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (64, hard))
print(read_often(200))
gc.collect()
print("after collect: %s" % read_often(20))
