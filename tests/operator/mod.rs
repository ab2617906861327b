//! The operators' tool: its binary, run on stacks of this process and against servers that answer as AWS does.

mod accounts;
mod delete;
mod doctor;
mod export;
mod freezes;
mod import;
mod messages;
mod redrive;
mod rights;
mod rotate;
mod round_trip;
mod terminal;
mod use_of_options;
mod waits;
