//! What leaves casebook, in the forms that other programs read.

pub mod csv;
