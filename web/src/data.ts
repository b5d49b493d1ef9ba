// The data of the page, as src/report/html/data.rs writes it, and its parts by number.

export type Kind = "exact" | "light" | "edited" | "contained" | "passage" | "echo" | "digest";
export type Class = "plain" | "quoted" | "linked" | "standing" | "accepted";
type Place_ = [number, number, [number, number], [number, number], number, number | null, number | null, number | null, number | null, number | null];

interface Raw {
    tool: { name: string; version: string };
    command: "report" | "check" | "compare";
    options: Record<string, unknown>;
    stats: Record<string, number> & { limits_hit: Record<string, number> };
    skipped: { path: string; reason: string }[];
    accepted: { note: string | null; refrains: number[] }[];
    left_out: number;
    texts: string[];
    posts: RawPost[];
    refrains: (Omit<Refrain, "places" | "facts"> & { places: Place_[]; facts: [number, number, string, string][] })[];
    matches: Match[];
    sequences: number[][];
}
interface RawPost {
    id: number; path: string; href?: string; name?: string; title?: string; date?: string; url?: string;
    tags?: string[]; authors?: string[]; line: number; words: number; reused: number;
    novelty: number | null; draft: boolean; blocks: [number, string, number][];
}
export interface Post extends RawPost { tags: string[]; authors: string[]; heading: string; year: string }
export interface Place {
    at: number; post: Post; block: number; from: number; to: number; words: [number, number]; line: number;
    nearest: number | null; similarity: number | null; added: number | null; dropped: number | null; days: number | null;
}
export interface Fact { from: number; to: number; a: string; b: string }
export interface Refrain {
    id: number; kind: Kind; class: Class; reason?: string; words: number; posts: number; weakest: number; head: number;
    facts: Fact[]; places: Place[]; runs: number; fingerprint: string;
}
export interface Match {
    id: number; kind: Kind; class: Class; reason?: string; scores: [number, number, number]; significance: number;
    direction: "a_first" | "b_first" | "same_date" | "unknown";
    a: [number, number, number]; b: [number, number, number];
    passages: [number, number, number, number, number][]; facts?: [string, string][]; refrain?: number;
}

const raw = JSON.parse(document.getElementById("data")?.textContent ?? "{}") as Raw;

const lastPart = (path: string): string => path.split("/").pop() ?? path;

export const { tool, command, options, stats, skipped, accepted, texts, matches, sequences } = raw;
export const leftOut = raw.left_out;
export const posts: Post[] = raw.posts.map((post) => ({
    ...post,
    tags: post.tags ?? [],
    authors: post.authors ?? [],
    heading: post.title || lastPart(post.path),
    year: post.date?.slice(0, 4) ?? "",
}));
const byId = new Map(posts.map((post) => [post.id, post]));
export const post = (id: number): Post | undefined => byId.get(id);

export const refrains: Refrain[] = raw.refrains.map((refrain) => ({
    ...refrain,
    facts: refrain.facts.map(([from, to, a, b]) => ({ from, to, a, b })),
    places: refrain.places.map(([id, block, [from, to], words, line, nearest, similarity, added, dropped, days], at) => ({
        at, post: byId.get(id) as Post, block, from, to, words, line, nearest, similarity, added, dropped, days,
    })),
}));
const refrainsById = new Map(refrains.map((refrain) => [refrain.id, refrain]));
export const refrain = (id: number): Refrain | undefined => refrainsById.get(id);
const matchesById = new Map(matches.map((match) => [match.id, match]));
export const match = (id: number): Match | undefined => matchesById.get(id);

const matchesOf = new Map<number, Match[]>();
for (const it of matches) {
    if (it.refrain === undefined) continue;
    const list = matchesOf.get(it.refrain);
    if (list) list.push(it);
    else matchesOf.set(it.refrain, [it]);
}

/** The whole paragraph number `block` of a post. */
export const blockText = (of: Post, block: number): string => texts[of.blocks[block]?.[0] ?? -1] ?? "";
/** The words of a place. */
export const placeText = (place: Place): string => blockText(place.post, place.block).slice(place.from, place.to);

/** The match that ties two places, if it is told. */
export function matchOf(of: Refrain, x: Place, y: Place): Match | undefined {
    const is = (side: [number, number, number], place: Place): boolean => side[0] === place.post.id && side[1] === place.block;
    return matchesOf.get(of.id)?.find((it) => (is(it.a, x) && is(it.b, y)) || (is(it.a, y) && is(it.b, x)));
}

export interface Here { refrain: Refrain; place: Place }
const here = new Map<number, Here[]>();
for (const it of refrains) {
    for (const place of it.places) {
        const list = here.get(place.post.id);
        if (list) list.push({ refrain: it, place });
        else here.set(place.post.id, [{ refrain: it, place }]);
    }
}
/** The places of refrains in a post. */
export const placesIn = (id: number): Here[] => here.get(id) ?? [];

const loose = new Map<number, Match[]>();
for (const it of matches) {
    if (it.refrain !== undefined) continue;
    for (const [id] of [it.a, it.b]) loose.set(id, [...(loose.get(id) ?? []), it]);
}
/** The matches in a post that belong to no refrain. */
export const looseMatches = (id: number): Match[] => loose.get(id) ?? [];

/** The drafts of a check, the first text of a comparison. */
export const asked: Post[] = command === "report" ? [] : posts.filter((it) => it.draft || (command === "compare" && it.novelty !== null));
