// How quick a report is in a browser: `node bench/page.mjs REPORT.html...` prints, for each, its size, the
// time to the first paint (the median of five), how long the filters take, and the frames while it scrolls.
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { cleanUp, launch, open } from "../tests/browser.mjs";

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const high = (list, share) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];
const round = (n) => Math.round(n * 10) / 10;

/** Milliseconds from asking for a change to the next frame that shows it. */
const latency = (page, act, ...args) => page.evaluate(async ([act, args]) => {
    const start = performance.now();
    if (act === "search") { const it = document.getElementById("search"); it.value = args[0]; it.dispatchEvent(new Event("input")); }
    if (act === "slide") { const it = document.getElementById("min"); it.value = args[0]; it.dispatchEvent(new Event("input")); }
    if (act === "class") { const it = document.querySelector("select[name=class]"); it.value = args[0]; it.dispatchEvent(new Event("change")); }
    if (act === "go") location.hash = args[0];
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
    return performance.now() - start;
}, [act, args]);

/** The times between frames while the page is scrolled at a steady pace for two seconds. */
const frames = (page) => page.evaluate(() => new Promise((done) => {
    const times = [];
    let last = performance.now();
    const start = last;
    const step = () => {
        const now = performance.now();
        times.push(now - last);
        last = now;
        scrollBy(0, 180);
        if (now - start < 2000) requestAnimationFrame(step); else done(times.slice(1));
    };
    requestAnimationFrame(step);
}));

const browser = await launch();
for (const report of process.argv.slice(2)) {
    const paints = [];
    const ready = [];
    for (let run = 0; run < 5; run++) {
        const { page, context } = await open(browser, resolve(report));
        paints.push(await page.evaluate(() => new Promise((done) => {
            const told = performance.getEntriesByName("first-contentful-paint")[0];
            if (told) { done(told.startTime); return; }
            new PerformanceObserver((list) => { const it = list.getEntriesByName("first-contentful-paint")[0]; if (it) done(it.startTime); }).observe({ type: "paint", buffered: true });
        })));
        ready.push(Number(await page.getAttribute("html", "data-ready")));
        await context.close();
    }
    const { page, faults, context } = await open(browser, resolve(report), { hash: "#/?class=all" });
    const held = await page.evaluate(() => JSON.parse(document.getElementById("data").textContent).refrains.length);
    const told = {
        report, size: `${round(statSync(report).size / 1048576)} MiB`, refrains: held,
        "first paint": `${Math.round(median(paints))} ms`, "script done": `${Math.round(median(ready))} ms`,
    };
    const words = ["t", "th", "the", "the ", "the s"];
    const typed = [];
    for (const it of words) typed.push(await latency(page, "search", it));
    told["search, first letter"] = `${round(typed[0])} ms`;
    told["search, next letters"] = `${round(median(typed.slice(1)))} ms`;
    await latency(page, "search", "");
    const slid = [];
    for (let min = 50; min < 100; min += 5) slid.push(await latency(page, "slide", String(min)));
    told.slider = `${round(median(slid))} ms, most ${round(Math.max(...slid))}`;
    await latency(page, "slide", "0");
    told["another class"] = `${round(await latency(page, "class", "plain"))} ms`;
    await latency(page, "class", "all");
    const times = await frames(page);
    told["frames while scrolling"] = `median ${round(median(times))} ms, 95 of 100 below ${round(high(times, 0.95))}, longest ${round(Math.max(...times))}`;
    told["one refrain"] = `${round(await latency(page, "go", "#/refrain/0"))} ms`;
    told.graph = `${round(await latency(page, "go", "#/graph"))} ms`;
    told["back to the list"] = `${round(await latency(page, "go", "#/"))} ms`;
    if (faults.length) told.faults = faults;
    console.log(told);
    await context.close();
}
await browser.close();
cleanUp();
