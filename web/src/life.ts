// The life of a refrain as a line: a dot for each place, by its date.
import { posts, type Refrain } from "./data";
import { svg } from "./dom";

const dates = posts.map((post) => post.date).filter((date): date is string => date !== undefined).sort();
const day = (date: string): number => Date.parse(date);
export const first = dates[0];
export const last = dates.at(-1);

/** Where a date lies between the first of the archive and the last, from 0 to 1. */
export function along(date: string): number {
    if (!first || !last || first === last) return 0.5;
    return (day(date) - day(first)) / (day(last) - day(first));
}

export function lifeLine(refrain: Refrain, width: number): SVGElement {
    const height = 14;
    const x = (date: string): number => 5 + along(date) * (width - 10);
    const dated = refrain.places.filter((place) => place.post.date);
    const ends = dated.map((place) => x(place.post.date as string));
    const label = dated.length ? `first ${dated[0]?.post.date}, last ${dated.at(-1)?.post.date}` : "undated";
    return svg("svg", { class: "life", width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label },
        svg("line", { x1: 0, x2: width, y1: 7, y2: 7, class: "ground" }),
        ends.length > 1 && svg("line", { x1: Math.min(...ends), x2: Math.max(...ends), y1: 7, y2: 7, class: "span" }),
        [...new Set(ends)].map((at) => svg("circle", { cx: at, cy: 7, r: 2.6, class: at === ends[0] ? "head" : "again" })));
}
