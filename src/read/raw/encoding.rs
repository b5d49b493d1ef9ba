//! Text that is not UTF-8: in which encoding it is, and what it says in UTF-8. Each byte that stands for
//! nothing becomes U+FFFD, is counted, and the first one is told. It opens no file.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

/// What a text says of its encoding stands so near its start.
const HEAD: usize = 4096;

/// So much of a text without a byte order mark is looked at for where its NUL bytes are.
const PATTERN: usize = 4096;

/// Fewer characters tell nothing of where NUL bytes are.
const ENOUGH: usize = 8;

/// A text is damaged UTF-8, and not of another encoding, if it has so many characters of several bytes
/// for each sequence that is none: in other encodings, such characters come about by chance alone.
const SOUND: usize = 2;

/// An encoding of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextEncoding(&'static Encoding);

impl TextEncoding {
    /// The encoding of this name, as the web knows it: `windows-1252`, `latin1`, `utf-16le`, `euc-kr`.
    pub fn of_name(name: &str) -> Option<Self> {
        Encoding::for_label_no_replacement(name.trim().as_bytes()).map(Self)
    }

    pub(in crate::read) fn of(encoding: &'static Encoding) -> Self {
        Self(encoding)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    pub(in crate::read) fn is_utf_16(self) -> bool {
        self.0 == UTF_16LE || self.0 == UTF_16BE
    }

    pub(in crate::read) fn is_utf_8(self) -> bool {
        self.0 == UTF_8
    }
}

/// How an encoding is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) enum Origin {
    /// By a byte order mark.
    Mark,
    /// The text says so.
    Declared,
    /// By what the bytes look like.
    Bytes,
    /// The user says so.
    Asked,
}

impl Origin {
    /// In words, as in "read as windows-1252 (guessed from its bytes)".
    pub(in crate::read) fn name(self) -> &'static str {
        match self {
            Self::Mark => "by its byte order mark",
            Self::Declared => "as it says of itself",
            Self::Bytes => "guessed from its bytes",
            Self::Asked => "as --encoding says",
        }
    }
}

/// A text in UTF-8.
#[derive(Debug)]
pub(in crate::read) struct Decoded {
    pub(in crate::read) text: Box<str>,
    /// The number of bytes before the text in its file.
    pub(in crate::read) shift: u32,
    /// The encoding that it was in, and how that is known; `None` for UTF-8.
    pub(in crate::read) encoding: Option<(&'static str, Origin)>,
    /// What could not be read.
    pub(in crate::read) faults: Option<Faults>,
}

/// Sequences of bytes that stand for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) struct Faults {
    pub(in crate::read) count: u64,
    /// Where the first begins, in the text and in the file.
    pub(in crate::read) at: usize,
    pub(in crate::read) offset: usize,
}

impl Faults {
    fn add(faults: &mut Option<Self>, at: usize, offset: usize) {
        faults.get_or_insert(Self { count: 0, at, offset }).count += 1;
    }
}

impl Decoded {
    pub(in crate::read) fn utf_8(text: Box<str>, shift: u32) -> Self {
        Self { text, shift, encoding: None, faults: None }
    }

    /// Whether places in the text are not those in the file.
    pub(in crate::read) fn is_other(&self) -> bool {
        self.encoding.is_some() || self.faults.is_some()
    }
}

