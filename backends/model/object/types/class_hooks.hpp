#pragma once

#include "backends/model/object/run.hpp"

/// What a new class does before anyone sees it.
namespace lastref::model {

/// `__classcell__` and `__classdictcell__` leave the namespace; the cells get the class and its dict.
void fill_class_cell(Run& run, Type* type, Dict* dict);

/// `__set_name__` of what the class holds.
void call_set_name(Run& run, Type* type);

/// `super(type, type).__init_subclass__(**keywords)`.
void call_init_subclass(Run& run, Type* type, Dict* keywords);

}  // namespace lastref::model
