// The small charts beside the list, each with its numbers as a table.
import { max } from "d3-array";
import { scaleLinear } from "d3-scale";
import type { Refrain } from "./data";
import { asTable, h, svg } from "./dom";
import type { Figures } from "./model";
import { alike } from "./model";
import { filters } from "./state";
import { counted, number, percent, when } from "./words";

const [WIDTH, HEIGHT] = [260, 76];
const BINS = 20;

export function histogram(): { node: HTMLElement; set(list: Refrain[], min: number): void } {
    const figure = h("div", {});
    const node = h("section", {}, h("h2", {}, "How alike"), figure);
    return {
        node,
        set(list, min) {
            const bins = new Array<number>(BINS).fill(0);
            for (const refrain of list) {
                for (const place of refrain.places) {
                    if (place.at === refrain.head) continue;
                    const bin = Math.min(Math.floor(alike(refrain, place) * BINS), BINS - 1);
                    bins[bin] = (bins[bin] ?? 0) + 1;
                }
            }
            const y = scaleLinear([0, max(bins) || 1], [0, HEIGHT - 4]);
            const size = WIDTH / BINS;
            const bars = bins.map((n, nth) => n > 0 && svg("rect", {
                x: nth * size + 0.5, width: size - 1.5, y: HEIGHT - Math.max(y(n), 1.5), height: Math.max(y(n), 1.5),
                class: (nth + 1) * (100 / BINS) <= min ? "bar off" : "bar",
            }));
            const label = `Places by how alike they are to the nearest earlier one: ${number(bins.reduce((a, b) => a + b, 0))} in all, ${number(bins[BINS - 1] ?? 0)} of at least 95 percent`;
            const [from, to] = ["0", "100 % alike"];
            figure.replaceChildren(
                svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT + 16}`, role: "img", "aria-label": label, class: "chart" }, bars,
                    svg("line", { x1: 0, x2: WIDTH, y1: HEIGHT, y2: HEIGHT, class: "ground" }),
                    min > 0 && svg("line", { x1: (min / 100) * WIDTH, x2: (min / 100) * WIDTH, y1: 0, y2: HEIGHT, class: "cut" }),
                    svg("text", { x: 0, y: HEIGHT + 13 }, from), svg("text", { x: WIDTH, y: HEIGHT + 13, "text-anchor": "end" }, to)),
                asTable("Places by similarity to the nearest earlier one", ["alike", "places"], bins.map((n, nth): [string, string] => [`${nth * 5}\u2013${nth * 5 + 5} %`, number(n)]).filter((it) => it[1] !== "0")));
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
            : h("ol", {}, of.worst.slice(0, 8).map(({ post, reused }) => h("li", {},
                h("a", { href: `#/post/${post.id}` }, post.heading), h("span", { class: "meta" }, `${percent(reused / Math.max(post.words, 1))} reused, ${when(post)}`)))),
        of.worst.length > 8 && h("a", { href: "#/posts", class: "more" }, `all ${counted(of.worst.length, "post")} that repeat`));
}
