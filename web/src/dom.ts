// Elements made by hand. Every text goes in as a text node, so that no post can be markup.

type Child = Node | string | number | false | null | undefined | Child[];
type Props = Record<string, string | number | boolean | undefined | ((event: never) => void)>;

function fill(node: Element, props: Props, children: Child[]): void {
    for (const [name, value] of Object.entries(props)) {
        if (value === undefined || value === false) continue;
        if (typeof value === "function") node.addEventListener(name, value as (event: Event) => void);
        else node.setAttribute(name, value === true ? "" : String(value));
    }
    const add = (child: Child): void => {
        if (Array.isArray(child)) child.forEach(add);
        else if (child instanceof Node) node.append(child);
        else if (child !== false && child !== null && child !== undefined) node.append(String(child));
    };
    add(children);
}

export function h<K extends keyof HTMLElementTagNameMap>(name: K, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
    const node = document.createElement(name);
    fill(node, props, children);
    return node;
}

export function svg<K extends keyof SVGElementTagNameMap>(name: K, props: Props = {}, ...children: Child[]): SVGElementTagNameMap[K] {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    fill(node, props, children);
    return node;
}

/** A chart's numbers for those who do not see it. They are put together when somebody opens the table. */
export function asTable(caption: string, head: string[], of: () => Child[][]): HTMLElement {
    const most = 200;
    const cells = (row: Child[]): HTMLElement =>
        h("tr", {}, row.map((cell, nth) => (nth === 0 ? h("th", { scope: "row" }, cell) : h("td", {}, cell))));
    const scroll = h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": caption });
    const fillIn = (): void => {
        if (scroll.firstChild) return;
        const rows = of();
        scroll.append(h("table", {}, h("caption", {}, caption, rows.length > most && `: the first ${most} of ${rows.length}`),
            h("thead", {}, h("tr", {}, head.map((cell) => h("th", { scope: "col" }, cell)))),
            h("tbody", {}, rows.slice(0, most).map(cells))));
    };
    return h("details", { class: "table", toggle: fillIn }, h("summary", {}, "as a table"), scroll);
}

const spoken = h("div", { class: "unseen", role: "status", "aria-live": "polite" });
document.body.append(spoken);
/** Says something to a screen reader, and in a corner for a moment. */
export function say(text: string): void {
    spoken.textContent = text;
    spoken.classList.add("told");
    clearTimeout(Number(spoken.dataset["timer"]));
    spoken.dataset["timer"] = String(setTimeout(() => spoken.classList.remove("told"), 1800));
}
