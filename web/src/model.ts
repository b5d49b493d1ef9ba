// The refrains that the filters let through, and the figures of the threshold.
import { asked, blockText, command, posts, refrains, stats, type Place, type Post, type Refrain } from "./data";
import type { Filters } from "./state";

/** How alike a place and its nearest earlier one are; of a place tied to later ones only, the weakest link. */
export const alike = (refrain: Refrain, place: Place): number => place.similarity ?? refrain.weakest;

/** Whether a place says again what was said before. */
const isDraft = new Set(asked.map((post) => post.id));
export const repeats = (refrain: Refrain, place: Place): boolean =>
    command === "report" ? place.at !== refrain.head : isDraft.has(place.post.id);

/** The places of a refrain at a threshold. */
export const kept = (refrain: Refrain, min: number): Place[] =>
    refrain.places.filter((place) => place.at === refrain.head || alike(refrain, place) * 100 >= min);

const lower = (text: string): string => text.normalize("NFKC").toLowerCase();
const found = new Map<number, string>();
function searched(refrain: Refrain): string {
    let text = found.get(refrain.id);
    if (text === undefined) {
        const distinct = new Set(refrain.places.flatMap((it) => [blockText(it.post, it.block).slice(it.from, it.to), it.post.heading, it.post.path]));
        found.set(refrain.id, (text = lower([...distinct].join("\n")).replace(/\s+/g, " ")));
    }
    return text;
}

/** Makes texts ready for the search while there is nothing else to do, so that the first letter need not wait. */
export function prepareSearch(): void {
    let at = 0;
    const some = (idle: IdleDeadline): void => {
        for (; at < refrains.length && idle.timeRemaining() > 2; at++) searched(refrains[at] as Refrain);
        if (at < refrains.length) requestIdleCallback(some);
    };
    if ("requestIdleCallback" in window) requestIdleCallback(some);
}

function passes(refrain: Refrain, of: Filters, words: string[]): boolean {
    if (of.class !== "all" && refrain.class !== of.class) return false;
    if (of.kind && (of.kind === "facts" ? refrain.facts.length === 0 : refrain.kind !== of.kind)) return false;
    const places = kept(refrain, of.min);
    if (places.length < 2) return false;
    const some = (is: (post: Post) => boolean): boolean => places.some((place) => is(place.post));
    if (of.year && !some((post) => post.year === of.year)) return false;
    if (of.tag && !some((post) => post.tags.includes(of.tag))) return false;
    if (of.author && !some((post) => post.authors.includes(of.author))) return false;
    if (of.from || of.to) {
        const inside = (date: string): boolean => (!of.from || date >= of.from) && (!of.to || date <= of.to);
        if (!places.some((place) => repeats(refrain, place) && place.post.date !== undefined && inside(place.post.date))) return false;
    }
    return words.every((word) => searched(refrain).includes(word));
}

const newest = (refrain: Refrain): string => refrain.places.reduce((last, it) => (it.post.date && it.post.date > last ? it.post.date : last), "");
const orders: Record<string, (a: Refrain, b: Refrain) => number> = {
    words: (a, b) => b.words - a.words,
    places: (a, b) => b.places.length - a.places.length,
    newest: (a, b) => newest(b).localeCompare(newest(a)),
    least: (a, b) => a.weakest - b.weakest,
};

export function filtered(of: Filters): Refrain[] {
    const phrase = /^"(.+)"$/.exec(of.q.trim());
    const asked = phrase ? [lower(phrase[1] ?? "")] : lower(of.q).split(/\s+/).filter(Boolean);
    const is = (word: string): RegExpExecArray | null => /^([<>])(\d+)$/.exec(word);
    const words = asked.filter((word) => phrase || !is(word));
    // `>90 <100`: how alike the least alike places are.
    const bounds = phrase ? [] : asked.map(is).filter((it) => it !== null);
    const within = (refrain: Refrain): boolean => bounds.every(([, sign, n]) => (sign === ">" ? refrain.weakest * 100 > Number(n) : refrain.weakest * 100 < Number(n)));
    const list = refrains.filter((refrain) => within(refrain) && passes(refrain, of, words));
    const order = orders[of.sort];
    return order ? list.sort((a, b) => order(a, b) || a.id - b.id) : list;
}

interface Stretch { post: number; block: number; from: number; to: number; alike: number }
const stretches: Stretch[] = refrains
    .filter((it) => it.class !== "standing" && it.class !== "accepted" && it.kind !== "echo" && it.kind !== "digest")
    .flatMap((it) => it.places.filter((place) => repeats(it, place)).map((place) => ({
        post: place.post.id, block: place.block, from: place.words[0], to: place.words[1], alike: alike(it, place) * 100,
    })))
    .sort((a, b) => a.post - b.post || a.block - b.block || a.from - b.from);

/** The words of each post that stood in an earlier one, each once, at a threshold. */
export function reusedWords(min: number): Map<number, number> {
    const words = new Map<number, number>();
    let [post, block, end] = [-1, -1, 0];
    for (const it of stretches) {
        if (it.alike < min) continue;
        if (it.post !== post || it.block !== block) [post, block, end] = [it.post, it.block, 0];
        const more = it.to - Math.max(it.from, end);
        if (more > 0) { words.set(it.post, (words.get(it.post) ?? 0) + more); end = it.to; }
    }
    return words;
}

interface Least { post: Post; reused: number }
/** So many posts that are least new are shown. */
const SHOWN = 8;
export interface Figures { reused: number; words: number; byYear: Map<string, { reused: number; words: number; posts: number }>; worst: Least[]; repeating: number }
const byId = new Map(posts.map((post) => [post.id, post]));
/** What does not depend on the threshold: how much was written each year, and by whom it is asked. */
const years = new Map<string, { words: number; posts: number }>();
for (const post of posts) {
    if (!post.year) continue;
    const year = years.get(post.year) ?? { words: 0, posts: 0 };
    years.set(post.year, { words: year.words + post.words, posts: year.posts + 1 });
}
const written = command === "report" ? (stats["words"] ?? 0) : asked.reduce((sum, it) => sum + it.words, 0);

export function figures(min: number): Figures {
    const byYear: Figures["byYear"] = new Map([...years].sort(([a], [b]) => (a < b ? -1 : 1)).map(([year, it]) => [year, { ...it, reused: 0 }]));
    const worst: Least[] = [];
    let total = 0;
    for (const [id, reused] of reusedWords(min)) {
        const post = byId.get(id);
        if (!post) continue;
        total += reused;
        const year = byYear.get(post.year);
        if (year) year.reused += reused;
        if (command === "report" || isDraft.has(id)) worst.push({ post, reused });
    }
    const order = (a: Least, b: Least): number => b.reused / b.post.words - a.reused / a.post.words || b.reused - a.reused || a.post.id - b.post.id;
    // Of tens of thousands the first few are found sooner than all are sorted.
    const first: Least[] = [];
    for (const it of worst) {
        const last = first.at(-1);
        if (first.length === SHOWN && last && order(it, last) > 0) continue;
        first.push(it);
        first.sort(order).splice(SHOWN);
    }
    return { reused: min === 0 ? (stats["reused_words"] ?? total) : total, words: written, byYear, worst: first, repeating: worst.length };
}
