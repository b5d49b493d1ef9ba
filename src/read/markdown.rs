//! Markdown to blocks: what kind each is, where it stands, and which of its bytes a reader sees. It
//! decides no titles and cuts no posts; `markdown_post` does.

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use pulldown_cmark::{Options, Parser};

use super::blocks::{Builder, Parsed};
use super::offsets::clamp;
use super::template::Templates;
use crate::text::Piece;

/// Takes the Markdown in `body` apart; all spans are counted from the start of `text`. `None` if the
/// parser fails on it, which it must not, but a post is worth more than a parser's promise.
pub(super) fn parse(text: &str, body: Range<usize>) -> Option<Parsed> {
    let inner = &text[body.clone()];
    let templates = Templates::of(inner);
    let masked = templates.mask(inner);
    let parsed = catch_unwind(AssertUnwindSafe(|| {
        let mut builder = Builder::new(inner, &masked, &templates);
        let mut events = Parser::new_ext(&masked, options()).into_offset_iter();
        for (event, range) in events.by_ref() {
            builder.take(event, clamp(inner, &range));
        }
        let definitions = events.reference_definitions().iter();
        for list in lists(inner, definitions.map(|(_, definition)| definition.span.clone())) {
            builder.links(&list);
        }
        builder.finish()
    }));
    let by = u32::try_from(body.start).ok()?;
    parsed.ok().map(|parsed| shift(parsed, by))
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
}

/// The definitions of links in lists: those that stand together, with nothing but white space between
/// them.
fn lists(text: &str, definitions: impl Iterator<Item = Range<usize>>) -> Vec<Vec<Range<usize>>> {
    let mut spans: Vec<Range<usize>> = definitions.map(|span| clamp(text, &span)).collect();
    spans.sort_by_key(|span| (span.start, span.end));
    let together = |a: &Range<usize>, b: &Range<usize>| {
        text.get(a.end..b.start).is_some_and(|gap| gap.trim().is_empty())
    };
    spans.chunk_by(together).map(<[_]>::to_vec).collect()
}

