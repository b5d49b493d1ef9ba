// A list of any length, of which only the rows in sight are made. All rows are equally high.
import { h } from "./dom";

export interface List<T> { node: HTMLElement; set(items: T[]): void; focus(nth: number): void; move(by: number): void; all(): void }

export function list<T>(label: string, row: (item: T, nth: number) => HTMLElement): List<T> {
    const node = h("ol", { class: "rows", role: "list", "aria-label": label });
    let items: T[] = [];
    let made = new Map<number, HTMLElement>();
    let current = -1;
    let whole = false;
    const height = (): number => parseFloat(getComputedStyle(node).getPropertyValue("--row")) || 120;

    function draw(): void {
        if (!node.isConnected) { stop(); return; }
        const size = height();
        node.style.height = whole ? "auto" : `${items.length * size}px`;
        const top = -node.getBoundingClientRect().top;
        const first = whole ? 0 : Math.max(0, Math.floor(top / size) - 6);
        const last = whole ? Math.min(items.length, 2000) : Math.min(items.length, Math.ceil((top + innerHeight) / size) + 6);
        const next = new Map<number, HTMLElement>();
        for (let nth = first; nth < last; nth++) {
            const item = items[nth];
            if (item === undefined) continue;
            let li = made.get(nth);
            if (!li) {
                li = h("li", { class: "row", "aria-setsize": items.length, "aria-posinset": nth + 1 }, row(item, nth));
                li.dataset["nth"] = String(nth);
            }
            li.style.top = whole ? "" : `${nth * size}px`;
            next.set(nth, li);
        }
        for (const [nth, li] of made) if (!next.has(nth) && !li.contains(document.activeElement)) li.remove(); else if (!next.has(nth)) next.set(nth, li);
        // Rows stand in their order, so that Tab and a screen reader go down the page.
        let before: HTMLElement | null = null;
        for (const [, li] of [...next].sort((a, b) => a[0] - b[0])) {
            if (li.parentNode !== node) {
                if (before) before.after(li); else node.prepend(li);
            }
            before = li;
        }
        made = next;
    }
    let asked = 0;
    const later = (): void => { cancelAnimationFrame(asked); asked = requestAnimationFrame(draw); };
    const printing = (): void => { whole = true; draw(); };
    const printed = (): void => { whole = false; draw(); };
    addEventListener("scroll", later, { passive: true });
    addEventListener("resize", later);
    addEventListener("beforeprint", printing);
    addEventListener("afterprint", printed);
    function stop(): void {
        removeEventListener("scroll", later);
        removeEventListener("resize", later);
        removeEventListener("beforeprint", printing);
        removeEventListener("afterprint", printed);
    }
    node.addEventListener("focusin", (event) => {
        const li = (event.target as Element).closest<HTMLElement>(".row");
        if (li) current = Number(li.dataset["nth"]);
    });
    const focus = (nth: number): void => {
        if (items.length === 0) return;
        current = Math.min(Math.max(nth, 0), items.length - 1);
        const size = height();
        const top = node.getBoundingClientRect().top + scrollY + current * size;
        if (top < scrollY + 60 || top + size > scrollY + innerHeight - 20) scrollTo({ top: top - innerHeight / 3, behavior: "instant" });
        draw();
        made.get(current)?.querySelector<HTMLElement>("a")?.focus({ preventScroll: true });
    };
    return {
        node,
        set(next) {
            items = next;
            for (const li of made.values()) li.remove();
            made = new Map();
            current = -1;
            draw();
        },
        focus,
        move: (by) => focus(current < 0 ? 0 : current + by),
        all: printing,
    };
}
