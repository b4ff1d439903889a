//! Right while fast: an answer has one version of the data, and no older one than its client has seen, however much is
//! kept and whoever writes.

mod at_once;
mod between;
mod load;
mod marks;
mod own;
