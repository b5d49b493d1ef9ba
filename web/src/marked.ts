// A text with its words marked: what only it has, what moved, and what ties it to the other.
import type { Run } from "./diff";
import { h } from "./dom";

/** The text with its runs marked. `side` says which of the two it is; its own words are old on a. */
export function marked(text: string, from: number, to: number, runs: Run[], side: "a" | "b"): Node[] {
    const out: Node[] = [];
    let at = from;
    const plain = (end: number): void => { if (at < end) out.push(document.createTextNode(text.slice(at, end))); at = Math.max(at, end); };
    for (const run of runs) {
        if (run.to <= from || run.from >= to) continue;
        const [start, end] = [Math.max(run.from, at), Math.min(run.to, to)];
        plain(start);
        const words = text.slice(start, end);
        at = end;
        if (run.mark === "only") out.push(side === "a" ? h("del", {}, words) : h("ins", {}, words));
        else {
            const moved = run.mark === "moved";
            const node = h("span", { class: moved ? "tied moved" : "tied", "data-link": run.link, title: moved ? "stands at another place in the other text" : undefined }, moved && h("span", { class: "sign", "aria-label": "moved: " }, "\u21c5"), words);
            out.push(node);
        }
    }
    plain(to);
    return out;
}

/** Lights up what belongs together in two texts, by hover and focus; a click scrolls to it. */
export function tie(root: HTMLElement): void {
    const of = (event: Event): string | undefined => (event.target as Element).closest<HTMLElement>(".tied")?.dataset["link"];
    const light = (link: string | undefined): void => {
        for (const it of root.querySelectorAll<HTMLElement>(".tied")) it.classList.toggle("lit", link !== undefined && it.dataset["link"] === link);
    };
    root.addEventListener("mouseover", (event) => light(of(event)));
    root.addEventListener("mouseleave", () => light(undefined));
    root.addEventListener("click", (event) => {
        const link = of(event);
        if (link === undefined) return;
        light(link);
        const here = (event.target as Element).closest(".text");
        const other = [...root.querySelectorAll<HTMLElement>(`.tied[data-link="${link}"]`)].find((it) => it.closest(".text") !== here);
        other?.scrollIntoView({ block: "nearest", behavior: "smooth" });
    });
}
