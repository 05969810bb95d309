class classobj(type):
    # Of a class without bases, and of those derived from it: they can be made, named, compared and handed around. What
    # else they do is refused.
    def __getattribute__(cls, name):
        if name not in ('__name__', '__module__', '__doc__'):
            _refuse('a classic class: one without bases')
        return type.__getattribute__(cls, name)

    def _use(cls, *rest, **named):
        _refuse('a classic class: one without bases')

    __call__ = __setattr__ = __delattr__ = __repr__ = __dir__ = _use
