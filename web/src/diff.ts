// Two texts side by side: which words both have, which only one, and which sentences moved.
import { diffArrays } from "diff";

export type Mark = "same" | "only" | "moved";
/** A run of a text; `link` ties it to the run of the other text that it stands for. */
export interface Run { from: number; to: number; mark: Mark; link: number }
export interface Sides { a: Run[]; b: Run[]; links: number; similarity: number }
interface Token { from: number; to: number; word: string }

/** Words, and signs that say something, as $ and %. Punctuation alone is no change, as everywhere in refrain. */
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}\p{M}]+(?:['\u2019][\p{L}\p{N}\p{M}]+)*|[\p{S}%&@#]/gu;

export function tokens(text: string, from = 0, to = text.length): Token[] {
    const fold = (word: string): string => word.normalize("NFKC").toLowerCase().replace(/[\u2018\u2019]/g, "'").replace(/[\u201c\u201d]/g, '"');
    return [...text.slice(from, to).matchAll(WORD)].map((it) => ({ from: from + it.index, to: from + it.index + it[0].length, word: fold(it[0]) }));
}

const key = (token: Token): string => token.word;

/** Texts that are longer than this are told apart by their passages alone. */
const MOST = 6000;
/** Fewer words than this in another place are no sentence that moved. */
const MOVED = 5;

function push(runs: Run[], tokens: Token[], mark: Mark, link: number): void {
    const [first, last] = [tokens[0], tokens.at(-1)];
    if (first && last) runs.push({ from: first.from, to: last.to, mark, link });
}

/** So many words of the one and of the other, the same or not; `kept` is how many of them both have. */
interface Step { same: boolean; old: number; new: number; kept: number }

function steps(a: Token[], b: Token[]): Step[] {
    const list: Step[] = [];
    for (const part of diffArrays(a.map(key), b.map(key))) {
        const n = part.value.length;
        const same = !part.added && !part.removed;
        const step = { same, old: part.added ? 0 : n, new: part.removed ? 0 : n, kept: same ? n : 0 };
        const last = list.at(-1);
        if (last && !last.same && !same) { last.old += step.old; last.new += step.new; } else list.push(step);
    }
    return list;
}

/** Fewer words than `ISLAND` between changes that are `LARGER` times as long are part of one change, as in the text form. */
const [ISLAND, LARGER] = [3, 3];

function joined(list: Step[]): Step[] {
    const size = (step: Step | undefined): number => (step ? Math.max(step.old, step.new) : 0);
    const out: Step[] = [];
    list.forEach((step, nth) => {
        const [before, after] = [list[nth - 1], list[nth + 1]];
        const island = step.same && before && after && step.new < ISLAND && size(before) + size(after) >= step.new * LARGER;
        const last = out.at(-1);
        if (last && !last.same && (island || !step.same)) {
            [last.old, last.new, last.kept] = [last.old + step.old, last.new + step.new, last.kept + step.kept];
        } else out.push({ ...step });
    });
    return out;
}

/** The words of two stretches, in order; `link` is where numbering goes on. */
function words(a: Token[], b: Token[], link: number, out: { a: Run[]; b: Run[] }, mark: Mark): { link: number; same: number } {
    let [at, bt, same] = [0, 0, 0];
    if (a.length + b.length > MOST * 2) {
        push(out.a, a, mark, link);
        push(out.b, b, mark, link);
        return { link: link + 1, same: Math.min(a.length, b.length) };
    }
    for (const step of joined(steps(a, b))) {
        if (step.same) {
            push(out.a, a.slice(at, at + step.old), mark, link);
            push(out.b, b.slice(bt, bt + step.new), mark, link);
            link += 1;
        } else {
            push(out.a, a.slice(at, at + step.old), "only", -1);
            push(out.b, b.slice(bt, bt + step.new), "only", -1);
        }
        [at, bt, same] = [at + step.old, bt + step.new, same + step.kept];
    }
    return { link, same };
}

/** The passages that are out of order: all but the heaviest chain that rises on both sides. */
function movedOnes(passages: [number, number, number, number, number][]): Set<number> {
    const best = passages.map((it) => it[4]);
    const before = passages.map(() => -1);
    passages.forEach((it, nth) => {
        for (let k = 0; k < nth; k++) {
            const weight = (best[k] ?? 0) + it[4];
            if ((passages[k]?.[2] ?? 0) < it[2] && weight > (best[nth] ?? 0)) { best[nth] = weight; before[nth] = k; }
        }
    });
    const kept = new Set<number>();
    for (let at = best.indexOf(Math.max(...best)); at >= 0; at = before[at] ?? -1) kept.add(at);
    return new Set(passages.map((_, nth) => nth).filter((nth) => !kept.has(nth)));
}

/** Marks what stands in one text only, but whole in the other at another place. */
function findMoved(text: { a: string; b: string }, sides: Sides): void {
    const bare = (side: "a" | "b", run: Run): string => tokens(text[side], run.from, run.to).map(key).join(" ");
    const open = new Map<string, Run>();
    const long = (words: string): boolean => words.split(" ").length >= MOVED;
    for (const run of sides.b) if (run.mark === "only") open.set(bare("b", run), run);
    for (const run of sides.a) {
        if (run.mark !== "only") continue;
        const words = bare("a", run);
        const other = long(words) ? open.get(words) : undefined;
        if (!other) continue;
        open.delete(words);
        for (const it of [run, other]) { it.mark = "moved"; it.link = sides.links; }
        sides.links += 1;
    }
}

/** Sentences apart, so that one that moved whole is found. */
function bySentence(text: string, runs: Run[]): Run[] {
    return runs.flatMap((run) => {
        if (run.mark !== "only") return [run];
        const parts: Run[] = [];
        let from = run.from;
        for (const it of text.slice(run.from, run.to).matchAll(/[.!?\u3002\uff01\uff1f]["'\u201d\u2019)]*\s+/gu)) {
            parts.push({ ...run, from, to: run.from + it.index + it[0].trimEnd().length });
            from = run.from + it.index + it[0].length;
        }
        return [...parts, { ...run, from }].filter((it) => it.from < it.to);
    });
}

/** Compares two texts, along their passages where these are known. */
export function compare(a: string, b: string, passages: [number, number, number, number, number][] = []): Sides {
    const out: Sides = { a: [], b: [], links: 0, similarity: 0 };
    const all = { a: tokens(a), b: tokens(b) };
    let same = 0;
    if (passages.length > 1) {
        const moved = movedOnes(passages);
        if (moved.size > 0) {
            passages.forEach(([from, to, bFrom, bTo], nth) => {
                const done = words(tokens(a, from, to), tokens(b, bFrom, bTo), out.links, out, moved.has(nth) ? "moved" : "same");
                [out.links, same] = [done.link, same + done.same];
            });
            for (const side of ["a", "b"] as const) {
                const taken = passages.map((it): [number, number] => (side === "a" ? [it[0], it[1]] : [it[2], it[3]])).sort((x, y) => x[0] - y[0]);
                let at = 0;
                const gap = (to: number): void => { if (at < to) push(out[side], tokens(side === "a" ? a : b, at, to), "only", -1); };
                for (const [from, to] of taken) { gap(from); at = Math.max(at, to); }
                gap((side === "a" ? a : b).length);
                out[side].sort((x, y) => x.from - y.from);
            }
        }
    }
    if (out.links === 0) {
        const done = words(all.a, all.b, 0, out, "same");
        [out.links, same] = [done.link, done.same];
    }
    out.a = bySentence(a, out.a);
    out.b = bySentence(b, out.b);
    findMoved({ a, b }, out);
    out.similarity = all.a.length + all.b.length ? (2 * same) / (all.a.length + all.b.length) : 1;
    return out;
}
