//! The flags that name the fields of records: of JSON, tables and the like.

use clap::Args;

use crate::read::FieldNames;

#[derive(Debug, Args)]
#[command(next_help_heading = "Input")]
#[allow(clippy::struct_field_names, clippy::doc_markdown)] // They are the flags, and their help.
pub(in crate::cli) struct FieldArgs {
    /// Of records (JSON, CSV ...), a field that holds text, in place of the first that is there of text,
    /// body, content, content_html, html, markdown and kin; several are joined in order; dots lead into
    /// a record, numbers count the columns of a table without names
    #[arg(long, value_name = "FIELD")]
    text_field: Vec<String>,
    /// The same for the title [default: title, headline, name ...]
    #[arg(long, value_name = "FIELD")]
    title_field: Option<String>,
    /// The same for the date [default: date, published, published_at, created_at, pubDate ...]
    #[arg(long, value_name = "FIELD")]
    date_field: Option<String>,
    /// The same for the address [default: url, link, permalink, slug, id ...]
    #[arg(long, value_name = "FIELD")]
    url_field: Option<String>,
    /// The same for the tags [default: tags, categories, keywords ...]
    #[arg(long, value_name = "FIELD")]
    tags_field: Option<String>,
    /// The same for the writers [default: author, authors, byline ...]
    #[arg(long, value_name = "FIELD")]
    author_field: Option<String>,
}

impl FieldArgs {
    /// The fields that the flags name.
    pub(in crate::cli) fn names(&self) -> FieldNames {
        FieldNames {
            text: self.text_field.clone(),
            title: self.title_field.clone(),
            date: self.date_field.clone(),
            url: self.url_field.clone(),
            tags: self.tags_field.clone(),
            author: self.author_field.clone(),
        }
    }
}
