// What the page shows, kept in its address, so that every state can be linked to.

export interface Filters {
    q: string; class: string; kind: string; year: string; tag: string; author: string;
    min: number; from: string; to: string; sort: string;
}
export const START: Filters = { q: "", class: "plain", kind: "", year: "", tag: "", author: "", min: 0, from: "", to: "", sort: "" };

export interface Route { page: string; args: string[]; query: URLSearchParams }

export function route(): Route {
    const [path = "", query = ""] = location.hash.replace(/^#\/?/, "").split("?");
    const decode = (part: string): string => { try { return decodeURIComponent(part); } catch { return part; } };
    const [page = "", ...args] = path.split("/").map(decode);
    return { page, args, query: new URLSearchParams(query) };
}

export let filters: Filters = { ...START };

export function readFilters(query: URLSearchParams): void {
    const text = (name: keyof Filters): string => query.get(name) ?? String(START[name]);
    const min = Number(query.get("min") ?? 0);
    filters = {
        q: text("q"), class: text("class"), kind: text("kind"), year: text("year"), tag: text("tag"), author: text("author"),
        min: Number.isFinite(min) ? Math.min(Math.max(min, 0), 100) : 0, from: text("from"), to: text("to"), sort: text("sort"),
    };
}

export function overviewHash(of: Filters = filters): string {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(of)) {
        if (value !== START[name as keyof Filters]) query.set(name, String(value));
    }
    const text = query.toString();
    return text ? `#/?${text}` : "#/";
}

/** Changes filters without a new entry in the history, since a slider has many positions. */
export function setFilters(change: Partial<Filters>): void {
    filters = { ...filters, ...change };
    history.replaceState(null, "", overviewHash());
}

/** The refrains that are ticked. */
export const ticked = new Set<number>();
