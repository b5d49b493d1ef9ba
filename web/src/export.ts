// What can be taken along: the list as CSV, and the ticked refrains as a list of accepted texts.
import { placeText, refrain, type Post, type Refrain } from "./data";
import { h, say } from "./dom";
import { ticked } from "./state";
import { counted, excerpt } from "./words";

function save(name: string, type: string, text: string): void {
    const url = URL.createObjectURL(new Blob([text], { type }));
    const link = h("a", { href: url, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    say(`${name} is saved`);
}

export async function copy(text: string): Promise<void> {
    try {
        await navigator.clipboard.writeText(text);
        say("copied");
    } catch {
        // A page from a disk may not be allowed to; the old way is.
        const area = h("textarea", { class: "unseen", "aria-hidden": true });
        area.value = text;
        document.body.append(area);
        area.select();
        const done = document.execCommand("copy");
        area.remove();
        say(done ? "copied" : "could not copy");
    }
}

/** A field of CSV (RFC 4180). What a spreadsheet would run as a formula gets an apostrophe before it. */
function field(value: string | number): string {
    let text = String(value);
    if (typeof value === "string" && /^[=+\-@\t\r]/.test(text)) text = `'${text}`;
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csv(list: Refrain[]): string {
    const head = ["refrain", "class", "kind", "reason", "words", "weakest", "place", "date", "title", "path", "line", "similarity", "words_added", "words_dropped", "days_since", "text"];
    const rows = list.flatMap((it) => it.places.map((place) => [
        it.id, it.class, it.kind, it.reason ?? "", it.words, it.weakest, place.at, place.post.date ?? "", place.post.title ?? "", place.post.path, place.line,
        place.similarity ?? "", place.added ?? "", place.dropped ?? "", place.days ?? "", excerpt(placeText(place), 100_000),
    ]));
    return [head, ...rows].map((row) => row.map(field).join(",")).join("\r\n") + "\r\n";
}

const name = (post: Post): string | undefined => post.name;
/** A basic string of TOML, whose escapes are those of JSON and one more. */
const quoted = (text: string): string => JSON.stringify(text).replaceAll("\u007f", "\\u007f").replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
/** Why a refrain cannot stand in a list, if it cannot. */
export const unacceptable = (it: Refrain): boolean => it.places.some((place) => name(place.post) === undefined);

function block(it: Refrain, date: string): string {
    const head = it.places[it.head];
    const all = (head ? placeText(head) : "").split(/\s+/).filter(Boolean);
    const words = [...all.slice(0, 12).join(" ")];
    const shown = words.slice(0, 80).join("");
    const text = shown + (all.length > 12 || words.length > 80 ? " ..." : "");
    const names = [...new Set(it.places.map((place) => name(place.post) ?? ""))].sort();
    return ["[[accepted]]", `text = ${quoted(text)}`, 'scope = "places"', `date = ${date}`, `words = ${it.words}`, "posts = [",
        ...names.map((path) => `    ${quoted(path)},`), "]", `runs = ${it.runs}`, `fingerprint = "${it.fingerprint}"`].join("\n");
}

/** `.refrain/accepted.toml` with these texts. */
export function accepted(list: Refrain[], date: string): string {
    const head = "# Repeated texts that are known and wanted, ticked in a report of refrain. Put this file into the\n# folder .refrain of the archive, or its blocks into the list that is there.\nversion = 1\n";
    return [head, ...list.map((it) => `${block(it, date)}\n`)].join("\n");
}

export function exports(list: () => Refrain[]): HTMLElement {
    const today = (): string => {
        const now = new Date();
        const two = (n: number): string => String(n).padStart(2, "0");
        return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    };
    const accept = h("button", { type: "button", click: () => {
        const chosen = [...ticked].sort((a, b) => a - b).map(refrain).filter((it): it is Refrain => it !== undefined);
        const good = chosen.filter((it) => !unacceptable(it));
        save("accepted.toml", "application/toml", accepted(good, today()));
        if (good.length < chosen.length) say(`${counted(chosen.length - good.length, "text")} left out: they stand in no file that can be named`);
    } });
    const show = (): void => {
        accept.textContent = ticked.size ? `accepted.toml of ${counted(ticked.size, "ticked text")}` : "accepted.toml of what you tick";
        accept.disabled = ticked.size === 0;
    };
    show();
    addEventListener("ticked", show);
    return h("span", { class: "exports" }, "Save ", h("button", { type: "button", click: () => save("refrains.csv", "text/csv;charset=utf-8", `\ufeff${csv(list())}`) }, "this list as CSV"), " ", accept);
}
