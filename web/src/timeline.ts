// The whole archive on one line: a stroke for each post, an arc from each first use to each reuse.
import { brushX, type D3BrushEvent } from "d3-brush";
import { scaleUtc } from "d3-scale";
import { select } from "d3-selection";
import { posts, refrains, type Refrain } from "./data";
import { asTable, h, svg } from "./dom";
import { first, last } from "./life";
import { filters } from "./state";
import { counted } from "./words";

const HEIGHT = 150;
const BASE = 118;
/** So many arcs are drawn before others get their turn. */
const AT_A_TIME = 1500;

interface Arc { refrain: number; from: number; to: number }
const dayOf = (date: string): number => Date.parse(date);
const arcs: Arc[] = refrains.flatMap((refrain) => {
    const head = refrain.places[refrain.head]?.post.date;
    if (!head) return [];
    return refrain.places.filter((it) => it.at !== refrain.head && it.post.date).map((it) => ({ refrain: refrain.id, from: dayOf(head), to: dayOf(it.post.date as string) }));
});
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

export function timeline(pick: (from: string, to: string) => void): { node: HTMLElement; set(list: Refrain[]): void } {
    if (!first || !last || first === last) {
        const why = first ? "All posts have one date, so there is no timeline." : "No post has a date, so there is no timeline.";
        return { node: h("p", { class: "none" }, why), set: () => undefined };
    }
    const [start, end] = [dayOf(first), dayOf(last)];
    const undated = posts.filter((it) => !it.date).length;
    const canvas = h("canvas", { role: "img", "aria-label": `Timeline from ${first} to ${last}: ${counted(posts.length - undated, "post")}, ${counted(arcs.length, "reuse")}` });
    const over = svg("svg", { class: "brush", "aria-hidden": true });
    const dates = (["from", "to"] as const).map((name) => h("input", { type: "date", name, min: first, max: last, "aria-label": name === "from" ? "Reused from" : "Reused until", change: (event: Event) => {
        const value = (event.target as HTMLInputElement).value;
        pick(name === "from" ? value : filters.from, name === "to" ? value : filters.to);
    } }));
    const clear = h("button", { type: "button", class: "quiet", click: () => pick("", "") }, "all years");
    const table = h("div", {});
    const frame = h("div", { class: "frame" }, canvas, over);
    const node = h("section", { class: "timeline", "aria-label": "Timeline" }, frame,
        h("div", { class: "under" }, h("span", {}, "Each arc leads from a first use to a reuse; drag to choose a time, or reused between "), dates[0], " and ", dates[1], " ", clear, undated > 0 && h("span", {}, ` \u00b7 ${counted(undated, "post")} without a date`)),
        table);
    let shown = new Set<number>();
    let x = scaleUtc([start, end], [0, 1]);
    const brush = brushX<unknown>();
    let width = 0;
    let pending = 0;
    // Posts of neighbouring days share a stroke.
    let strokes = new Set<number>();
    const days = posts.flatMap((it) => (it.date ? [dayOf(it.date)] : []));

    function size(): void {
        const next = frame.clientWidth;
        if (next === 0 || next === width) return;
        width = next;
        x = scaleUtc([start, end], [10, width - 10]);
        strokes = new Set(days.map((day) => Math.round(x(day)) + 0.5));
        canvas.width = width * devicePixelRatio;
        canvas.height = HEIGHT * devicePixelRatio;
        over.setAttribute("width", String(width));
        over.setAttribute("height", String(HEIGHT));
        brush.extent([[0, 0], [width, BASE + 8]]).on("end", (event: D3BrushEvent<unknown>) => {
            if (!event.sourceEvent) return;
            const range = event.selection as [number, number] | null;
            if (range) pick(iso(x.invert(range[0]).getTime()), iso(x.invert(range[1]).getTime()));
            else pick("", "");
        });
        select(over as SVGSVGElement).call(brush as never);
    }
    function draw(): void {
        size();
        const ink = canvas.getContext("2d");
        if (!ink || width === 0) return;
        const style = getComputedStyle(node);
        const colour = (name: string): string => style.getPropertyValue(name).trim();
        ink.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
        ink.clearRect(0, 0, width, HEIGHT);
        const curve = (arc: Arc): void => {
            const [a, b] = [x(arc.from), x(arc.to)];
            const radius = Math.abs(b - a) / 2;
            ink.beginPath();
            ink.ellipse((a + b) / 2, BASE, Math.max(radius, 1), Math.min(Math.max(radius * 0.62, 3), BASE - 8), 0, Math.PI, 0);
            ink.stroke();
        };
        const bright = arcs.filter((it) => shown.has(it.refrain));
        const dim = bright.length < arcs.length ? arcs.filter((it) => !shown.has(it.refrain)) : [];
        const [rule, accent] = [colour("--rule"), colour("--accent")];
        const alpha = Math.min(0.75, Math.max(0.08, 24 / Math.sqrt(bright.length + 1) / 10));
        // Many arcs are drawn some at a time, those that are shown last, so that no key has to wait for them.
        let drawn = 0;
        const more = (): void => {
            const end = Math.min(drawn + AT_A_TIME, dim.length + bright.length);
            ink.lineWidth = 1;
            for (; drawn < end; drawn++) {
                const isDim = drawn < dim.length;
                ink.globalAlpha = isDim ? 1 : alpha;
                ink.strokeStyle = isDim ? rule : accent;
                curve((isDim ? dim[drawn] : bright[drawn - dim.length]) as Arc);
            }
            if (drawn < dim.length + bright.length) pending = requestAnimationFrame(more);
        };
        cancelAnimationFrame(pending);
        if (dim.length + bright.length > AT_A_TIME) pending = requestAnimationFrame(more);
        else more();
        ink.globalAlpha = Math.min(0.8, Math.max(0.15, 80 / posts.length));
        ink.strokeStyle = colour("--ink");
        ink.beginPath();
        for (const at of strokes) {
            ink.moveTo(at, BASE + 1);
            ink.lineTo(at, BASE + 8);
        }
        ink.stroke();
        ink.globalAlpha = 1;
        ink.fillStyle = colour("--soft");
        ink.font = `13px ${style.fontFamily}`;
        ink.textAlign = "center";
        const years = new Set<string>();
        for (const tick of x.ticks(Math.max(2, Math.floor(width / 110)))) {
            const isYear = tick.getUTCMonth() === 0 && tick.getUTCDate() === 1;
            const year = isYear ? String(tick.getUTCFullYear()) : iso(tick.getTime()).slice(0, 7);
            // Over several years their beginnings are marks enough.
            if (years.has(year) || (!isYear && end - start > 2.5 * 365.25 * 864e5)) continue;
            years.add(year);
            ink.fillText(year, Math.min(Math.max(x(tick), 24), width - 24), HEIGHT - 8);
        }
        const [from, to] = [filters.from || first, filters.to || last];
        const range = filters.from || filters.to ? [x(dayOf(from as string)), x(dayOf(to as string))] : null;
        select(over as SVGSVGElement).call(brush.move as never, range);
    }
    new ResizeObserver(() => { if (node.isConnected) draw(); }).observe(frame);
    addEventListener("theme", () => { if (node.isConnected) draw(); });
    return {
        node,
        set(list) {
            shown = new Set(list.map((it) => it.id));
            (dates[0] as HTMLInputElement).value = filters.from;
            (dates[1] as HTMLInputElement).value = filters.to;
            clear.hidden = !filters.from && !filters.to;
            const rows = (): string[][] => list.flatMap((it) => {
                const head = it.places[it.head]?.post;
                return it.places.filter((place) => place.at !== it.head).map((place) => [String(it.id + 1), head?.date ?? "undated", head?.heading ?? "", place.post.date ?? "undated", place.post.heading]);
            });
            table.replaceChildren(asTable("Each reuse and its first use", ["refrain", "first", "in", "again", "in"], rows));
            draw();
        },
    };
}
