// Numbers, dates and kinds in words.
import type { Class, Kind, Place, Post } from "./data";

export const number = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/g, "\u202f");
export const counted = (n: number, one: string, many = `${one}s`): string => `${number(n)}\u00a0${n === 1 ? one : many}`;
/** Never 0 % of something, never 100 % of less than all. */
export function percent(share: number): string {
    const nearest = Math.round(share * 100);
    if (nearest === 0 && share > 0) return "<\u202f1\u202f%";
    return `${nearest === 100 && share < 1 ? 99 : nearest}\u202f%`;
}
/** How alike two texts are, rounded down as everywhere in refrain: 100 % means that no word differs. */
export const alike = (share: number): string => `${Math.floor(share * 100 + 1e-9)}\u202f%`;
export const kindWords: Record<Kind, string> = {
    exact: "word for word", light: "lightly edited", edited: "edited", contained: "inside a longer paragraph",
    passage: "a shared passage", echo: "rewritten", digest: "drawn together",
};
export const classWords: Record<Class, string> = {
    plain: "findings", quoted: "quoted", linked: "linked", standing: "standing text", accepted: "accepted",
};
export const when = (post: Post): string => post.date ?? "undated";
export const spot = (post: Post, line: number): string => `${post.path}:${line}`;

/** `6 months`. */
export function gap(days: number): string {
    const size = Math.abs(days);
    if (size === 0) return "the same day";
    if (size < 14) return counted(size, "day");
    if (size < 60) return counted(Math.round(size / 7), "week");
    if (size < 700) return counted(Math.round(size / 30.44), "month");
    return counted(Math.round(size / 365.25), "year");
}
export function ago(place: Place): string {
    if (place.days === null) return "";
    return place.days === 0 ? "the same day" : `${gap(place.days)} later`;
}
/** `word for word`, `98 % alike: 2 words added, 1 dropped`. */
export function change(place: Place): string {
    if (place.similarity === null) return "";
    const { added, dropped } = place;
    if (place.similarity === 1 && !added && !dropped) return "word for word";
    const parts = [];
    if (added && added === dropped) parts.push(`${counted(added, "word")} changed`);
    else {
        if (added) parts.push(`${counted(added, "word")} new`);
        if (dropped) parts.push(`${counted(dropped, "word")} dropped`);
    }
    return `${alike(place.similarity)} alike${parts.length ? `: ${parts.join(", ")}` : ""}`;
}
export const excerpt = (text: string, most = 320): string => {
    const line = text.replace(/\s+/g, " ").trim();
    return line.length > most ? `${line.slice(0, most)}\u2026` : line;
};
