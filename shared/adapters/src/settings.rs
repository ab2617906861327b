//! The settings of a function as a table: one line for each, with its type and where it is read.

/// Declares the settings of a function and reads them from the environment.
///
/// The value of a setting may end in `?` where it is `None` if its variable is missing or wrong. Every setting is read before the
/// first wrong one ends the reading, so that a start reports all faults at once.
#[macro_export]
macro_rules! settings {
    (
        $(#[$of_struct:meta])*
        $visibility:vis struct $name:ident($env:ident) {
            $($(#[$of_field:meta])* $of_value:vis $field:ident: $type:ty = $value:expr,)*
        }
    ) => {
        $(#[$of_struct])*
        $visibility struct $name {
            $($(#[$of_field])* $of_value $field: $type,)*
        }

        impl $crate::config::FromEnv for $name {
            fn from_env($env: &mut $crate::config::Env) -> Option<Self> {
                $(let $field = $crate::settings::read($env, |$env| Some($value));)*
                Some(Self { $($field: $field?,)* })
            }
        }
    };
}

/// Reads one setting. It gives the closures of [`crate::settings!`] their type.
#[doc(hidden)]
pub fn read<T>(env: &mut crate::config::Env, read: impl FnOnce(&mut crate::config::Env) -> Option<T>) -> Option<T> {
    read(env)
}
