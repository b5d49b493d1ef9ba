// Two places side by side, word by word.
import { blockText, match as matchById, matchOf, post as postById, refrain as byId, matches, type Match, type Place, type Post, type Refrain } from "./data";
import { compare, type Sides } from "./diff";
import { h } from "./dom";
import { copy } from "./export";
import { marked, tie } from "./marked";
import { neighbours, pairHash } from "./refrain";
import type { View } from "./view";
import { file, titled, web } from "./where";
import { alike, excerpt, gap, kindWords, percent, spot, when } from "./words";

interface Side { post: Post; block: number; line: number; from: number; to: number; whole: string }
type Passages = Match["passages"];

const sideOf = (place: Place): Side => ({ ...place, whole: blockText(place.post, place.block) });
function sideOfMatch([id, block, line]: [number, number, number], passages: [number, number][]): Side | null {
    const post = postById(id);
    if (!post) return null;
    const whole = blockText(post, block);
    return { post, block, line, whole, from: Math.min(whole.length, ...passages.map((it) => it[0])), to: Math.max(0, ...passages.map((it) => it[1])) };
}

/** The pairs of a refrain in their order: each place with its nearest earlier one. */
const pairs = (refrain: Refrain): [Place, Place][] => refrain.places.flatMap((place): [Place, Place][] => {
    const other = place.nearest !== null ? refrain.places[place.nearest] : place.at !== refrain.head ? refrain.places[refrain.head] : undefined;
    return other ? [[other, place]] : [];
});

/** Old words as [-...-], new ones as {+...+}: what the terminal prints too. */
function markdown(a: Side, b: Side, sides: Sides): string {
    const open = sides.a.filter((it) => it.mark === "only" && it.from >= a.from && it.to <= a.to);
    let [out, at] = ["", b.from];
    let k = 0;
    const link = new Map(sides.a.map((run, nth) => [run.link, nth]));
    const flushTo = (nth: number): void => {
        for (; k < nth; k++) { const run = sides.a[k]; if (run && open.includes(run)) out += `[-${a.whole.slice(run.from, run.to)}-] `; }
    };
    for (const run of sides.b) {
        if (run.to <= b.from || run.from >= b.to) continue;
        out += b.whole.slice(at, run.from);
        // What was taken out stands before what came in its place.
        if (run.mark === "same") {
            const nth = link.get(run.link) ?? k;
            flushTo(nth);
            k = Math.max(k, nth + 1);
        } else { let nth = k; while (sides.a[nth] && sides.a[nth]?.mark !== "same") nth++; flushTo(nth); }
        const words = b.whole.slice(Math.max(run.from, b.from), Math.min(run.to, b.to));
        out += run.mark === "only" ? `{+${words}+}` : words;
        at = Math.min(run.to, b.to);
    }
    out += b.whole.slice(at, b.to);
    flushTo(sides.a.length);
    const line = (it: Side): string => `${when(it.post)} ${it.post.heading} (\`${spot(it.post, it.line)}\`)`;
    return `${line(a)}\n${line(b)}\n\n> ${excerpt(out, 100_000)}\n`;
}

function page(a: Side, b: Side, passages: Passages, about: { meta: (string | HTMLElement | false)[]; before: string | undefined; next: string | undefined; up: [string, string]; swap: string }): View {
    const sides = compare(a.whole, b.whole, passages);
    const within = (runs: Sides["a"], it: Side): Sides["a"] => runs.filter((run) => run.mark !== "only" || (run.from < it.to && run.to > it.from));
    const column = (it: Side, runs: Sides["a"], side: "a" | "b"): HTMLElement => {
        const mark = (from: number, to: number): Node[] => marked(it.whole, from, to, runs, side);
        return h("section", { class: "side", "aria-label": side === "a" ? "The first text" : "The second text" },
            h("header", {}, titled(it.post), h("p", { class: "ways" }, file(it.post, it.line), web(it.post))),
            h("p", { class: "text", dir: "auto" },
                it.from > 0 && h("span", { class: "around" }, it.whole.slice(0, it.from)), mark(it.from, it.to),
                it.to < it.whole.length && h("span", { class: "around" }, it.whole.slice(it.to))));
    };
    const both = h("div", { class: "both" }, column(a, within(sides.a, a), "a"), column(b, within(sides.b, b), "b"));
    tie(both);
    const go = (to: string | undefined): boolean => { if (to) location.hash = to; return true; };
    const take = (): void => void copy(markdown(a, b, sides));
    const has = (mark: string): boolean => [...sides.a, ...sides.b].some((run) => run.mark === mark);
    const node = h("article", { class: "pair" },
        h("nav", { class: "steps", "aria-label": "Pairs" }, h("a", { href: about.up[0] }, about.up[1]),
            h("span", {}, about.before && h("a", { href: about.before, rel: "prev" }, "previous pair"), about.next && h("a", { href: about.next, rel: "next" }, "next pair"))),
        h("h1", {}, "Side by side"), h("p", { class: "meta top" }, about.meta.map((it) => it && h("span", {}, it))),
        both,
        h("footer", { class: "acts" },
            h("p", { class: "key" }, has("only") ? [h("del", {}, "only here, left"), " ", h("ins", {}, "only here, right")] : "No word differs.", has("moved") && [" ", h("span", { class: "moved" }, "\u21c5 moved")]),
            h("a", { class: "button", href: about.swap }, "swap"), h("button", { type: "button", click: take }, "copy as Markdown")));
    return {
        node, title: "Side by side",
        key(name) {
            if (name === "n") return go(about.next);
            if (name === "p") return go(about.before);
            if (name === "s") return go(about.swap);
            if (name === "c") { take(); return true; }
            if (name === "j" || name === "k") {
                const all = [...both.querySelectorAll<HTMLElement>("del, ins, .moved")];
                const at = all.findIndex((it) => it.classList.contains("here"));
                all[at]?.classList.remove("here");
                const next = all[(at + (name === "j" ? 1 : all.length - 1) + (at < 0 && name === "k" ? 1 : 0)) % Math.max(all.length, 1)];
                next?.classList.add("here");
                next?.scrollIntoView({ block: "center", behavior: "smooth" });
                return true;
            }
            return false;
        },
    };
}

