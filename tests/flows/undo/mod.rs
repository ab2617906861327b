//! "This was not me": the link in a notice that undoes a change.

mod links;
mod table;
