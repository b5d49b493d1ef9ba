// The small charts beside the list, each with its numbers as a table.
import { max, quantileSorted } from "d3-array";
import { scaleLinear } from "d3-scale";
import type { Refrain } from "./data";
import { asTable, h, svg } from "./dom";
import type { Figures } from "./model";
import { alike } from "./model";
import { filters } from "./state";
import { alike as asAlike, counted, number, percent, when } from "./words";

const [WIDTH, HEIGHT] = [260, 76];
const BINS = 20;
/** Under the bars: the box, and the words. */
const [BOX, BELOW] = [12, 34];

/** The numbers of a box plot: the least, the quarters, the most. */
export function quartiles(values: number[]): [number, number, number, number, number] {
    const sorted = Float64Array.from(values).sort() as unknown as number[];
    return [0, 0.25, 0.5, 0.75, 1].map((at) => quantileSorted(sorted, at) ?? 0) as [number, number, number, number, number];
}

function box(of: [number, number, number, number, number]): SVGElement {
    const [least, low, middle, high, most] = of.map((it) => it * WIDTH) as typeof of;
    const y = HEIGHT + 4;
    const mid = y + BOX / 2;
    return svg("g", { class: "box" },
        svg("line", { x1: least, x2: most, y1: mid, y2: mid }),
        [least, most].map((x) => svg("line", { x1: x, x2: x, y1: y + 3, y2: y + BOX - 3 })),
        svg("rect", { x: low, width: Math.max(high - low, 1), y, height: BOX }),
        svg("line", { x1: middle, x2: middle, y1: y - 1, y2: y + BOX + 1, class: "middle" }));
}

/** How alike the places are: bars, a box plot under them, and in words. A press on a bar sets the threshold there. */
export function histogram(pick: (min: number) => void): { node: HTMLElement; set(list: Refrain[], min: number): void } {
    const figure = h("div", {});
    const node = h("section", {}, h("h2", {}, "How alike"), figure);
    return {
        node,
        set(list, min) {
            const bins = new Array<number>(BINS).fill(0);
            const all: number[] = [];
            for (const refrain of list) {
                for (const place of refrain.places) {
                    if (place.at === refrain.head) continue;
                    const share = alike(refrain, place);
                    all.push(share);
                    const bin = Math.min(Math.floor(share * BINS), BINS - 1);
                    bins[bin] = (bins[bin] ?? 0) + 1;
                }
            }
            const y = scaleLinear([0, max(bins) || 1], [0, HEIGHT - 4]);
            const size = WIDTH / BINS;
            const name = (nth: number): string => `${nth * 5}\u2013${nth * 5 + 5} %`;
            const bars = bins.map((n, nth) => n > 0 && svg("rect", {
                x: nth * size + 0.5, width: size - 1.5, y: HEIGHT - Math.max(y(n), 1.5), height: Math.max(y(n), 1.5),
                class: (nth + 1) * (100 / BINS) <= min ? "bar off" : "bar",
            }));
            // The whole height of a bar takes a press, since many are low.
            const presses = bins.map((n, nth) => svg("rect", { x: nth * size, width: size, y: 0, height: HEIGHT, class: "press", click: () => pick(min === nth * 5 ? 0 : nth * 5) },
                svg("title", {}, `${name(nth)} alike: ${counted(n, "place")}; press for these and all that are more alike`)));
            const of = quartiles(all);
            const [least, low, middle, high, most] = of.map(asAlike);
            const told = all.length > 0 ? `half of them from ${low} to ${high}, the middle one ${middle}, all from ${least} to ${most}` : "none";
            const label = `Places by how alike they are to the nearest earlier one: ${number(all.length)} in all, ${number(bins[BINS - 1] ?? 0)} of at least 95 percent; ${told}`;
            const [from, to] = ["0", "100 % alike"];
            figure.replaceChildren(
                svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT + BELOW}`, role: "img", "aria-label": label, class: "chart" }, bars,
                    svg("line", { x1: 0, x2: WIDTH, y1: HEIGHT, y2: HEIGHT, class: "ground" }),
                    all.length > 0 && box(of),
                    min > 0 && svg("line", { x1: (min / 100) * WIDTH, x2: (min / 100) * WIDTH, y1: 0, y2: HEIGHT, class: "cut" }),
                    svg("text", { x: 0, y: HEIGHT + BELOW - 3 }, from), svg("text", { x: WIDTH, y: HEIGHT + BELOW - 3, "text-anchor": "end" }, to), presses),
                h("p", { class: "meta", hidden: all.length === 0 }, h("span", {}, `half: ${low.replace(/\s?%/, "")}\u2013${high}`), h("span", {}, `middle: ${middle}`)),
                asTable("Places by similarity to the nearest earlier one", ["alike", "places"], () => bins.map((n, nth): [string, string] => [name(nth), number(n)]).filter((it) => it[1] !== "0")));
        },
    };
}

export function years(of: Figures, pick: (year: string) => void): HTMLElement {
    const rows = [...of.byYear];
    if (rows.length === 0) return h("section", {}, h("h2", {}, "By year"), h("p", { class: "none" }, "No post has a date."));
    const most = Math.max(...rows.map(([, it]) => it.reused / Math.max(it.words, 1)), 0.0001);
    return h("section", { class: "years" }, h("h2", {}, "Reused, by year"),
        h("table", {}, h("thead", { class: "unseen" }, h("tr", {}, ["year", "share of the words", "words"].map((it) => h("th", { scope: "col" }, it)))),
            h("tbody", {}, rows.map(([year, it]) => {
                const share = it.reused / Math.max(it.words, 1);
                const bar = h("span", { class: "fill" });
                bar.style.width = `${(share / most) * 100}%`;
                return h("tr", { class: filters.year === year ? "picked" : undefined },
                    h("th", { scope: "row" }, h("button", { type: "button", class: "quiet", "aria-pressed": String(filters.year === year), click: () => pick(year), title: `${counted(it.posts, "post")}, ${counted(it.words, "word")}` }, year)),
                    h("td", { class: "track" }, bar), h("td", { class: "n" }, it.reused ? percent(share) : "\u2014"));
            }))));
}

export function repeaters(of: Figures): HTMLElement {
    return h("section", { class: "worst" }, h("h2", {}, "Least new"),
        of.worst.length === 0 ? h("p", { class: "none" }, "Every post is new.")
            : h("ol", {}, of.worst.map(({ post, reused }) => h("li", {},
                h("a", { href: `#/post/${post.id}` }, post.heading), h("span", { class: "meta" }, `${percent(reused / Math.max(post.words, 1))} reused, ${when(post)}`)))),
        of.repeating > of.worst.length && h("a", { href: "#/posts", class: "more" }, `all ${counted(of.repeating, "post")} that repeat`));
}
