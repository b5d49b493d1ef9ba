//! What an entity of HTML stands for. Those that nearly all texts have are known here; of the two
//! thousand others the parser of Markdown has a table, and is asked.

/// The longest entity that is looked for, `&` and `;` included; the longest there is has 33 bytes.
const LONGEST: usize = 40;

/// The entities that are met most, without `&` and `;`.
const KNOWN: [(&str, &str); 15] = [
    ("amp", "&"),
    ("AMP", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{a0}"),
    ("rsquo", "’"),
    ("lsquo", "‘"),
    ("rdquo", "”"),
    ("ldquo", "“"),
    ("mdash", "—"),
    ("ndash", "–"),
    ("hellip", "…"),
    ("copy", "©"),
];

/// The signs of Windows at 128 to 159, where Unicode has none to be seen: pages of old number their
/// quotation marks so, and all browsers show them.
const OF_WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The entity at the start of `rest`: its length and what it stands for.
pub(super) fn entity(rest: &str) -> Option<(usize, Box<str>)> {
    let is_end = |b: u8| !(b.is_ascii_alphanumeric() || b == b'#');
    let len = 1 + rest.bytes().skip(1).take(LONGEST).position(is_end)?;
    if len == 1 || rest.as_bytes()[len] != b';' {
        return None;
    }
    let name = &rest[1..len];
    let shown: Box<str> = if let Some((_, shown)) = KNOWN.iter().find(|(known, _)| *known == name) {
        (*shown).into()
    } else if let Some(number) = name.strip_prefix('#') {
        numbered(number)?.to_string().into()
    } else {
        asked(&rest[..=len])?
    };
    Some((len + 1, shown))
}

/// The sign of a number: `8217`, `x2019`.
fn numbered(number: &str) -> Option<char> {
    let digits = number.strip_prefix(['x', 'X']);
    let (digits, radix, most) = digits.map_or((number, 10, 7), |digits| (digits, 16, 6));
    if digits.is_empty() || digits.len() > most {
        return None;
    }
    let code = u32::from_str_radix(digits, radix).ok()?;
    let of_windows = code.checked_sub(128).and_then(|at| OF_WINDOWS.get(at as usize)).copied();
    let sign = of_windows.or_else(|| char::from_u32(code).filter(|_| code > 0));
    Some(sign.unwrap_or(char::REPLACEMENT_CHARACTER))
}

/// What the parser of Markdown makes of an entity, which has the same ones as HTML.
fn asked(written: &str) -> Option<Box<str>> {
    let mut events = pulldown_cmark::Parser::new(written);
    // An entity that is none comes back in two parts, the `&` first.
    events.find_map(|event| match event {
        pulldown_cmark::Event::Text(shown) if *shown != *written && &*shown != "&" => {
            Some(shown.into_string().into())
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_by_name_and_by_number() {
        for (written, shown) in [
            ("&amp;", "&"),
            ("&AMP;", "&"),
            ("&rarr;x", "→"),
            ("&Eacute;", "É"),
            ("&NotEqualTilde;", "≂\u{338}"),
            ("&#8217;", "’"),
            ("&#x2019;", "’"),
            ("&#X1F600;", "😀"),
            ("&#146;", "’"),
            ("&#0;", "\u{fffd}"),
            ("&#xd800;", "\u{fffd}"),
        ] {
            let (len, found) = entity(written).unwrap_or_else(|| panic!("{written}"));
            assert_eq!((&*found, written[..len].ends_with(';')), (shown, true), "{written}");
        }
        for written in
            ["&nope;", "&amp", "&;", "&#;", "&#x;", "&#99999999;", "&a b;", "&", "&#12a;"]
        {
            assert_eq!(entity(written), None, "{written}");
        }
    }

    #[test]
    fn what_is_known_here_is_what_the_parser_says() {
        for (name, shown) in KNOWN {
            if shown != "&" {
                assert_eq!(asked(&format!("&{name};")).as_deref(), Some(shown), "{name}");
            }
        }
    }
}
