//! `refrain why`: what two paragraphs share, and the step that decided.

mod command;
mod text;

pub(super) use command::why;