const turned = (passages: Passages): Passages => passages.map(([a, b, c, d, n]): Passages[number] => [c, d, a, b, n]).sort((x, y) => x[0] - y[0]);
const scores = (it: Match, isTurned: boolean): string[] => [
    `${alike(it.scores[0])} alike`, `${percent(it.scores[isTurned ? 2 : 1])} of the left stands in the right`, `${percent(it.scores[isTurned ? 1 : 2])} of the right in the left`];
const apart = (a: Post, b: Post): string | false => (a.date && b.date ? `${gap((Date.parse(b.date) - Date.parse(a.date)) / 864e5)}${a.date === b.date ? "" : " apart"}` : false);

export function pairPage(id: number, first: number, second: number): View | null {
    const refrain = byId(id);
    const [x, y] = [refrain?.places[first], refrain?.places[second]];
    if (!refrain || !x || !y) return null;
    const found = matchOf(refrain, x, y);
    const isTurned = found !== undefined && !(found.a[0] === x.post.id && found.a[1] === x.block);
    const all = pairs(refrain);
    const nth = all.findIndex(([a, b]) => (a === x && b === y) || (a === y && b === x));
    const around = neighbours(refrain);
    const hash = (of: Refrain | undefined, pair: [Place, Place] | undefined): string | undefined => (of && pair ? pairHash(of, pair[0], pair[1]) : undefined);
    const { before: last, next: following } = around;
    return page(sideOf(x), sideOf(y), found ? (isTurned ? turned(found.passages) : found.passages) : [], {
        meta: [...(found ? [kindWords[found.kind], ...scores(found, isTurned)] : ["this pair was not scored by itself; the words are compared here"]), apart(x.post, y.post), refrain.class !== "plain" && refrain.class],
        before: hash(refrain, all[nth - 1]) ?? hash(last, last && pairs(last).at(-1)),
        next: hash(refrain, all[nth + 1]) ?? hash(following, following && pairs(following)[0]),
        up: [`#/refrain/${refrain.id}`, `refrain ${refrain.id + 1}`],
        swap: pairHash(refrain, y, x),
    });
}

export function matchPage(id: number, isTurned: boolean): View | null {
    const found = matchById(id);
    if (!found) return null;
    const passages = isTurned ? turned(found.passages) : found.passages;
    const [a, b] = [
        sideOfMatch(isTurned ? found.b : found.a, passages.map((it) => [it[0], it[1]])),
        sideOfMatch(isTurned ? found.a : found.b, passages.map((it) => [it[2], it[3]])),
    ];
    if (!a || !b) return null;
    const nth = matches.indexOf(found);
    const hash = (it: Match | undefined): string | undefined => it && `#/match/${it.id}`;
    const up: [string, string] = found.refrain === undefined ? [`#/post/${found.a[0]}`, "the post"] : [`#/refrain/${found.refrain}`, `refrain ${found.refrain + 1}`];
    return page(a, b, passages, {
        meta: [kindWords[found.kind], ...scores(found, isTurned), apart(a.post, b.post), found.class !== "plain" && found.class],
        before: hash(matches[nth - 1]), next: hash(matches[nth + 1]), up, swap: `#/match/${found.id}${isTurned ? "" : "/turned"}`,
    });
}
