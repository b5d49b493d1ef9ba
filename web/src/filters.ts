// The filters, as a sentence whose words can be changed.
import { refrains } from "./data";
import { h } from "./dom";
import { filters, START, type Filters } from "./state";
import { classWords, kindWords, number } from "./words";

type Option = [value: string, label: string];

const byCount = (values: string[]): Option[] => {
    const counts = new Map<string, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, 300).map(([value]) => [value, value]);
};

export function filterLine(change: (by: Partial<Filters>) => void): { node: HTMLElement; set(): void } {
    const selects: [keyof Filters, HTMLSelectElement][] = [];
    const select = (name: keyof Filters, label: string, options: Option[]): HTMLElement | null => {
        if (options.length < 2) return null;
        const node = h("select", { "aria-label": label, name, change: () => change({ [name]: node.value }) },
            options.map(([value, text]) => h("option", { value }, text)));
        selects.push([name, node]);
        return node;
    };
    const has = new Set(refrains.map((it) => it.class));
    const of = (name: string): number => refrains.filter((it) => it.class === name).length;
    const classes: Option[] = (["plain", "quoted", "linked", "standing", "accepted"] as const)
        .filter((it) => it === "plain" || has.has(it)).map((it) => [it, `${classWords[it]} (${number(of(it))})`]);
    const there = new Set(refrains.map((it) => it.kind));
    const kinds: Option[] = (Object.keys(kindWords) as (keyof typeof kindWords)[]).filter((it) => there.has(it)).map((it) => [it, kindWords[it]]);
    const used = new Set(refrains.flatMap((it) => it.places.map((place) => place.post)));
    const years: Option[] = [...new Set([...used].map((it) => it.year).filter(Boolean))].sort().map((it) => [it, it]);
    const search = h("input", {
        type: "search", id: "search", placeholder: "words, a title, a path, >90", "aria-label": "Search in texts, titles and paths; >90 or <90 asks for how alike the places are",
        input: () => change({ q: search.value }),
    });
    const shown = h("output", { for: "min" });
    const slider = h("input", { type: "range", id: "min", min: 0, max: 100, step: 1, "aria-label": "Least similarity, in percent", input: () => change({ min: Number(slider.value) }) });
    const reset = h("button", { type: "button", class: "quiet", click: () => change({ ...START }) }, "show all again");
    const part = (before: string, node: HTMLElement | null): HTMLElement | null => (node ? h("span", { class: "part" }, before, " ", node) : null);
    const facts: Option[] = refrains.some((it) => it.facts.length) ? [["facts", "with facts that differ"]] : [];
    const node = h("form", { class: "filters", role: "search", submit: (event: Event) => event.preventDefault() },
        h("div", { class: "find" }, search, h("kbd", { "aria-hidden": true }, "/")),
        h("div", { class: "sentence" },
            part("Show", select("class", "Class", [...classes, ["all", "everything"]])),
            part("", select("kind", "Kind", [["", "of every kind"], ...facts, ...kinds])),
            part("", select("year", "Year", [["", "of any year"], ...years])),
            part("tagged", select("tag", "Tag", [["", "anything"], ...byCount([...used].flatMap((it) => it.tags))])),
            part("by", select("author", "Author", [["", "anyone"], ...byCount([...used].flatMap((it) => it.authors))])),
            part("first", select("sort", "Order", [["", "what is worth reading"], ["words", "the longest"], ["places", "the most repeated"], ["newest", "the newest"], ["least", "the least alike"]]))),
        h("label", { class: "slide" }, "At least ", shown, " alike", slider), reset);
    return {
        node,
        set() {
            for (const [name, it] of selects) it.value = String(filters[name]);
            if (search.value !== filters.q) search.value = filters.q;
            slider.value = String(filters.min);
            shown.textContent = `${filters.min}\u202f%`;
            slider.setAttribute("aria-valuetext", `${filters.min} percent`);
            reset.hidden = (Object.keys(START) as (keyof Filters)[]).every((it) => filters[it] === START[it]);
        },
    };
}
