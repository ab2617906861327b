//! The operators' tool: its binary, run on stacks of this process and against servers that answer as AWS does.

mod accounts;
mod doctor;
mod freezes;
mod redrive;
mod rights;
mod rotate;
mod terminal;
mod use_of_options;
mod waits;
