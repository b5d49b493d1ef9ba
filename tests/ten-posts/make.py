#!/usr/bin/env python3
"""Makes the ten posts anew in the forms that no editor of text writes: documents of Word and LibreOffice,
e-books, and what exports of Medium and Substack hold. What is made is committed; `markdown/` is the
original. Run it in its folder, after a change of the original."""

import html
import re
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SAVED = (2024, 1, 1, 0, 0, 0)
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def runs(line):
    """The stretches of a line: text, and whether it is emphasized, an address it links to, a note."""
    found = []
    marks = r"\*\*(?P<b>.+?)\*\*|\*(?P<i>.+?)\*|\[\^(?P<n>\d)\]|\[(?P<t>[^]]+)\]\((?P<u>[^)]+)\)|\\(?P<e>.)"
    at = 0
    for mark in re.finditer(marks, line):
        if mark.start() > at:
            found.append(("text", line[at:mark.start()], None))
        if mark["b"] or mark["i"]:
            found.append(("mark", mark["b"] or mark["i"], None))
        elif mark["n"]:
            found.append(("note", mark["n"], None))
        elif mark["t"]:
            found.append(("link", mark["t"], mark["u"]))
        else:
            found.append(("text", mark["e"], None))
        at = mark.end()
    return found + ([("text", line[at:], None)] if at < len(line) else [])


def blocks(body):
    found, notes = [], {}
    for part in re.split(r"\n\n+", body.strip()):
        note = re.match(r"\[\^(\d)\]: (.*)", part)
        image = re.match(r"!\[(.*)\]\((.*)\)", part)
        if note:
            notes[note[1]] = note[2]
        elif image:
            found.append(("caption", runs(image[1])))
        elif part.startswith("{{<"):
            continue
        elif part.startswith("## "):
            found.append(("heading", runs(part[3:])))
        elif part.startswith("> "):
            found.append(("quote", runs(part[2:])))
        elif part.startswith("```"):
            found.append(("code", [("text", part.split("\n")[1], None)]))
        elif part.startswith("- "):
            found += [("item", runs(line[2:])) for line in part.split("\n")]
        elif part.startswith("|"):
            rows = [line.strip("|").split("|") for line in part.split("\n") if "---" not in line]
            found.append(("table", [[cell.strip() for cell in row] for row in rows]))
        else:
            found.append(("text", runs(part)))
    return found, notes


class Post:
    def __init__(self, path):
        _, head, body = path.read_text().split("---\n", 2)
        field = lambda name: re.search(rf'^{name}: "?(.*?)"?$', head, re.M)[1]
        self.name, self.title, self.date = path.stem[11:], field("title"), field("date")
        self.url = field("url")
        self.tags = re.findall(r"^  - (.*)$", head, re.M)
        self.blocks, self.notes = blocks(body)


def pack(path, files, first=None):
    path.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            about = zipfile.ZipInfo(name, SAVED)
            about.compress_type = zipfile.ZIP_STORED if name == first else zipfile.ZIP_DEFLATED
            about.external_attr = 0o644 << 16
            archive.writestr(about, text)


# Word

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
LOOKS = {"heading": "Heading2", "quote": "Quote", "caption": "Caption", "code": "HTMLPreformatted", "title": "Title"}


def docx_run(text, look=""):
    return f'<w:r>{look}<w:t xml:space="preserve">{html.escape(text, quote=False)}</w:t></w:r>'


def docx_runs(found, links):
    out = ""
    for kind, text, more in found:
        if kind == "note":
            out += f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{int(text) + 1}"/></w:r>'
        elif kind == "link":
            links.append(more)
            out += f'<w:hyperlink r:id="rId{len(links) + 9}">{docx_run(text)}</w:hyperlink>'
        elif kind == "mark":
            out += docx_run(text, "<w:rPr><w:i/></w:rPr>")
        else:
            # Word parts its runs where its writer has stopped to think.
            middle = len(text) // 2
            out += docx_run(text[:middle]) + '<w:proofErr w:type="spellStart"/>' + docx_run(text[middle:])
    return out


def docx_paragraph(kind, found, links):
    look = LOOKS.get(kind)
    about = f'<w:pStyle w:val="{look}"/>' if look else ""
    if kind == "item":
        about = '<w:pStyle w:val="ListParagraph"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    about = f"<w:pPr>{about}</w:pPr>" if about else ""
    return f'<w:p w:rsidR="00A77B3E">{about}{docx_runs(found, links)}</w:p>'


