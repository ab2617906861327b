//! The operators' tool: its binary, run on stacks of this process and against servers that answer as AWS does.

mod doctor;
mod redrive;
mod rights;
mod rotate;
mod use_of_options;
