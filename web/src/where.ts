// Where a place is: its post, its file, its address on the web.
import type { Post } from "./data";
import { h } from "./dom";
import { spot, when } from "./words";

/** An address that may be followed: of the web, and nothing that could run. */
const safe = (url: string | undefined): string | undefined => (url && /^https?:\/\//i.test(url) ? url : undefined);
const encoded = (path: string): string => path.split("/").map(encodeURIComponent).join("/");

export function file(post: Post, line: number): HTMLElement {
    const text = spot(post, line);
    return post.href === undefined ? h("code", { class: "spot" }, text)
        : h("a", { class: "spot", href: /^(\/|\.)/.test(post.href) ? encoded(post.href) : `./${encoded(post.href)}` }, h("code", {}, text));
}
export function web(post: Post): HTMLElement | null {
    const url = safe(post.url);
    if (url) return h("a", { class: "web", href: url, rel: "noreferrer noopener", target: "_blank" }, "on the web\u00a0\u2197");
    return null;
}
export const titled = (post: Post): HTMLElement[] => [h("time", { datetime: post.date }, when(post)), h("a", { class: "post", href: `#/post/${post.id}` }, post.heading)];
