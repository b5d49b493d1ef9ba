// The frame: which page the address asks for, the keys, the theme, the help.
import { asked, command, refrains, tool } from "./data";
import { h } from "./dom";
import { graphPage } from "./graph";
import { overview } from "./overview";
import { matchPage, pairPage } from "./pair";
import { postPage, postsPage } from "./post";
import { refrainPage } from "./refrain";
import { prepareSearch } from "./model";
import { filters, overviewHash, readFilters, route } from "./state";
import type { View } from "./view";

const app = document.getElementById("app") as HTMLElement;
const main = h("main", { id: "main", tabindex: -1 });
const links = [["", "What came back"], ["posts", "Posts"], ["graph", "Graph"]].map(([page, label]) => h("a", { href: `#/${page}`, "data-page": page }, label ?? ""));

const dark = matchMedia("(prefers-color-scheme: dark)");
const stored = (): string | null => { try { return localStorage.getItem("refrain-theme"); } catch { return null; } };
function setTheme(theme: string, keep: boolean): void {
    document.documentElement.dataset["theme"] = theme;
    toggle.textContent = theme === "dark" ? "light" : "dark";
    toggle.setAttribute("aria-label", `Show it ${toggle.textContent}`);
    if (keep) try { localStorage.setItem("refrain-theme", theme); } catch { /* A page from a disk may have no storage. */ }
    dispatchEvent(new Event("theme"));
}
const toggle = h("button", { type: "button", class: "quiet", click: () => setTheme(document.documentElement.dataset["theme"] === "dark" ? "light" : "dark", true) });
setTheme(stored() ?? (dark.matches ? "dark" : "light"), false);
dark.addEventListener("change", () => { if (!stored()) setTheme(dark.matches ? "dark" : "light", false); });

const keys: [string, string][] = [["j k", "down and up: rows, marked paragraphs, changed words"], ["n p", "next and previous refrain, pair or post"], ["Enter", "open"], ["/", "search"], ["x", "tick for accepted.toml"],
    ["s", "swap the sides"], ["c", "copy as Markdown"], ["u", "back to the list"], ["g", "the graph"], ["d", "dark or light"], ["?", "this"]];
const help = h("dialog", { class: "help", "aria-label": "Keys" }, h("h2", {}, "Keys"),
    h("dl", {}, keys.map(([key, what]) => h("div", {}, h("dt", {}, key.split(" ").map((it) => h("kbd", {}, it))), h("dd", {}, what)))),
    h("form", { method: "dialog" }, h("button", {}, "close")));

app.replaceChildren(
    h("a", { class: "skip", href: "#main", click: (event: Event) => { event.preventDefault(); main.focus(); } }, "to the content"),
    h("header", { class: "top-bar" }, h("a", { class: "brand", href: "#/" }, "refrain"), h("nav", { "aria-label": "Pages" }, links),
        h("span", { class: "tools" }, toggle, h("button", { type: "button", class: "quiet", "aria-label": "Keys", click: () => help.showModal() }, "keys"))),
    main,
    h("footer", { class: "colophon" }, `Made by ${tool.name} ${tool.version}. Everything is in this one file; it asks no network.`),
    help);

let view: View | null = null;
const places = new Map<string, number>();
let shown = "";

function lost(): View {
    return { node: h("article", {}, h("h1", {}, "Not here"), h("p", {}, "This report has no such page. ", h("a", { href: "#/" }, "What came back"))), title: "Not here" };
}
function find(): View {
    const { page, args, query } = route();
    const [a, b, c] = args.map(Number);
    const whole = (n: number | undefined): n is number => n !== undefined && Number.isInteger(n);
    switch (page) {
        case "": readFilters(query); return overview();
        case "posts": return postsPage();
        case "graph": return graphPage(query);
        case "refrain": return (whole(a) && refrainPage(a)) || lost();
        case "post": return (whole(a) && postPage(a)) || lost();
        case "pair": return (whole(a) && whole(b) && whole(c) && pairPage(a, b, c)) || lost();
        case "match": return (whole(a) && matchPage(a, args[1] === "turned")) || lost();
        default: return lost();
    }
}
function show(): void {
    if (shown) places.set(shown, scrollY);
    shown = location.hash;
    view = find();
    main.replaceChildren(view.node);
    document.title = `${view.title} \u00b7 refrain`;
    const { page } = route();
    for (const it of links) {
        if (it.dataset["page"] === page) it.setAttribute("aria-current", "page"); else it.removeAttribute("aria-current");
        if (it.dataset["page"] === "") it.href = overviewHash(filters);
    }
    view.shown?.();
    scrollTo({ top: places.get(shown) ?? 0, behavior: "instant" });
    view.shown && dispatchEvent(new Event("scroll"));
}

document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    const target = event.target as HTMLElement;
    const writes = /^(SELECT|TEXTAREA)$/.test(target.tagName) || (target instanceof HTMLInputElement && !/^(checkbox|range)$/.test(target.type));
    if (event.key === "Escape" && writes) { target.blur(); return; }
    if (writes) return;
    const act: Record<string, () => void> = {
        "/": () => { if (route().page !== "") location.hash = overviewHash(filters); setTimeout(() => document.getElementById("search")?.focus(), 30); },
        "?": () => help.showModal(),
        u: () => { location.hash = overviewHash(filters); },
        g: () => { location.hash = "#/graph"; },
        d: () => toggle.click(),
    };
    const known = act[event.key];
    if (known) known();
    else if (!view?.key?.(event.key)) return;
    event.preventDefault();
});

// Of a check, the draft is what its writer wants to see first.
const only = asked.length > 0 && !location.hash && command === "check" ? asked.find((it) => refrains.some((refrain) => refrain.places.some((place) => place.post === it))) ?? asked[0] : undefined;
if (only) history.replaceState(null, "", `#/post/${only.id}`);
addEventListener("hashchange", show);
show();
// What is drawn is drawn again once the letters are there.
void document.fonts.ready.then(() => dispatchEvent(new Event("theme")));
prepareSearch();
document.documentElement.dataset["ready"] = String(Math.round(performance.now()));
