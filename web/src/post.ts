// One post as its readers see it, with what stood elsewhere marked and told in the margin.
import { asked, blockText, command, looseMatches, placesIn, post as byId, posts, type Match, type Place, type Post, type Refrain } from "./data";
import { h } from "./dom";
import { reusedWords } from "./model";
import { pairHash } from "./refrain";
import { overviewHash } from "./state";
import type { View } from "./view";
import { file, web } from "./where";
import { counted, kindWords, percent, when } from "./words";

interface Note { from: number; to: number; href: string; body: HTMLElement; class: string }

const MOST = 4;

function noteOf(refrain: Refrain, place: Place): Note {
    const others = refrain.places.filter((it) => it !== place);
    const nearest = place.nearest !== null ? refrain.places[place.nearest] : undefined;
    const sorted = nearest ? [nearest, ...others.filter((it) => it !== nearest)] : others;
    const pair = (it: Place): string => (it.at < place.at ? pairHash(refrain, it, place) : pairHash(refrain, place, it));
    // A post that has it several times is named once.
    const byPost = new Map<Post, Place[]>();
    for (const it of sorted) byPost.set(it.post, [...(byPost.get(it.post) ?? []), it]);
    const line = ([it, ...more]: Place[]): HTMLElement | null => it === undefined ? null : h("li", {}, h("a", { href: pair(it) }, h("time", {}, when(it.post)), " ", it.post.heading), it.post === place.post && " (this post)", more.length > 0 && ` \u00d7\u2009${more.length + 1}`);
    const lead = place.at === refrain.head && command === "report" ? "first here; then in" : nearest?.post.date && place.post.date ? "before in" : "also in";
    const body = h("aside", { class: refrain.class === "plain" ? "note" : "note apart" },
        h("p", {}, h("a", { href: `#/refrain/${refrain.id}`, class: "lead" }, lead), refrain.class !== "plain" && h("em", {}, ` ${refrain.class}`), refrain.facts.length > 0 && h("em", {}, " facts differ")),
        h("ul", {}, [...byPost.values()].slice(0, MOST).map(line)),
        byPost.size > MOST && h("a", { href: `#/refrain/${refrain.id}`, class: "more" }, `and ${counted(byPost.size - MOST, "more post")}`));
    return { from: place.from, to: place.to, href: `#/refrain/${refrain.id}`, body, class: refrain.class };
}

function noteOfMatch(match: Match, post: Post): Note | null {
    const isTurned = match.b[0] === post.id && match.a[0] !== post.id;
    const other = byId((isTurned ? match.a : match.b)[0]);
    if (!other) return null;
    const [at, to] = isTurned ? [2, 3] as const : [0, 1] as const;
    const href = `#/match/${match.id}${isTurned ? "/turned" : ""}`;
    const body = h("aside", { class: match.class === "plain" ? "note" : "note apart" }, h("p", {}, "like", match.class !== "plain" && h("em", {}, ` ${match.class}`), h("em", {}, ` ${kindWords[match.kind]}`)),
        h("ul", {}, h("li", {}, h("a", { href }, h("time", {}, when(other)), " ", other.heading))));
    return { from: Math.min(...match.passages.map((it) => it[at])), to: Math.max(...match.passages.map((it) => it[to])), href, body, class: match.class };
}

function paragraph(text: string, notes: Note[]): (Node | string)[] {
    const cuts = [...new Set([0, text.length, ...notes.flatMap((it) => [it.from, it.to])])].filter((it) => it >= 0 && it <= text.length).sort((a, b) => a - b);
    return cuts.slice(0, -1).map((from, nth) => {
        const to = cuts[nth + 1] ?? text.length;
        const part = text.slice(from, to);
        const over = notes.filter((it) => it.from <= from && it.to >= to);
        const note = over.find((it) => it.class === "plain") ?? over[0];
        return note ? h("mark", { class: note.class === "plain" ? undefined : "apart" }, part) : part;
    });
}

/** The kind of a paragraph whose text is not in the page. */
const LEFT_OUT = "-";
const TAGS = { p: "p", q: "blockquote", h: "h2", l: "p", c: "p", k: "p", x: "pre" } as const;

