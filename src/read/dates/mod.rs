//! Dates: as they are written, in the names of files, and in addresses.

mod names;
mod places;
mod written;
mod zones;

pub(super) use places::{of_file_name, of_url};
pub(super) use written::{ReadDate, parse, parse_field};
