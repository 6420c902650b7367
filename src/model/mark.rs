//! The reader's own star, label or note on a finding or quotation.