export function postPage(id: number): View | null {
    const post = byId(id);
    if (!post) return null;
    const notes = new Map<number, Note[]>();
    const add = (block: number, note: Note | null): void => { if (note) notes.set(block, [...(notes.get(block) ?? []), note]); };
    for (const { refrain, place } of placesIn(id)) add(place.block, noteOf(refrain, place));
    for (const match of looseMatches(id)) add((match.b[0] === id && match.a[0] !== id ? match.b : match.a)[1], noteOfMatch(match, post));
    const again = command === "report" ? post.reused : (reusedWords(0).get(id) ?? post.reused);
    const order = command === "report" ? posts.filter((it) => it.blocks.length > 0) : [...asked, ...posts.filter((it) => !asked.includes(it) && it.blocks.length > 0)];
    const nth = order.indexOf(post);
    const hash = (it: Post | undefined): string | undefined => it && `#/post/${it.id}`;
    const [before, next] = [hash(order[nth - 1]), hash(order[nth + 1])];
    let [left, run] = [0, 0];
    const skipped = (): HTMLElement | null => {
        const n = run;
        run = 0;
        left += n;
        return n > 0 ? h("p", { class: "left-out" }, `\u2026 ${counted(n, "paragraph")} that stand${n === 1 ? "s" : ""} nowhere else \u2026`) : null;
    };
    const body = post.blocks.flatMap(([, kind, line], block) => {
        if (kind === LEFT_OUT) { run += 1; return block === post.blocks.length - 1 ? [skipped()] : []; }
        const here = notes.get(block) ?? [];
        const name = TAGS[kind as keyof typeof TAGS] ?? "p";
        return [skipped(), h("div", { class: here.length > 0 ? `block ${kind} again` : `block ${kind}`, "data-line": line, tabindex: here.length > 0 ? -1 : undefined },
            h(name, { dir: "auto" }, paragraph(blockText(post, block), here)),
            here.length > 0 && h("div", { class: "notes" }, here.slice(0, 6).map((it) => it.body), here.length > 6 && h("p", { class: "meta" }, `and ${here.length - 6} more`)))];
    });
    const [isAsked, isDraft] = [asked.includes(post), command === "check" && asked.includes(post)];
    const share = again / Math.max(post.words, 1);
    const node = h("article", { class: "post-page" },
        h("nav", { class: "steps", "aria-label": "Posts" }, h("a", { href: isAsked ? overviewHash() : "#/posts" }, isAsked ? "all that came back" : "all posts"),
            h("span", {}, before && h("a", { href: before, rel: "prev" }, "previous"), next && h("a", { href: next, rel: "next" }, "next"))),
        h("p", { class: "dateline" }, isDraft && h("em", {}, "Draft "), when(post), post.authors.length > 0 && ` \u00b7 ${post.authors.join(", ")}`),
        h("h1", { dir: "auto" }, post.heading),
        h("p", { class: "meta top" }, h("span", {}, counted(post.words, "word")),
            (command === "report" || isAsked) && h("span", { class: "novelty" }, again === 0 ? "all of it new" : `${percent(share)} of it stood in ${command === "compare" ? "the other" : "earlier posts"}, ${percent(1 - share)} is new`),
            post.tags.length > 0 && h("span", {}, post.tags.join(", ")), h("span", {}, file(post, post.line)), web(post)),
        left > 0 && h("p", { class: "notice" }, "So large an archive would make a page that is slow to open: of each post it has the paragraphs that came back. The file has all of it, and --format json tells where."),
        body.length > 0 ? h("div", { class: "body" }, body) : h("p", { class: "notice" }, "Nothing of this post came back, so its text is not in this page."));
    let at = -1;
    const move = (by: number): boolean => {
        const all = [...node.querySelectorAll<HTMLElement>(".block.again")];
        at = Math.min(Math.max(at + by, 0), all.length - 1);
        all[at]?.scrollIntoView({ block: "center" });
        all[at]?.focus({ preventScroll: true });
        return true;
    };
    return {
        node, title: post.heading,
        key(name) {
            if (name === "j") return move(1);
            if (name === "k") return move(-1);
            const to = name === "n" ? next : name === "p" ? before : undefined;
            if (to) location.hash = to;
            return to !== undefined;
        },
    };
}

export function postsPage(): View {
    const of = reusedWords(0);
    const whose = posts.filter((it) => command === "report" || it.novelty !== null);
    const rows = [...whose].sort((a, b) => (of.get(b.id) ?? 0) / Math.max(b.words, 1) - (of.get(a.id) ?? 0) / Math.max(a.words, 1) || (a.date ?? "").localeCompare(b.date ?? ""));
    const most = 2000;
    const node = h("article", { class: "posts" }, h("h1", {}, command === "check" ? "Drafts" : "Posts"), h("p", { class: "meta top" }, "The share of each post's words that stood in an earlier one, the largest first."),
        h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Posts" }, h("table", {}, h("thead", {}, h("tr", {}, ["again", "words", "date", "post"].map((it) => h("th", { scope: "col" }, it)))),
            h("tbody", {}, rows.slice(0, most).map((it) => h("tr", {}, h("td", { class: "n" }, of.get(it.id) ? percent((of.get(it.id) ?? 0) / Math.max(it.words, 1)) : "\u2014"), h("td", { class: "n" }, it.words), h("td", {}, when(it)),
                h("th", { scope: "row" }, h("a", { href: `#/post/${it.id}` }, it.heading))))))),
        rows.length > most && h("p", { class: "notice" }, `${counted(rows.length - most, "more post")} with less; --format json has all.`));
    return { node, title: "Posts" };
}
