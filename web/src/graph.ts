// Posts as dots, reuse as lines, large families as grounds: a picture of what hangs together.
import { drag, type D3DragEvent } from "d3-drag";
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationLinkDatum, type SimulationNodeDatum } from "d3-force";
import { polygonHull } from "d3-polygon";
import { randomLcg } from "d3-random";
import { select } from "d3-selection";
import { curveCatmullRomClosed, line } from "d3-shape";
import { zoom, zoomIdentity, type D3ZoomEvent, type ZoomTransform } from "d3-zoom";
import type { Post, Refrain } from "./data";
import { asTable, h } from "./dom";
import { along } from "./life";
import { filtered, kept } from "./model";
import { filters, overviewHash } from "./state";
import type { View } from "./view";
import { counted, number, when } from "./words";

interface Dot extends SimulationNodeDatum { post: Post; weight: number }
interface Tie extends SimulationLinkDatum<Dot> { source: Dot; target: Dot; words: number; refrain: Refrain }

/** More dots than these cannot be told apart. */
const MOST = 800;
/** So many families have a ground. */
const GROUNDS = 12;

function ties(list: Refrain[]): { dots: Dot[]; ties: Tie[]; left: number } {
    const all = new Map<string, { a: Post; b: Post; words: number; refrain: Refrain }>();
    for (const refrain of list) {
        for (const place of kept(refrain, filters.min)) {
            const other = place.at === refrain.head ? undefined : refrain.places[place.nearest ?? refrain.head];
            if (!other || other.post === place.post) continue;
            const key = `${other.post.id}-${place.post.id}`;
            const tie = all.get(key);
            const words = place.words[1] - place.words[0];
            if (tie) tie.words += words;
            else all.set(key, { a: other.post, b: place.post, words, refrain });
        }
    }
    const weight = new Map<Post, number>();
    for (const { a, b, words } of all.values()) for (const it of [a, b]) weight.set(it, (weight.get(it) ?? 0) + words);
    const chosen = [...weight].sort((a, b) => b[1] - a[1] || a[0].id - b[0].id).slice(0, MOST);
    const dots = new Map(chosen.sort((a, b) => a[0].id - b[0].id).map(([post, weight]) => [post, { post, weight, x: (along(post.date ?? "") || 0.5) * 900 - 450, y: ((post.id * 137.5) % 360) - 180 } satisfies Dot]));
    const links = [...all.values()].flatMap(({ a, b, ...rest }): Tie[] => {
        const [source, target] = [dots.get(a), dots.get(b)];
        return source && target ? [{ source, target, ...rest }] : [];
    });
    return { dots: [...dots.values()], ties: links, left: weight.size - dots.size };
}

const radius = (dot: Dot): number => 3.5 + Math.min(9, Math.sqrt(dot.weight) / 5);

/** The picture that was laid out last: who comes back from a post finds it at once. */
let laid: { key: string; picture: ReturnType<typeof ties> } | null = null;

function picture(list: Refrain[]): ReturnType<typeof ties> {
    const key = overviewHash(filters);
    if (laid?.key === key) return laid.picture;
    const { dots, ties: links, left } = ties(list);
    const few = dots.length < 40;
    // The whole way at once, from a fixed seed: the same picture each time, and nothing that fidgets.
    forceSimulation(dots).randomSource(randomLcg(0.42))
        .force("link", forceLink<Dot, Tie>(links).distance(46).strength(0.35))
        .force("charge", forceManyBody<Dot>().strength(-130).distanceMax(420))
        .force("x", forceX<Dot>((dot) => (along(dot.post.date ?? "") || 0.5) * 900 - 450).strength(few ? 0.05 : 0.08))
        .force("y", forceY<Dot>(0).strength(few ? 0.02 : 0.05))
        .force("collide", forceCollide<Dot>((dot) => radius(dot) + 3)).stop()
        .tick(dots.length > 400 ? 120 : 300);
    laid = { key, picture: { dots, ties: links, left } };
    return laid.picture;
}

/** The dot that a point lies on, or near. */
function nearest(dots: Dot[], x: number, y: number, within: number): Dot | null {
    let [found, least]: [Dot | null, number] = [null, within];
    for (const dot of dots) {
        const far = Math.hypot((dot.x ?? 0) - x, (dot.y ?? 0) - y);
        if (far < least) [found, least] = [dot, far];
    }
    return found;
}