def docx(post):
    links, body = [], docx_paragraph("title", [("text", post.title, None)], [])
    for kind, found in post.blocks:
        if kind == "table":
            cell = lambda text: f"<w:tc><w:tcPr/>{docx_paragraph('cell', [('text', text, None)], links)}</w:tc>"
            rows = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in found)
            body += f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>"
        else:
            body += docx_paragraph(kind, found, links)
    style = lambda name, shown: f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/><w:basedOn w:val="Normal"/></w:style>'
    styles = "".join(style(*it) for it in [("Title", "Title"), ("Heading2", "heading 2"), ("Quote", "Quote"), ("Caption", "caption"), ("HTMLPreformatted", "HTML Preformatted"), ("ListParagraph", "List Paragraph")])
    notes = "".join(f'<w:footnote w:id="{int(n) + 1}"><w:p><w:r><w:footnoteRef/></w:r>{docx_run(" " + text)}</w:p></w:footnote>' for n, text in post.notes.items())
    separator = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    related = "".join(f'<Relationship Id="rId{n + 10}" Type="{office}/hyperlink" Target="{url}" TargetMode="External"/>' for n, url in enumerate(links))
    package = 'xmlns="http://schemas.openxmlformats.org/package/2006/'
    kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    override = lambda name, kind: f'<Override PartName="/word/{name}.xml" ContentType="{kinds}{kind}+xml"/>'
    pack(HERE / "docx" / f"{post.name}.docx", {
        "[Content_Types].xml": f'{XML}<Types {package}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{override("document", "document.main")}{override("styles", "styles")}{override("footnotes", "footnotes")}</Types>',
        "_rels/.rels": f'{XML}<Relationships {package}relationships"><Relationship Id="rId1" Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
        "docProps/core.xml": f'{XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>Ada</dc:creator><cp:keywords>{", ".join(post.tags)}</cp:keywords><dcterms:created xsi:type="dcterms:W3CDTF">{post.date}T09:30:00Z</dcterms:created></cp:coreProperties>',
        "word/document.xml": f"{XML}<w:document {W}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/styles.xml": f"{XML}<w:styles {W}>{styles}</w:styles>",
        "word/footnotes.xml": f"{XML}<w:footnotes {W}>{separator}{notes}</w:footnotes>",
        "word/_rels/document.xml.rels": f'{XML}<Relationships {package}relationships">{related}</Relationships>',
    })


# LibreOffice

def odt(post):
    def inner(found):
        out = ""
        for kind, text, more in found:
            if kind == "note":
                out += f'<text:note text:note-class="footnote"><text:note-citation>{text}</text:note-citation><text:note-body><text:p text:style-name="Footnote">{html.escape(post.notes[text])}</text:p></text:note-body></text:note>'
            elif kind == "link":
                out += f'<text:a xlink:href="{more}">{html.escape(text)}</text:a>'
            elif kind == "mark":
                out += f'<text:span text:style-name="T1">{html.escape(text)}</text:span>'
            else:
                out += html.escape(text, quote=False)
        return out

    looks = {"quote": "P1", "caption": "Illustration", "code": "Preformatted_20_Text", "text": "Text_20_body"}
    body = f'<text:p text:style-name="Title">{html.escape(post.title)}</text:p>'
    for kind, found in post.blocks:
        if kind == "table":
            cell = lambda text: f'<table:table-cell><text:p text:style-name="Table_20_Contents">{text}</text:p></table:table-cell>'
            rows = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in found)
            body += f"<table:table>{rows}</table:table>"
        elif kind == "item":
            body += f"<text:list><text:list-item><text:p>{inner(found)}</text:p></text:list-item></text:list>"
        elif kind == "heading":
            body += f'<text:h text:style-name="Heading_20_2" text:outline-level="2">{inner(found)}</text:h>'
        else:
            body += f'<text:p text:style-name="{looks[kind]}">{inner(found)}</text:p>'
    spaces = " ".join(f'xmlns:{it}="urn:oasis:names:tc:opendocument:xmlns:{it}:1.0"' for it in ["office", "text", "table", "style", "meta"])
    spaces += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    keywords = "".join(f"<meta:keyword>{tag}</meta:keyword>" for tag in post.tags)
    pack(HERE / "odt" / f"{post.name}.odt", {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "META-INF/manifest.xml": f'{XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        "content.xml": f'{XML}<office:document-content {spaces}><office:automatic-styles><style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/></office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>',
        "meta.xml": f"{XML}<office:document-meta {spaces}><office:meta><meta:initial-creator>Ada</meta:initial-creator><meta:creation-date>{post.date}T09:30:00.123456789</meta:creation-date><dc:creator>Bo</dc:creator><dc:date>2024-01-01T00:00:00</dc:date>{keywords}</office:meta></office:document-meta>",
        "styles.xml": f'{XML}<office:document-styles {spaces}><office:styles><style:style style:name="Quotations" style:family="paragraph" style:parent-style-name="Standard"/></office:styles></office:document-styles>',
    }, first="mimetype")


# HTML, for e-books and exports