/// The same, `by` bytes further on.
fn shift(mut parsed: Parsed, by: u32) -> Parsed {
    for block in &mut parsed.blocks {
        block.span = block.span.shift(by);
        for piece in &mut block.pieces {
            let (Piece::Verbatim(span) | Piece::Replaced(span, _)) = piece;
            *span = span.shift(by);
        }
    }
    for heading in &mut parsed.headings {
        heading.whole = heading.whole.shift(by);
    }
    for comment in &mut parsed.comments {
        comment.at = comment.at.shift(by);
        comment.inside = comment.inside.map(|at| at + by);
    }
    parsed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::BlockKind::{Caption, Code, Heading, ListItem, Prose, Quotation};
    use crate::text::{Block, BlockKind, Byte, Span};
    use proptest::prelude::*;

    /// The blocks of a text, as kind and readable text.
    fn blocks(text: &str) -> Vec<(BlockKind, String)> {
        let parsed = parse(text, 0..text.len()).unwrap();
        parsed.blocks.iter().map(|block| (block.kind, readable(text, block))).collect()
    }

    fn readable(text: &str, block: &Block) -> String {
        if block.pieces.is_empty() {
            return text[block.span.range()].to_owned();
        }
        let part = |piece: &Piece| match piece {
            Piece::Verbatim(span) => text[span.range()].to_owned(),
            Piece::Replaced(_, other) => other.to_string(),
        };
        block.pieces.iter().map(part).collect()
    }

    fn one(text: &str) -> String {
        let found = blocks(text);
        assert_eq!(found.len(), 1, "{found:?}");
        found[0].1.clone()
    }

    #[track_caller]
    fn check(text: &str, expected: &[(BlockKind, &str)]) {
        let found = blocks(text);
        let found: Vec<_> = found.iter().map(|(kind, text)| (*kind, text.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn marks_are_left_out_of_the_text() {
        assert_eq!(one("**미국**의 _항구_ ~~옛~~ `배`\n"), "미국의 항구 옛 배");
        assert_eq!(one("A [link](http://a.example/b) here.\n"), "A link here.");
        assert_eq!(one("R&amp;D \\*not\\* &#8212;\n"), "R&D *not* —");
        assert_eq!(one("One\ntwo  \nthree\n"), "One\ntwo  \nthree");
        assert_eq!(one("> One\n> two\n"), "One two");
        assert_eq!(one("a <b>bold</b><br>word<!-- x -->\n"), "a bold word");
        assert_eq!(one("See <http://a.example> and https://b.example/c.\n"), "See  and .");
        assert_eq!(one("Note[^1] it.\n\n[^1]: \n"), "Note it.");
        assert_eq!(one("Use ``a ` b`` now\n"), "Use a ` b now");
    }

    #[test]
    fn a_plain_paragraph_costs_no_pieces() {
        let text = "The ferry is late.\n\nIt is late *again*.\n";
        let parsed = parse(text, 0..text.len()).unwrap();
        assert!(parsed.blocks[0].pieces.is_empty());
        assert_eq!(parsed.blocks[1].pieces.len(), 3);
        assert_eq!(&text[parsed.blocks[1].span.range()], "It is late *again*.");
    }

    #[test]
    fn a_line_break_costs_no_piece_where_white_space_alone_stands_for_it() {
        for (text, pieces) in [
            ("The ferry\nis late.\r\nIt is  \nlate again.\n", 0),
            ("- The ferry\n  is late.\n", 0),
            ("> The ferry\nis late.\n", 0),
            ("The ferry\nis *late*, says\nAda.\n", 3),
            ("> The ferry\n> is late.\n", 3),
            ("The ferry<br>\nis late.\n", 3),
        ] {
            let parsed = parse(text, 0..text.len()).unwrap();
            assert_eq!(parsed.blocks[0].pieces.len(), pieces, "{text}");
        }
    }

    #[test]
    fn kinds() {
        check(
            "# Top\n\nText.\n\n> One.\n>\n> - Two.\n\n```\nlet x = 1;\n```\n\n    y = 2\n",
            &[
                (Heading, "Top"),
                (Prose, "Text."),
                (Quotation, "One."),
                (Quotation, "Two."),
                (Code, "let x = 1;"),
                (Code, "y = 2"),
            ],
        );
        check("| a | b |\n|---|---|\n| *c* d | e |\n", &[(ListItem, "a b"), (ListItem, "c d e")]);
    }

    #[test]
    fn an_items_text_stays_apart_from_the_list_inside() {
        check(
            "- one\n  - two\n    more\n- three\n\n  four\n",
            &[
                (ListItem, "one"),
                (ListItem, "two\n    more"),
                (ListItem, "three"),
                (ListItem, "four"),
            ],
        );
    }

    #[test]
    fn captions() {
        check("![The *old* pier](a.png)\n", &[(Caption, "The old pier")]);
        check("[![Pier](a.png)](b) ![Shed](c.png)\n", &[(Caption, "Pier Shed")]);
        check("The pier ![icon](a.png) is old.\n", &[(Prose, "The pier icon is old.")]);
        check("The pier, file photo. (Ledger)\n", &[(Caption, "The pier, file photo. (Ledger)")]);
        check("![](a.png)\n", &[]);
    }

    #[test]
    fn raw_html() {
        check(
            "<div class=\"x\"><p>One &amp; two</p><ul><li>Three</li></ul>\n<script>no</script></div>\n",
            &[(Prose, "One & two"), (ListItem, "Three")],
        );
        check(
            "<blockquote>\n\nQuoted *here*.\n\n</blockquote>\n\nNot here.\n",
            &[(Quotation, "Quoted here."), (Prose, "Not here.")],
        );
        check("<!-- a remark -->\n\n<hr>\n", &[]);
        check(
            "<figure><img src=\"{{ \"a\" }}\"><figcaption>Pier</figcaption></figure>\n",
            &[(Caption, "Pier")],
        );
    }

    #[test]
    fn templates_are_no_text() {
        check(
            "{{< figure src=\"a\" >}}\n\nA [link]({{ \"/b c\" | url }}) here.\n\n{% include x %}\n",
            &[(Prose, "A link here.")],
        );
        check("Write `{{ x }}` there.\n", &[(Prose, "Write {{ x }} there.")]);
        check("## Head {#id}\n\n{{raw `\n\tcode()\n\n\tmore\n`}}\n", &[(Heading, "Head")]);
    }

    #[test]
    fn a_note_in_githubs_dress_is_no_quotation() {
        check("> [!NOTE]\n> Mind the gap.\n", &[(Prose, "Mind the gap.")]);
    }

    #[test]
    fn spans_are_counted_from_the_start_of_the_source() {
        let text = "---\nx: 1\n---\n# Top\n\nA **b**.\n";
        let parsed = parse(text, 13..text.len()).unwrap();
        assert_eq!(&text[parsed.headings[0].whole.range()], "# Top\n");
        assert_eq!(&text[parsed.blocks[1].span.range()], "A **b**.");
        assert_eq!(readable(text, &parsed.blocks[1]), "A b.");
    }

    #[test]
    fn white_space_that_the_parser_counts_in_is_no_part_of_a_block() {
        for (text, expected) in [("# a &amp;\t", "a &amp;"), ("# a _---_\t", "a _---_")] {
            let parsed = parse(text, 0..text.len()).unwrap();
            assert_eq!(&text[parsed.blocks[0].span.range()], expected);
        }
    }

    fn assert_sound(text: &str) -> Result<(), TestCaseError> {
        let parsed = parse(text, 0..text.len());
        prop_assert!(parsed.is_some(), "the parser failed");
        let mut behind = 0;
        for block in &parsed.unwrap().blocks {
            let whole: Span<Byte> = block.span;
            prop_assert!(text.get(whole.range()).is_some());
            prop_assert!(whole.start() >= behind);
            prop_assert_eq!(text[whole.range()].trim(), &text[whole.range()]);
            behind = whole.end();
            let mut at = whole.start();
            for piece in &block.pieces {
                let (Piece::Verbatim(span) | Piece::Replaced(span, _)) = piece;
                prop_assert!(text.get(span.range()).is_some());
                prop_assert!(whole.contains(*span) && span.start() >= at);
                at = span.end();
            }
        }
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]
        #[test]
        fn blocks_are_apart_and_hold_their_pieces(
            parts in prop::collection::vec(prop::sample::select(MARKS.to_vec()), 0..40)
        ) {
            assert_sound(&parts.concat())?;
        }

        #[test]
        fn any_text_is_taken(text in "(\\PC|\n|[ >*_`#|\\[\\](){}<!&;-]){0,80}") {
            assert_sound(&text)?;
        }
    }

    const MARKS: [&str; 48] = [
        "\n",
        "\n\n",
        " ",
        "    ",
        "\t",
        "\r\n",
        "> ",
        "- ",
        "1. ",
        "# ",
        "## ",
        "---",
        "===",
        "```",
        "~~~",
        "`",
        "*",
        "**",
        "_",
        "~~",
        "[",
        "](",
        ")",
        "![",
        "|",
        "|-|",
        "<div>",
        "</div>",
        "<p>",
        "<blockquote>",
        "<!--",
        "-->",
        "<script>",
        "&amp;",
        "&#0;",
        "\\",
        "{{",
        "}}",
        "{%",
        "%}",
        "[^1]",
        "[^1]: ",
        "https://a.b/",
        "한국",
        "é\u{301}",
        "word",
        "\u{a0}",
        "{: .x}",
    ];
}
