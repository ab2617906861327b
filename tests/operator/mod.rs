//! The operators' tool: its binary, run on stacks of this process and against servers that answer as AWS does.

mod delete;
mod export;
mod import;
mod round_trip;
mod use_of_options;