def page(post, tag):
    """The blocks as HTML; `tag` gives the attributes of each."""
    def inner(found):
        out = ""
        for kind, text, more in found:
            text = html.escape(text, quote=False)
            out += {"note": "", "link": f'<a href="{more}">{text}</a>', "mark": f"<em>{text}</em>", "text": text}[kind]
        return out

    names = {"heading": "h2", "quote": "blockquote", "caption": "figcaption", "code": "pre", "item": "li", "text": "p"}
    out, last = "", None
    items = lambda kind: kind in ("item", "table")
    for kind, found in post.blocks + [(None, None)]:
        if items(last) and not items(kind):
            out += "</ul>\n"
        if items(kind) and not items(last):
            out += "<ul>\n"
        if kind == "table":
            out += "".join(f"<li{tag('li')}>{' '.join(row)}</li>\n" for row in found)
        elif kind:
            name = names[kind]
            text = f"<{name}{tag(name)}>{inner(found)}</{name}>"
            out += (f"<figure>{text}</figure>" if kind == "caption" else text) + "\n"
        last = kind
    return out + "".join(f"<p{tag('p')}>{html.escape(text)}</p>\n" for text in post.notes.values())


def epub(post):
    text = f'{XML}<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{html.escape(post.title)}</title></head><body><h1>{html.escape(post.title)}</h1>\n{page(post, lambda name: "")}</body></html>'
    subjects = "".join(f"<dc:subject>{tag}</dc:subject>" for tag in post.tags)
    pack(HERE / "epub" / f"{post.name}.epub", {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": f'{XML}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
        "EPUB/package.opf": f'{XML}<package version="3.0" unique-identifier="id" xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">{post.url}</dc:identifier><dc:title>{html.escape(post.title)}</dc:title><dc:creator>Ada</dc:creator><dc:date>{post.date}</dc:date><dc:language>en</dc:language>{subjects}</metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="text" href="text.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="nav"/><itemref idref="text"/></spine></package>',
        "EPUB/nav.xhtml": f'{XML}<html xmlns="http://www.w3.org/1999/xhtml"><body><nav><ol><li><a href="text.xhtml">{html.escape(post.title)}</a></li></ol></nav></body></html>',
        "EPUB/text.xhtml": text,
    }, first="mimetype")


def medium(posts):
    folder = HERE / "medium"
    (folder / "posts").mkdir(parents=True, exist_ok=True)
    for n, post in enumerate(posts):
        key = f"{0x1A2B3C4D5E60 + n:x}"
        graf = lambda name: f' name="{n:04x}" class="graf graf--{name}"'
        title = html.escape(post.title, quote=False)
        body = page(post, graf).replace("<h2", "<h4").replace("</h2>", "</h4>")
        slug = re.sub(r"[^A-Za-z]+", "-", post.title)
        text = f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{title}</title><style>
* {{ font-family: Georgia, serif; }}
</style></head><body><article class="h-entry">
<header>
<h1 class="p-name">{title}</h1>
</header>
<section data-field="subtitle" class="p-summary">
From The Quay
</section>
<section data-field="body" class="e-content">
<section name="f00d" class="section section--body section--first section--last"><div class="section-divider"><hr class="section-divider"></div><div class="section-content"><div class="section-inner sectionLayout--insetColumn"><h3 name="beef" class="graf graf--h3 graf--leading graf--title">{title}</h3>{body}</div></div></section>
</section>
<footer><p>By <a href="https://medium.com/@ada" class="p-author h-card">Ada</a> on <a href="https://medium.com/p/{key}"><time class="dt-published" datetime="{post.date}T09:30:00.000Z">{post.date}</time></a>.</p><p><a href="{post.url}" class="p-canonical">Canonical link</a></p><p>Exported from <a href="https://medium.com">Medium</a> on January 1, 2024.</p></footer></article></body></html>
"""
        (folder / "posts" / f"{post.date}_{slug}-{key}.html").write_text(text)
    (folder / "bookmarks").mkdir(exist_ok=True)
    (folder / "bookmarks" / "bookmarks-0001.html").write_text("<!DOCTYPE html><html><body><h1>Bookmarks</h1><p>The toll on the harbor bridge was promised for ten years and no longer, and every council since then has found one more reason to keep the barrier where it stands.</p></body></html>\n")
    (folder / "README.html").write_text("<!DOCTYPE html><html><body><h1>Medium archive</h1></body></html>\n")


def substack(posts):
    folder = HERE / "substack"
    (folder / "posts").mkdir(parents=True, exist_ok=True)
    rows = ["post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,podcast_url"]
    for n, post in enumerate(posts):
        name = f"{31415900 + n}.{post.name}"
        (folder / "posts" / f"{name}.html").write_text(page(post, lambda name: ""))
        title = post.title.replace('"', '""')
        rows.append(f'{name},{post.date}T09:30:00.000Z,true,,,newsletter,everyone,"{title}","From The Quay, once a week",')
    (folder / "posts.csv").write_text("\n".join(rows) + "\n")
    opens = "post_id,timestamp,email\n31415900,2024-01-01T00:00:00.000Z,reader@quay.example\n"
    (folder / "posts" / "31415900.opens.csv").write_text(opens)


def main():
    posts = [Post(path) for path in sorted((HERE / "markdown").glob("*.md"))]
    for post in posts:
        docx(post)
        odt(post)
        epub(post)
    medium(posts)
    substack(posts)


main()
