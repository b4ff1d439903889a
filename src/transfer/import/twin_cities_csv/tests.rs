//! What the two files may and may not say.
