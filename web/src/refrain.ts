// One refrain: its words, its life from place to place, and how alike the places are.
import { placeText, refrain as byId, matchOf, sequences, type Place, type Refrain } from "./data";
import { compare } from "./diff";
import { h } from "./dom";
import { copy } from "./export";
import { first, last, lifeLine } from "./life";
import { marked } from "./marked";
import { filtered } from "./model";
import { filters, overviewHash, ticked } from "./state";
import type { View } from "./view";
import { file, titled, web } from "./where";
import { ago, change, gap, counted, alike as asAlike, excerpt, kindWords, spot, when } from "./words";

export const pairHash = (refrain: Refrain, a: Place, b: Place): string => `#/pair/${refrain.id}/${a.at}/${b.at}`;

/** The refrains that j, k, n and p go through: those of the list, or all of its class. */
export function neighbours(refrain: Refrain): { before?: Refrain; next?: Refrain; nth: number; of: number } {
    let list = filtered(filters);
    let nth = list.indexOf(refrain);
    if (nth < 0) { list = filtered({ ...filters, class: "all", kind: "", q: "", year: "", tag: "", author: "", from: "", to: "", min: 0 }); nth = list.indexOf(refrain); }
    const [before, next] = [list[nth - 1], list[nth + 1]];
    return { ...(before ? { before } : {}), ...(next ? { next } : {}), nth, of: list.length };
}

function factsOf(refrain: Refrain): HTMLElement | null {
    if (refrain.facts.length === 0) return null;
    return h("section", { class: "differ" }, h("h2", {}, "Same paragraph, different fact"),
        h("div", { class: "facts-table" }, refrain.facts.slice(0, 40).map((fact) => {
            const [from, to] = [refrain.places[fact.from], refrain.places[fact.to]];
            if (!from || !to) return null;
            const side = (place: Place, says: string, name: "s" | "b"): HTMLElement => h("div", {}, h("span", { class: "meta" }, when(place.post)), h(name, { class: "fact", dir: "auto" }, says));
            return h("a", { class: "pairing", href: pairHash(refrain, from, to) }, side(from, fact.a, "s"), h("span", { class: "arrow", "aria-label": "became" }, "\u2192"), side(to, fact.b, "b"));
        })));
}

function changed(refrain: Refrain, place: Place, before: Place): HTMLElement | null {
    const [old, now] = [placeText(before), placeText(place)];
    if (old === now || (place.similarity === 1 && !place.added && !place.dropped)) return null;
    const sides = compare(old, now);
    return h("details", { class: "changes" }, h("summary", {}, "what changed"),
        h("div", { class: "two" },
            h("p", { class: "text", dir: "auto" }, marked(old, 0, old.length, sides.a, "a")),
            h("p", { class: "text", dir: "auto" }, marked(now, 0, now.length, sides.b, "b"))),
        h("a", { href: pairHash(refrain, before, place) }, "side by side"));
}

/** `5 months later`, or `5 months after 2016-03-22` where other places stand between. */
function since(place: Place, before: Place): string {
    const told = ago(place);
    if (before.at === place.at - 1) return told;
    return told && place.days ? `${gap(place.days)} after ${when(before.post)}` : `like ${when(before.post)}`;
}

const MOST_PLACES = 400;

function life(refrain: Refrain): HTMLElement {
    const rows = refrain.places.slice(0, MOST_PLACES).map((place) => {
        const before = place.nearest === null ? undefined : refrain.places[place.nearest];
        const note = place.at === refrain.head ? (place.post.date ? "first use" : "") : before
            ? since(place, before) : "like later places only";
        return h("li", { id: `place-${place.at}`, class: place.at === refrain.head ? "first" : undefined },
            h("div", { class: "head" }, titled(place.post)),
            h("p", { class: "note" }, note, before && [note && ", ", h("a", { href: pairHash(refrain, before, place) }, change(place))]),
            h("p", { class: "ways" }, file(place.post, place.line), web(place.post)),
            before && changed(refrain, place, before));
    });
    const more = refrain.places.length - rows.length;
    return h("section", {}, h("h2", {}, "Its life"), h("ol", { class: "life-list" }, rows),
        more > 0 && h("p", { class: "notice" }, `${counted(more, "more place")} after these; the CSV and --format json list all.`));
}

const MOST_WORDINGS = 24;

