//! Quoted words with everything needed to find them again.
