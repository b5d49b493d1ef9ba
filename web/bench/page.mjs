// How quick a report is in a browser: `node bench/page.mjs REPORT.html...` prints, for each, its size, the
// time to the first paint (the median of five), how long the filters take, and the frames while it scrolls.
// Behind each time stands, in brackets, the processor's time of the page's own thread, which does not
// depend on what else the machine does.
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { cleanUp, launch, open } from "../tests/browser.mjs";

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const high = (list, share) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];
const round = (n) => Math.round(n * 10) / 10;

const cpu = async (cdp) => (await cdp.send("Performance.getMetrics")).metrics.find((it) => it.name === "ThreadTime").value * 1000;
const both = ([wall, busy]) => `${round(wall)} ms (${round(busy)})`;

/** Milliseconds from asking for a change to the next frame that shows it, and those of the processor. */
const latency = async (it, act, ...args) => {
    const before = await cpu(it.cdp);
    const wall = await waited(it.page, act, args);
    return [wall, (await cpu(it.cdp)) - before];
};
const waited = (page, act, args) => page.evaluate(async ([act, args]) => {
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
    const busy = [];
    for (let run = 0; run < 5; run++) {
        let cdp;
        const before = async (page, context) => { cdp = await context.newCDPSession(page); await cdp.send("Performance.enable"); };
        const { page, context } = await open(browser, resolve(report), { before });
        paints.push(await page.evaluate(() => new Promise((done) => {
            const told = performance.getEntriesByName("first-contentful-paint")[0];
            if (told) { done(told.startTime); return; }
            new PerformanceObserver((list) => { const it = list.getEntriesByName("first-contentful-paint")[0]; if (it) done(it.startTime); }).observe({ type: "paint", buffered: true });
        })));
        ready.push(Number(await page.getAttribute("html", "data-ready")));
        busy.push(await cpu(cdp));
        await context.close();
    }
    const { page, faults, context } = await open(browser, resolve(report), { hash: "#/?class=all" });
    const cdp = await context.newCDPSession(page);
    await cdp.send("Performance.enable");
    const it = { page, cdp };
    const held = await page.evaluate(() => JSON.parse(document.getElementById("data").textContent).refrains.length);
    const told = {
        report, size: `${round(statSync(report).size / 1048576)} MiB`, refrains: held,
        "first paint": `${Math.round(median(paints))} ms`, "list on the screen": both([median(ready), median(busy)]),
    };
    const middle = (list) => both([median(list.map(([wall]) => wall)), median(list.map(([, busy]) => busy))]);
    const typed = [];
    for (const words of ["t", "th", "the", "the ", "the s"]) typed.push(await latency(it, "search", words));
    told["search, first letter"] = both(typed[0]);
    told["search, next letters"] = middle(typed.slice(1));
    await latency(it, "search", "");
    const slid = [];
    for (let min = 50; min < 100; min += 5) slid.push(await latency(it, "slide", String(min)));
    told.slider = middle(slid);
    await latency(it, "slide", "0");
    told["another class"] = both(await latency(it, "class", "plain"));
    await latency(it, "class", "all");
    const before = await cpu(cdp);
    const times = await frames(page);
    told["frames while scrolling"] = `median ${round(median(times))} ms (${round(((await cpu(cdp)) - before) / times.length)}), 95 of 100 below ${round(high(times, 0.95))}, longest ${round(Math.max(...times))}`;
    told["one refrain"] = both(await latency(it, "go", "#/refrain/0"));
    told.graph = both(await latency(it, "go", "#/graph"));
    told["back to the list"] = both(await latency(it, "go", "#/"));
    if (faults.length) told.faults = faults;
    console.log(told);
    await context.close();
}
await browser.close();
cleanUp();