function heat(refrain: Refrain): HTMLElement | null {
    const wordings = new Map<string, Place[]>();
    for (const place of refrain.places) {
        const text = placeText(place);
        wordings.set(text, [...(wordings.get(text) ?? []), place]);
    }
    if (refrain.places.length < 3 || wordings.size < 2) return null;
    const list = [...wordings.values()].slice(0, MOST_WORDINGS).map((it) => it[0] as Place);
    const alike = (a: Place, b: Place): number => matchOf(refrain, a, b)?.scores[0] ?? compare(placeText(a), placeText(b)).similarity;
    const low = refrain.weakest;
    const cells = list.map((a, y) => h("tr", {}, h("th", { scope: "row" }, when(a.post), (wordings.get(placeText(a))?.length ?? 1) > 1 && h("span", { class: "meta" }, ` \u00d7\u2009${wordings.get(placeText(a))?.length}`)),
        list.map((b, x) => {
            if (x >= y) return h("td", { class: x === y ? "self" : "", "aria-hidden": x > y });
            const share = alike(a, b);
            const step = Math.round(Math.max(0, Math.min(1, (share - Math.min(low, 0.6)) / (1 - Math.min(low, 0.6)))) * 4);
            return h("td", { class: `heat h${step}` }, h("a", { href: pairHash(refrain, b, a), "aria-label": `${when(b.post)} and ${when(a.post)}: ${asAlike(share)} alike` }, Math.floor(share * 100 + 1e-9)));
        })));
    return h("section", { class: "heatmap" }, h("h2", {}, "Wording against wording"),
        h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "How alike the wordings are" }, h("table", {},
            h("caption", { class: "meta" }, `Percent alike of ${counted(list.length, "wording")}${wordings.size > list.length ? ` of ${wordings.size}, the first ones` : ""}; choose one to see both`),
            h("thead", { class: "unseen" }, h("tr", {}, h("td", {}), list.map((it) => h("th", { scope: "col" }, when(it.post))))), h("tbody", {}, cells))));
}

function markdown(refrain: Refrain): string {
    const head = refrain.places[refrain.head];
    const lines = refrain.places.map((it) => `- ${when(it.post)} ${it.post.heading} (\`${spot(it.post, it.line)}\`)${it.at === refrain.head ? "" : `: ${change(it)}`}`);
    return `> ${excerpt(head ? placeText(head) : "", 100_000)}\n\n${lines.join("\n")}\n`;
}

export function refrainPage(id: number): View | null {
    const refrain = byId(id);
    const head = refrain?.places[refrain.head];
    if (!refrain || !head) return null;
    const around = neighbours(refrain);
    const go = (to: Refrain | undefined): boolean => { if (to) location.hash = `#/refrain/${to.id}`; return true; };
    const tick = h("input", { type: "checkbox", change: () => { if (tick.checked) ticked.add(refrain.id); else ticked.delete(refrain.id); } });
    tick.checked = ticked.has(refrain.id);
    const run = sequences.find((it) => it.includes(refrain.id));
    const node = h("article", { class: "refrain" },
        h("nav", { class: "steps", "aria-label": "Refrains" }, h("a", { href: overviewHash() }, "all refrains"),
            h("span", {}, around.before && h("a", { href: `#/refrain/${around.before.id}`, rel: "prev" }, "previous"), around.next && h("a", { href: `#/refrain/${around.next.id}`, rel: "next" }, "next"))),
        h("h1", {}, `Refrain ${refrain.id + 1}`),
        h("p", { class: "meta top" }, h("span", {}, counted(refrain.words, "word")), h("span", {}, counted(refrain.places.length, "place"), " in ", counted(refrain.posts, "post")),
            h("span", {}, kindWords[refrain.kind], refrain.weakest < 1 && `, at least ${asAlike(refrain.weakest)} alike`),
            refrain.class !== "plain" && h("span", { class: "class" }, refrain.class, refrain.reason && `: ${refrain.reason}`)),
        h("blockquote", { class: "said", dir: "auto" }, placeText(head)),
        h("div", { class: "wide-life" }, lifeLine(refrain, innerWidth < 620 ? 340 : 640), first && last && first !== last && h("p", { class: "meta ends", "aria-hidden": true }, h("span", {}, first.slice(0, 4)), h("span", {}, last.slice(0, 4)))),
        h("p", { class: "acts" }, h("label", {}, tick, " tick for accepted.toml"), h("button", { type: "button", click: () => void copy(markdown(refrain)) }, "copy as Markdown")),
        run && h("p", { class: "meta" }, "One text with ", run.filter((it) => it !== refrain.id).map((it, nth) => [nth > 0 && ", ", h("a", { href: `#/refrain/${it}` }, `refrain ${it + 1}`)]), ", cut by paragraph breaks."),
        factsOf(refrain), life(refrain), heat(refrain));
    return {
        node, title: `Refrain ${refrain.id + 1}`,
        key(name) {
            if (name === "n" || name === "j") return go(around.next);
            if (name === "p" || name === "k") return go(around.before);
            if (name === "x") { tick.click(); return true; }
            if (name === "c") { void copy(markdown(refrain)); return true; }
            return false;
        },
    };
}
