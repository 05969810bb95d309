# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "gc.get_referrers() finds the containers and the namespace that hold an object."
# see = ["https://docs.python.org/3/library/gc.html#gc.get_referrers"]
# ///
import gc

class Target(object):
    pass

target = Target()
in_list = [target]
in_dict = {"key": target}
in_tuple = (target,)
referrers = gc.get_referrers(target)
for name, holder in (("list", in_list), ("dict", in_dict), ("tuple", in_tuple), ("globals", globals())):
    print("%s: %s" % (name, any(referrer is holder for referrer in referrers)))
