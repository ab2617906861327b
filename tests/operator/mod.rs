//! The operators' tool: its binary, run on stacks of this process and against servers that answer as AWS does.

mod accounts;
mod freezes;
mod messages;
mod terminal;
mod use_of_options;
mod waits;