/// The text of these bytes in that encoding, without a byte order mark.
pub(in crate::read) fn decode(bytes: &[u8], encoding: TextEncoding, origin: Origin) -> Decoded {
    let mark = Encoding::for_bom(bytes).filter(|(found, _)| *found == encoding.0);
    let mut from = mark.map_or(0, |(_, len)| len);
    let mut decoder = encoding.0.new_decoder_without_bom_handling();
    let most = decoder.max_utf8_buffer_length_without_replacement(bytes.len() - from);
    // Room for a text in which each byte is a character of one byte; it grows where there are others.
    let mut text = String::with_capacity(most.unwrap_or(0).min(bytes.len() + 16));
    let mut faults = None;
    loop {
        let (result, read) =
            decoder.decode_to_string_without_replacement(&bytes[from..], &mut text, true);
        from += read;
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => text.reserve((bytes.len() - from).max(16)),
            DecoderResult::Malformed(len, behind) => {
                let begin = from.saturating_sub(usize::from(len) + usize::from(behind));
                Faults::add(&mut faults, text.len(), begin);
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
    let encoding = (!encoding.is_utf_8()).then(|| (encoding.name(), origin));
    Decoded { text: text.into_boxed_str(), shift: 0, encoding, faults }
}

/// A text in UTF-8 that is damaged here and there, `shift` bytes behind the start of its file.
pub(in crate::read) fn mend_utf_8(bytes: &[u8], shift: usize) -> Decoded {
    let mut decoded = decode(bytes, TextEncoding(UTF_8), Origin::Bytes);
    if let Some(faults) = &mut decoded.faults {
        faults.offset += shift;
    }
    decoded
}

/// Whether these bytes, which are not UTF-8, were meant to be.
pub(in crate::read) fn is_damaged_utf_8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound >= broken * SOUND
}

/// UTF-16 without a byte order mark, if the bytes leave no doubt: in Latin, Greek and Cyrillic text nearly
/// every second byte is NUL or a few, never the others, and the text decodes.
pub(in crate::read) fn by_nul_bytes(bytes: &[u8]) -> Option<TextEncoding> {
    let head = &bytes[..bytes.len().min(PATTERN) & !1];
    let pairs = head.len() / 2;
    if pairs < ENOUGH || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let nuls = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (nuls(0), nuls(1));
    let found = match (first, second) {
        (0, n) if n * 10 >= pairs * 4 => UTF_16LE,
        (n, 0) if n * 10 >= pairs * 4 => UTF_16BE,
        _ => return None,
    };
    let sound = decode(head, TextEncoding(found), Origin::Bytes);
    let plain = !sound.text.contains(|c: char| c.is_control() && !c.is_whitespace());
    (sound.faults.is_none() && plain).then_some(TextEncoding(found))
}

/// An encoding whose bytes are all ASCII, and so look like UTF-8, if it is `asked` for or the text says
/// that it is in it.
pub(in crate::read) fn escaped(
    bytes: &[u8],
    asked: Option<TextEncoding>,
) -> Option<(TextEncoding, Origin)> {
    if let Some(asked) = asked {
        let escapes = asked.0 == ISO_2022_JP && memchr::memchr(0x1b, bytes).is_some();
        return escapes.then_some((asked, Origin::Asked));
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    memchr::memmem::find(head, b"-2022-")?;
    let found = declared(head).filter(|it| it.0 == ISO_2022_JP)?;
    Some((found, Origin::Declared))
}

/// The encoding that a text says it is in: in the first line of XML, or in a `meta` of HTML.
pub(in crate::read) fn declared(bytes: &[u8]) -> Option<TextEncoding> {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    let prolog = head.trim_start().strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"));
    if let Some((prolog, _)) = prolog
        && let Some((_, value)) = prolog.split_once("encoding")
        && let Some(found) = label(value)
    {
        return Some(found);
    }
    let mut rest = &*head;
    while let Some((_, behind)) = rest.split_once("<meta") {
        let (tag, behind) = behind.split_once('>').unwrap_or((behind, ""));
        if let Some((_, value)) = tag.split_once("charset")
            && let Some(found) = label(value)
        {
            return Some(found);
        }
        rest = behind;
    }
    None
}

/// The encoding in `="name"`, however it is quoted.
fn label(value: &str) -> Option<TextEncoding> {
    let value = value.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end = value.find(['"', '\'', ' ', ';', '/', '>']).unwrap_or(value.len());
    // A text whose declaration could be read is not in UTF-16.
    TextEncoding::of_name(&value[..end]).filter(|it| !it.is_utf_16())
}

/// The encoding that these bytes look most like.
pub(in crate::read) fn guess(bytes: &[u8]) -> TextEncoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    TextEncoding(detector.guess(None, Utf8Detection::Allow))
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::super::decode::decode;
    use super::*;

    fn of(bytes: &[u8]) -> (String, Option<&'static str>, u64) {
        let decoded = decode("a", Cow::Borrowed(bytes), None).unwrap();
        let faults = decoded.faults.map_or(0, |it| it.count);
        (decoded.text.into(), decoded.encoding.map(|it| it.0), faults)
    }

    fn utf_16(text: &str, big: bool) -> Vec<u8> {
        let bytes = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn utf_16_is_known_by_its_mark_or_by_its_nul_bytes() {
        for text in ["The ferry is late.\n", "Паром опаздывает, and so on and on.", "한국어 text"]
        {
            for (big, name) in [(false, "UTF-16LE"), (true, "UTF-16BE")] {
                let marked = utf_16(&format!("\u{feff}{text}"), big);
                assert_eq!(of(&marked), (text.to_owned(), Some(name), 0));
            }
        }
        for (big, name) in [(false, "UTF-16LE"), (true, "UTF-16BE")] {
            let bare = utf_16("The ferry is late again.", big);
            assert_eq!(of(&bare), ("The ferry is late again.".to_owned(), Some(name), 0));
        }
        // Not sure: too short, an odd number of bytes, NUL bytes on both sides.
        for bytes in [&b"a\0b\0"[..], b"a\0b\0c\0d\0e\0f\0g\0h\0i", b"a\0b\0c\0d\0e\0f\0\0a\0b\0c"]
        {
            assert!(decode("a", Cow::Borrowed(bytes), None).is_err(), "{bytes:?}");
        }
    }

    #[test]
    fn half_a_character_is_told_with_its_place() {
        let mut bytes = utf_16("\u{feff}One\nTwo", false);
        bytes.extend([0x00, 0xd8, b'!', 0, b'!']);
        let decoded = decode("a", Cow::Borrowed(&bytes), None).unwrap();
        assert_eq!(&*decoded.text, "One\nTwo\u{fffd}!\u{fffd}");
        assert_eq!(decoded.faults, Some(Faults { count: 2, at: 7, offset: 16 }));
    }

    #[test]
    fn what_a_text_says_of_itself_counts_where_it_is_not_utf_8() {
        let xml = b"<?xml version='1.0' encoding='ISO-8859-2'?>\n<a>\xb1</a>";
        assert_eq!(of(xml).1, Some("ISO-8859-2"));
        assert!(of(xml).0.contains('ą'));
        for meta in [
            "<meta charset=windows-1251>",
            "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\">",
        ] {
            let page =
                [b"<html><head>", meta.as_bytes(), b"</head><p>\xcf\xe0\xf0\xee\xec"].concat();
            assert_eq!((of(&page).1, of(&page).0.contains("Паром")), (Some("windows-1251"), true));
            // What is UTF-8 is read as such, whatever is said.
            let said = format!("<html><head>{meta}</head><p>Паром");
            assert_eq!(of(said.as_bytes()), (said, None, 0));
        }
        let escaped = b"<meta charset=iso-2022-jp><p>\x1b$B$\"\x1b(B</p>";
        assert_eq!(of(escaped).1, Some("ISO-2022-JP"));
        assert!(of(escaped).0.contains('あ'));
        assert_eq!(
            of(b"<meta charset=utf-8><p>d\xe9j\xe0 vu, tr\xe8s cher").1,
            Some("windows-1252")
        );
    }

    #[test]
    fn what_nobody_says_is_guessed() {
        for (bytes, text, name) in [
            (&b"Il a d\xe9j\xe0 vu la for\xeat pr\xe8s du ch\xe2teau."[..], "déjà vu la forêt", "windows-1252"),
            (b"\xcf\xe0\xf0\xee\xec \xee\xef\xff\xf2\xfc \xee\xef\xe0\xe7\xe4\xfb\xe2\xe0\xe5\xf2, \xe8 \xed\xe8\xea\xf2\xee \xed\xe5 \xe7\xed\xe0\xe5\xf2 \xef\xee\xf7\xe5\xec\xf3.", "Паром опять", "windows-1251"),
        ] {
            let (read, found, faults) = of(bytes);
            assert_eq!((found, faults), (Some(name), 0), "{read}");
            assert!(read.contains(text), "{read}");
        }
        let (read, found, _) =
            of(encoding_rs::EUC_KR.encode("배가 오늘도 늦게 도착했다.").0.as_ref());
        assert_eq!((read.as_str(), found), ("배가 오늘도 늦게 도착했다.", Some("EUC-KR")));
        let (read, found, _) =
            of(encoding_rs::SHIFT_JIS.encode("船は今日も遅れて着いた。").0.as_ref());
        assert_eq!((read.as_str(), found), ("船は今日も遅れて着いた。", Some("Shift_JIS")));
    }

    #[test]
    fn what_is_asked_for_counts_where_a_text_is_not_utf_8() {
        let asked = |name: &str, bytes: &[u8]| {
            let asked = TextEncoding::of_name(name);
            let decoded = decode("a", Cow::Borrowed(bytes), asked).unwrap();
            (decoded.text.into_string(), decoded.encoding.is_some())
        };
        assert_eq!(asked("latin2", b"\xb1 \xe8"), ("ą č".to_owned(), true));
        assert_eq!(asked("latin2", "ą č".as_bytes()), ("ą č".to_owned(), false));
        assert_eq!(asked("latin2", &utf_16("\u{feff}ą č", true)), ("ą č".to_owned(), true));
        assert_eq!(asked("utf-16be", &utf_16("a ą", true)), ("a ą".to_owned(), true));
        assert_eq!(asked("iso-2022-jp", b"\x1b$B$\"\x1b(B"), ("あ".to_owned(), true));
        assert_eq!(asked("utf-8", b"a\xff"), ("a\u{fffd}".to_owned(), false));
    }

    #[test]
    fn damaged_utf_8_stays_utf_8() {
        let mut bytes = "Das Licht am fernen Ufer: Möwen über Dächern, fünf.\n".as_bytes().to_vec();
        bytes.extend(b"a\xffb\xc3");
        let decoded = decode("a", Cow::Borrowed(&bytes), None).unwrap();
        assert!(decoded.encoding.is_none() && decoded.is_other());
        assert_eq!(decoded.faults.unwrap().count, 2);
        assert!(decoded.text.ends_with("fünf.\na\u{fffd}b\u{fffd}"), "{}", decoded.text);
    }

    #[test]
    fn machine_code_is_no_text_in_any_encoding() {
        let bytes: Vec<u8> = (1..=255).collect();
        let told = decode("a", Cow::Borrowed(&bytes), None).unwrap_err().to_string();
        assert_eq!(told, "a: binary file (byte 0x01 at offset 0); give its text, or leave it out");
    }

    #[test]
    fn names_are_those_of_the_web() {
        assert_eq!(TextEncoding::of_name("latin1").unwrap().name(), "windows-1252");
        assert_eq!(TextEncoding::of_name("no such"), None);
        assert_eq!(TextEncoding::of_name("replacement"), None);
    }
}
