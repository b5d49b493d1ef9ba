//! Which field of a record is what: by the names that the user gives, or else by the names that such
//! fields go by. It looks at no value.

/// The fields of records that are to be read, where the user names them. A name with dots in it leads
/// into a record: `data.attributes.body`. What is not named is guessed.
///
/// Guessed are, whatever their case and without regard to `_`, `-` and spaces, the first that is there of
///
/// | of a post | fields |
/// |---|---|
/// | text | `text`, `body`, `content`, `content_html`, `content_text`, `html`, `markdown` and kin |
/// | title | `title`, `headline`, `name`, `subject` |
/// | date | `date`, `published`, `published_at`, `created_at`, `pubDate` and kin |
/// | url | `url`, `link`, `permalink`, `slug`, `id` and kin |
/// | tags | `tags`, `categories`, `keywords`, `labels` |
/// | authors | `author`, `authors`, `byline`, `creator` |
/// | draft | `draft`, `status`, `published` where it is true or false |
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldNames {
    /// The fields that hold the text, which are joined in this order.
    pub text: Vec<String>,
    /// The field that holds the title.
    pub title: Option<String>,
    /// The field that holds the date.
    pub date: Option<String>,
    /// The field that holds the address.
    pub url: Option<String>,
    /// The field that holds the tags.
    pub tags: Option<String>,
    /// The field that holds the writers.
    pub author: Option<String>,
}

/// What a field tells of a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Text,
    Title,
    Date,
    Url,
    Tags,
    Authors,
    Draft,
}

/// The names that fields go by, the best first, without `_` and in small letters.
const NAMES: [(Role, &[&str]); 7] = [
    (
        Role::Text,
        &[
            "text",
            "body",
            "content",
            "contenthtml",
            "contentmarkdown",
            "contenttext",
            "bodyhtml",
            "bodymarkdown",
            "bodytext",
            "html",
            "markdown",
            "plaintext",
            "articlebody",
            "articletext",
            "postcontent",
            "posttext",
            "fulltext",
            "rawtext",
            "maintext",
            "selftext",
        ],
    ),
    (Role::Title, &["title", "headline", "posttitle", "name", "subject"]),
    (
        Role::Date,
        &[
            "date",
            "published",
            "publishedat",
            "datepublished",
            "publishdate",
            "publisheddate",
            "publishedon",
            "publicationdate",
            "pubdate",
            "postdate",
            "postedat",
            "dategmt",
            "createdat",
            "created",
            "createdutc",
            "datecreated",
            "timestamp",
        ],
    ),
    (
        Role::Url,
        &[
            "url",
            "link",
            "permalink",
            "canonicalurl",
            "externalurl",
            "slug",
            "id",
            "guid",
            "uuid",
            "postid",
            "postname",
        ],
    ),
    (Role::Tags, &["tags", "categories", "keywords", "labels", "tag", "category"]),
    (Role::Authors, &["author", "authors", "byline", "creator", "authorname", "writer"]),
    (Role::Draft, &["draft", "isdraft", "status", "poststatus"]),
];

/// What a field of this name most likely is, and how good a name for that it is, from 0, the best.
pub(super) fn guess(name: &str) -> Option<(Role, usize)> {
    let mut plain = [0_u8; 20];
    let mut len = 0;
    for byte in name.bytes().filter(|byte| !matches!(byte, b'_' | b'-' | b' ')) {
        *plain.get_mut(len)? = byte.to_ascii_lowercase();
        len += 1;
    }
    let plain = &plain[..len];
    NAMES.iter().find_map(|(role, names)| {
        names.iter().position(|name| name.as_bytes() == plain).map(|rank| (*role, rank))
    })
}

impl FieldNames {
    /// Whether the user has said which fields these are.
    pub(super) fn names(&self, role: Role) -> bool {
        match role {
            Role::Text => !self.text.is_empty(),
            Role::Title => self.title.is_some(),
            Role::Date => self.date.is_some(),
            Role::Url => self.url.is_some(),
            Role::Tags => self.tags.is_some(),
            Role::Authors => self.author.is_some(),
            Role::Draft => false,
        }
    }

    /// All that the user has named.
    pub(super) fn given(&self) -> impl Iterator<Item = (Role, &str)> {
        let single = [
            (Role::Title, &self.title),
            (Role::Date, &self.date),
            (Role::Url, &self.url),
            (Role::Tags, &self.tags),
            (Role::Authors, &self.author),
        ];
        let texts = self.text.iter().map(|name| (Role::Text, name.as_str()));
        texts.chain(single.into_iter().filter_map(|(role, name)| Some((role, name.as_deref()?))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_guessed_in_any_dress() {
        for (name, role) in [
            ("text", Some(Role::Text)),
            ("Content_HTML", Some(Role::Text)),
            ("pubDate", Some(Role::Date)),
            ("Published At", Some(Role::Date)),
            ("published-at", Some(Role::Date)),
            ("_id", Some(Role::Url)),
            ("context", None),
            ("", None),
            ("a_name_that_is_very_long_indeed", None),
            ("본문", None),
        ] {
            assert_eq!(guess(name).map(|(role, _)| role), role, "{name}");
        }
        assert!(guess("text").unwrap().1 < guess("body").unwrap().1);
    }
}