export function graphPage(query: URLSearchParams): View {
    const list = filtered(filters);
    const { dots, ties: links, left } = picture(list);
    const shown = new Map(dots.map((dot) => [dot.post.id, dot]));
    const families = list.filter((it) => it.posts > 2 && it.posts <= 40).slice(0, GROUNDS);
    const canvas = h("canvas", { role: "img", tabindex: 0, "aria-label": `${counted(dots.length, "post")} and ${counted(links.length, "tie")} between them, from the earliest at the left to the latest at the right; arrow keys go from post to post` });
    const card = h("div", { class: "card", role: "status" });
    const frame = h("div", { class: "frame" }, canvas, card);
    const node = h("article", { class: "graph" }, h("h1", {}, "What hangs together"),
        h("p", { class: "meta top" }, h("span", {}, counted(dots.length, "post")), h("span", {}, counted(links.length, "tie"), ": the wider, the more words"), h("span", {}, "earlier at the left, later at the right"), h("span", {}, "a ground for each family"),
            h("span", {}, h("a", { href: overviewHash(filters) }, "filter the list"), " to see fewer")),
        left > 0 && h("p", { class: "notice" }, `${counted(left, "post")} with fewer reused words are not in the picture; narrow the filters to see them.`),
        dots.length === 0 ? h("p", { class: "none" }, "Nothing here ties two posts.") : frame,
        asTable("Ties between posts", ["from", "to", "words"], () => [...links].sort((a, b) => b.words - a.words).map((it) => [h("a", { href: `#/post/${it.source.post.id}` }, it.source.post.heading), h("a", { href: `#/post/${it.target.post.id}` }, it.target.post.heading), number(it.words)])));
    let view: ZoomTransform = zoomIdentity;
    let [width, height] = [0, 0];
    let chosen = shown.get(Number(query.get("post") ?? NaN)) ?? null;
    let over: Dot | null = null;
    const ground = line<[number, number]>().curve(curveCatmullRomClosed);

    function draw(): void {
        const ink = canvas.getContext("2d");
        if (!ink || width === 0) return;
        const style = getComputedStyle(node);
        const colour = (name: string): string => style.getPropertyValue(name).trim();
        ink.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
        ink.clearRect(0, 0, width, height);
        ink.translate(view.x, view.y);
        ink.scale(view.k, view.k);
        ink.fillStyle = colour("--tint");
        ink.strokeStyle = colour("--tint");
        ink.globalAlpha = 0.55;
        ink.lineJoin = "round";
        for (const family of families) {
            const points = [...new Set(family.places.map((it) => it.post.id))].map((id) => shown.get(id)).filter((it): it is Dot => it !== undefined).map((it): [number, number] => [it.x ?? 0, it.y ?? 0]);
            const hull = points.length > 2 ? polygonHull(points) : null;
            if (!hull) continue;
            const path = new Path2D(ground(hull) ?? "");
            ink.lineWidth = 22;
            ink.stroke(path);
            ink.fill(path);
        }
        const near = chosen ?? over;
        for (const tie of links) {
            const lit = near !== null && (tie.source === near || tie.target === near);
            ink.globalAlpha = lit ? 0.95 : near ? 0.12 : 0.4;
            ink.strokeStyle = colour(lit ? "--accent" : "--soft");
            ink.lineWidth = (0.6 + Math.min(4, Math.sqrt(tie.words) / 9)) / Math.sqrt(view.k);
            ink.beginPath();
            ink.moveTo(tie.source.x ?? 0, tie.source.y ?? 0);
            ink.lineTo(tie.target.x ?? 0, tie.target.y ?? 0);
            ink.stroke();
        }
        ink.globalAlpha = 1;
        for (const dot of dots) {
            ink.fillStyle = colour(dot === near ? "--accent" : "--ink");
            ink.strokeStyle = colour("--paper");
            ink.lineWidth = 1.4;
            ink.beginPath();
            ink.arc(dot.x ?? 0, dot.y ?? 0, radius(dot), 0, Math.PI * 2);
            ink.fill();
            ink.stroke();
        }
        ink.font = `${13 / view.k}px ${style.fontFamily}`;
        ink.textAlign = "center";
        // Names where there is room: the heaviest first, none over another.
        const taken: [number, number, number, number][] = [];
        const named = [...dots].sort((a, b) => Number(b === near) - Number(a === near) || b.weight - a.weight).slice(0, Math.min(80, Math.round((width / 80) * Math.max(view.k, 1) ** 2)));
        for (const dot of named) {
            const name = dot.post.heading.length > 28 ? `${dot.post.heading.slice(0, 27)}\u2026` : dot.post.heading;
            const half = ink.measureText(name).width / 2;
            const [x, y, size] = [dot.x ?? 0, (dot.y ?? 0) - radius(dot) - 5 / view.k, 15 / view.k];
            if (taken.some(([l, t, r, b]) => x - half < r && x + half > l && y - size < b && y > t)) continue;
            taken.push([x - half, y - size, x + half, y]);
            ink.lineWidth = 3 / view.k;
            ink.strokeStyle = colour("--paper");
            ink.strokeText(name, x, y);
            ink.fillStyle = colour(dot === near ? "--accent" : "--soft");
            ink.fillText(name, x, y);
        }
    }
    function fit(): void {
        const [xs, ys] = [dots.map((it) => it.x ?? 0), dots.map((it) => it.y ?? 0)];
        const box = [Math.min(...xs) - 60, Math.min(...ys) - 50, Math.max(...xs) + 60, Math.max(...ys) + 40] as const;
        const k = Math.min(width / (box[2] - box[0]), height / (box[3] - box[1]), 1.6);
        const to = zoomIdentity.translate(width / 2 - (k * (box[0] + box[2])) / 2, height / 2 - (k * (box[1] + box[3])) / 2).scale(k);
        select(canvas).call(zooming.transform, to);
    }
    const zooming = zoom<HTMLCanvasElement, unknown>().scaleExtent([0.2, 8]).on("zoom", (event: D3ZoomEvent<HTMLCanvasElement, unknown>) => { view = event.transform; draw(); });
    function tell(): void {
        const dot = chosen ?? over;
        if (!dot) { card.replaceChildren(); return; }
        const around = links.filter((it) => it.source === dot || it.target === dot).sort((a, b) => b.words - a.words);
        card.replaceChildren(h("time", {}, when(dot.post)), " ", h("a", { href: `#/post/${dot.post.id}` }, dot.post.heading),
            h("ul", {}, around.slice(0, 6).map((it) => h("li", {}, h("a", { href: `#/refrain/${it.refrain.id}` }, counted(it.words, "word")), it.source === dot ? " again in " : " from ", (it.source === dot ? it.target : it.source).post.heading))),
            around.length > 6 ? `and ${around.length - 6} more` : "");
    }
    function choose(dot: Dot | null): void {
        chosen = dot;
        history.replaceState(null, "", dot ? `#/graph?post=${dot.post.id}` : "#/graph");
        tell();
        draw();
    }
    const at = (x: number, y: number): Dot | null => nearest(dots, (x - view.x) / view.k, (y - view.y) / view.k, 16 / view.k);
    canvas.addEventListener("mousemove", (event) => {
        const dot = at(event.offsetX, event.offsetY);
        if (dot === over) return;
        over = dot;
        canvas.style.cursor = dot ? "pointer" : "grab";
        if (!chosen) tell();
        draw();
    });
    canvas.addEventListener("click", (event) => choose(at(event.offsetX, event.offsetY)));
    function size(): void {
        if (frame.clientWidth === 0) return;
        width = frame.clientWidth;
        height = Math.min(Math.max(380, Math.min(innerHeight - 260, 720)), Math.max(320, width * 1.15));
        canvas.width = width * devicePixelRatio;
        canvas.height = height * devicePixelRatio;
        canvas.style.height = `${height}px`;
        fit();
        draw();
    }
    const step = (by: number): boolean => {
        const order = [...dots].sort((a, b) => (a.x ?? 0) - (b.x ?? 0));
        choose(order[((chosen ? order.indexOf(chosen) : by > 0 ? -1 : 0) + by + order.length) % order.length] ?? null);
        return true;
    };
    return {
        node, title: "What hangs together",
        shown() {
            if (dots.length === 0) return;
            select(canvas).call(drag<HTMLCanvasElement, unknown, Dot | null>().subject((event: { x: number; y: number }) => at(event.x, event.y)).on("drag", (event: D3DragEvent<HTMLCanvasElement, unknown, Dot>) => {
                event.subject.x = (event.subject.x ?? 0) + event.dx / view.k;
                event.subject.y = (event.subject.y ?? 0) + event.dy / view.k;
                draw();
            }) as never).call(zooming).on("dblclick.zoom", null);
            new ResizeObserver(() => { if (node.isConnected && frame.clientWidth !== width) size(); }).observe(frame);
            addEventListener("theme", () => { if (node.isConnected) draw(); });
            size();
            tell();
        },
        key(name) {
            if (dots.length === 0) return false;
            if (name === "j" || name === "n" || (name === "ArrowRight" && document.activeElement === canvas)) return step(1);
            if (name === "k" || name === "p" || (name === "ArrowLeft" && document.activeElement === canvas)) return step(-1);
            if (name === "Enter" && chosen && document.activeElement === canvas) { location.hash = `#/post/${chosen.post.id}`; return true; }
            if (name === "Escape") { choose(null); return true; }
            return false;
        },
    };
}
