// The first page: what came back, in a sentence, in charts, and in a list that can be narrowed.
import { command, leftOut, placeText, posts, refrains, skipped, stats, asked, type Refrain } from "./data";
import { h } from "./dom";
import { exports } from "./export";
import { filterLine } from "./filters";
import { histogram, repeaters, years } from "./charts";
import { lifeLine } from "./life";
import { list } from "./list";
import { figures, filtered, kept } from "./model";
import { filters, setFilters, ticked, type Filters } from "./state";
import { timeline } from "./timeline";
import { counted, excerpt, alike, kindWords, number, percent } from "./words";
import type { View } from "./view";

const yearsOf = (refrain: Refrain): string => {
    const years = refrain.places.map((place) => place.post.year).filter(Boolean);
    const [from, to] = [years[0], years.at(-1)];
    return !from ? "undated" : from === to ? from : `${from}\u2009\u2013\u2009${to}`;
};

function entry(refrain: Refrain): HTMLElement {
    const head = refrain.places[refrain.head] ?? refrain.places[0];
    const text = head ? excerpt(placeText(head)) : "";
    const places = kept(refrain, filters.min).length;
    const facts = refrain.facts.slice(0, 2).map((fact) => [
        h("span", { class: "unseen" }, "from "), h("s", {}, fact.a), " \u2192 ", h("b", {}, fact.b)]);
    const tick = h("input", { type: "checkbox", "aria-label": `Tick refrain ${refrain.id + 1} for export`, change: () => {
        if (tick.checked) ticked.add(refrain.id); else ticked.delete(refrain.id);
        dispatchEvent(new Event("ticked"));
    } });
    tick.checked = ticked.has(refrain.id);
    return h("article", { class: "entry" },
        h("span", { class: "rank" }, h("span", { "aria-hidden": true }, refrain.id + 1), tick),
        h("div", { class: "said" },
            h("a", { href: `#/refrain/${refrain.id}`, class: "words", dir: "auto" }, text),
            h("p", { class: "meta" },
                refrain.facts.length > 0 && h("span", { class: "facts" }, h("em", {}, "facts differ "), facts.map((it, nth) => [nth > 0 && ", ", it]), refrain.facts.length > 2 && " \u2026"),
                h("span", {}, counted(refrain.words, "word")), h("span", {}, counted(places, "place")),
                h("span", {}, kindWords[refrain.kind], refrain.weakest < 1 && `, at least ${alike(refrain.weakest)} alike`),
                refrain.class !== "plain" && h("span", { class: "class" }, refrain.class, refrain.reason && `: ${refrain.reason}`))),
        h("div", { class: "when" }, lifeLine(refrain, 132), h("span", {}, yearsOf(refrain))));
}

function lede(of: Filters): HTMLElement {
    const now = figures(of.min);
    const findings = refrains.filter((it) => it.class === "plain" && kept(it, of.min).length > 1).length;
    const share = now.words ? now.reused / now.words : 0;
    const whose = command === "report" ? "had been published before" : command === "check" ? "of the draft are already out" : "of the first text stand in the second";
    const apart = refrains.filter((it) => it.class !== "plain" && kept(it, of.min).length > 1).length;
    return h("p", { class: "lede", "data-reused": now.reused, "data-findings": findings },
        h("b", {}, counted(findings, "text")), " came back in ", h("b", {}, counted(stats["posts"] ?? posts.length, "post")), " of ",
        counted(stats["words"] ?? 0, "word"), ". ",
        now.reused > 0
            ? [h("b", {}, counted(now.reused, "word")), ", ", percent(share), command === "report" && " of all", ", ", whose, "."]
            : "No word of them had been published before.",
        apart > 0 && h("span", { class: "aside" }, ` ${counted(apart, "text")} more ${apart === 1 ? "is" : "are"} quoted, linked, standing or accepted, and stand${apart === 1 ? "s" : ""} apart.`),
        of.min > 0 && h("span", { class: "aside" }, ` Counted from ${of.min}\u202f% alike on.`));
}

export function overview(): View {
    const rows = list<Refrain>("Refrains", entry);
    const opening = h("div", {});
    const count = h("p", { class: "count", role: "status" });
    const years_ = h("div", {});
    const worst = h("div", {});
    const line = timeline((from, to) => change({ from, to }));
    const [bars, controls] = [histogram((min) => change({ min })), filterLine(change)];
    const tickedNow = exports(() => filtered(filters));
    const none = h("p", { class: "none" });
    // On a narrow page the list comes first, and the figures when they are asked for.
    const more = h("button", { type: "button", class: "quiet more-figures", "aria-expanded": "false", click: () => {
        const open = node.classList.toggle("figured");
        more.setAttribute("aria-expanded", String(open));
        more.textContent = open ? "hide the figures" : "figures and timeline";
    } }, "figures and timeline");

    function draw(): void {
        const list = filtered(filters);
        controls.set();
        opening.replaceChildren(lede(filters));
        const now = figures(filters.min);
        years_.replaceChildren(years(now, (year) => change({ year: filters.year === year ? "" : year })));
        worst.replaceChildren(repeaters(now));
        bars.set(list, filters.min);
        line.set(list);
        rows.set(list);
        count.textContent = list.length === refrains.length ? `All ${counted(list.length, "refrain")}` : `${number(list.length)} of ${counted(refrains.length, "refrain")}`;
        none.textContent = list.length > 0 ? "" : refrains.length === 0 ? "No paragraph came back." : "Nothing here is like that; widen the filters.";
    }
    function change(by: Partial<Filters>): void {
        setFilters(by);
        draw();
    }
    const node = h("div", { class: "overview" },
        h("h1", { class: "unseen" }, "What came back"), opening,
        leftOut > 0 && h("p", { class: "notice" }, `This page has the ${number(refrains.length)} refrains most worth reading. ${number(leftOut)} more are left out to keep it quick; refrain report --format json has all, and --limit sets how many the page takes.`),
        asked.length > 0 && h("p", { class: "drafts" }, command === "check" ? "Read the draft: " : "Read the first text: ", asked.slice(0, 20).map((it, nth) => [nth > 0 && ", ", h("a", { href: `#/post/${it.id}` }, it.heading)])),
        more, line.node,
        h("div", { class: "columns" },
            h("aside", { "aria-label": "Figures" }, bars.node, years_, worst),
            h("section", { class: "main", "aria-label": "Refrains" }, controls.node, h("div", { class: "bar" }, count, tickedNow), none, rows.node)),
        skipped.length > 0 && h("details", { class: "skipped" }, h("summary", {}, `${counted(skipped.length, "file")} not read`),
            h("ul", {}, skipped.slice(0, 500).map((it) => h("li", {}, h("code", {}, it.path), ` \u2014 ${it.reason}`)))));
    return {
        node, title: "What came back", shown: draw,
        key(name) {
            if (name === "j" || name === "k") rows.move(name === "j" ? 1 : -1);
            else if (name === "x") (document.activeElement?.closest(".row")?.querySelector("input") as HTMLInputElement | null)?.click();
            else return false;
            return true;
        },
    };
}
