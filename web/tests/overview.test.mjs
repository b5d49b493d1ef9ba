// The overview and what is the same on every page, in a browser, on the sample blog.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { faultless, folder, open, reported, settled, state } from "./browser.mjs";

const save = async (page, press) => {
    const [download] = await Promise.all([page.waitForEvent("download"), press()]);
    return readFileSync(await download.path(), "utf8");
};
const { blog, html, json, browser } = await reported();

describe("the overview", () => {
    test("the overview says what the JSON says", async () => {
        const { page, faults, context } = await open(browser, html);
        const told = json();
        const lede = page.locator(".lede");
        const plain = told.refrains.filter((it) => it.class === "plain");
        assert.equal(await lede.getAttribute("data-reused"), String(told.stats.reused_words));
        assert.equal(await lede.getAttribute("data-findings"), String(plain.length));
        assert.equal(await page.locator(".row").count(), plain.length);
        assert.equal(await page.locator(".timeline canvas").count(), 1);
        assert.equal(await page.locator(".years tbody tr").count(), new Set(told.posts.map((it) => it.date.slice(0, 4))).size);
        assert.deepEqual(faults, []);
        await context.close();
    });

    test("the figures of the page's own counting are those of the engine", async () => {
        const { page, context } = await open(browser, html, { hash: "#/?min=1" });
        assert.equal(await page.locator(".lede").getAttribute("data-reused"), String(json().stats.reused_words));
        await context.close();
    });

    test("filters narrow the list, stand in the address, and go away again", async () => {
        const { page, faults, context } = await open(browser, html);
        const rows = () => page.locator(".row").count();
        const all = await rows();
        await page.selectOption("select[name=class]", "standing");
        assert.equal(await rows(), json().refrains.filter((it) => it.class === "standing").length);
        assert.match(await state(page), /class=standing/);
        await page.selectOption("select[name=class]", "all");
        assert.equal(await rows(), json().refrains.length);
        await page.fill("#search", "cost-sharing ledgers");
        await settled(page);
        assert.equal(await rows(), 1);
        assert.match(await state(page), /q=cost-sharing/);
        await page.fill("#search", "no such words anywhere");
        assert.equal(await rows(), 0);
        assert.match(await page.locator(".main .none").innerText(), /widen the filters/);
        await page.getByRole("button", { name: "show all again" }).click();
        assert.equal(await rows(), all);
        const year = page.locator(".years button").first();
        await year.click();
        assert.match(await state(page), /year=\d{4}/);
        assert.ok(await rows() <= all);
        await page.selectOption("select[name=sort]", "words");
        const words = await page.locator(".entry .meta").allInnerTexts();
        const counts = words.map((it) => Number(/(\d+)\s*word/.exec(it)[1]));
        assert.deepEqual(counts, [...counts].sort((a, b) => b - a));
        assert.deepEqual(faults, []);
        await context.close();
    });

    test("the slider counts anew, and its address is a link", async () => {
        const { page, context } = await open(browser, html);
        const lede = page.locator(".lede");
        const before = Number(await lede.getAttribute("data-reused"));
        await page.locator("#min").focus();
        await page.locator("#min").fill("99");
        await settled(page);
        const after = Number(await lede.getAttribute("data-reused"));
        assert.ok(after < before, `${after} of ${before}`);
        const expected = await page.locator(".row").count();
        assert.equal(await lede.getAttribute("data-findings"), String(expected));
        assert.match(await lede.innerText(), /Counted from 99\s%/);
        assert.match(await state(page), /min=99/);
        const again = await open(browser, html, { hash: await state(page) });
        assert.equal(await again.page.locator(".row").count(), expected);
        assert.equal(await again.page.locator("#min").inputValue(), "99");
        await Promise.all([context.close(), again.context.close()]);
    });

    test("a stretch of the timeline is chosen by the pointer and by dates", async () => {
        const { page, faults, context } = await open(browser, html);
        const all = await page.locator(".row").count();
        await page.fill(".under input[name=from]", "2020-01-01");
        await settled(page);
        assert.ok(await page.locator(".row").count() < all);
        await page.getByRole("button", { name: "all years" }).click();
        assert.equal(await page.locator(".row").count(), all);
        const box = await page.locator(".timeline .brush").boundingBox();
        await page.mouse.move(box.x + 20, box.y + 60);
        await page.mouse.down();
        await page.mouse.move(box.x + 240, box.y + 60, { steps: 4 });
        await page.mouse.up();
        assert.match(await state(page), /from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d/);
        assert.deepEqual(faults, []);
        await context.close();
    });

    test("the distribution has its box, its table, and sets the threshold", async () => {
        const { page, faults, context } = await open(browser, html);
        const chart = page.locator("aside .chart");
        assert.match(await chart.getAttribute("aria-label"), /half of them from \d+\s%/);
        assert.equal(await chart.locator(".box .middle").count(), 1);
        await page.locator("aside details.table summary").first().click();
        const rows = await page.locator("aside details.table tbody td").allInnerTexts();
        const places = json().refrains.filter((it) => it.class === "plain").reduce((sum, it) => sum + it.places.length - 1, 0);
        assert.equal(rows.reduce((sum, it) => sum + Number(it), 0), places);
        await chart.locator(".press").nth(19).click({ position: { x: 2, y: 20 } });
        assert.match(await state(page), /min=95/);
        assert.equal(await page.locator("#min").inputValue(), "95");
        assert.deepEqual(faults, []);
        await context.close();
    });

    test("the search asks for how alike places are", async () => {
        const { page, context } = await open(browser, html);
        const plain = json().refrains.filter((it) => it.class === "plain");
        await page.fill("#search", "<100");
        assert.equal(await page.locator(".row").count(), plain.filter((it) => it.weakest < 1).length);
        await page.fill("#search", ">90 <100");
        assert.equal(await page.locator(".row").count(), plain.filter((it) => it.weakest > 0.9 && it.weakest < 1).length);
        await context.close();
    });

    test("a stretch that is let go of shows all again", async () => {
        const { page, faults, context } = await open(browser, html);
        const all = await page.locator(".row").count();
        const box = await page.locator(".timeline .brush").boundingBox();
        const drag = async (from, to) => {
            await page.mouse.move(box.x + from, box.y + 60);
            await page.mouse.down();
            await page.mouse.move(box.x + to, box.y + 60, { steps: 4 });
            await page.mouse.up();
        };
        await drag(12, 60);
        const [, from, to] = /from=([\d-]+)&to=([\d-]+)/.exec(await state(page));
        assert.ok(from < to, `${from} ${to}`);
        const inside = json().refrains.filter((it) => it.class === "plain" && it.places.some((place, nth) => nth !== it.head && place.date && place.date >= from && place.date <= to));
        assert.equal(await page.locator(".row").count(), inside.length);
        await drag(800, 800);
        assert.equal(await state(page), "#/");
        assert.equal(await page.locator(".row").count(), all);
        assert.deepEqual(faults, []);
        await context.close();
    });

    test("on a phone the list comes before the figures, which are a press away", async () => {
        const { page, faults, context } = await open(browser, html, { viewport: { width: 390, height: 844 } });
        assert.ok((await page.locator(".row").first().boundingBox()).y < 844, "the first row is in sight");
        assert.equal(await page.locator(".timeline").isVisible(), false);
        const press = page.getByRole("button", { name: "figures and timeline" });
        assert.equal(await press.getAttribute("aria-expanded"), "false");
        await press.click();
        assert.ok(await page.locator(".timeline canvas").isVisible());
        assert.ok(await page.locator("aside .chart").isVisible());
        const drawn = () => page.evaluate(() => { const it = document.querySelector(".timeline canvas"); return new Uint32Array(it.getContext("2d").getImageData(0, 0, it.width, it.height).data.buffer).some(Boolean); });
        await settled(page);
        assert.ok(await drawn(), "the timeline is drawn once it is shown");
        assert.deepEqual(faults, []);
        await context.close();
    });

    test("keys go everywhere", async () => {
        const { page, faults, context } = await open(browser, html);
        await page.keyboard.press("j");
        await page.keyboard.press("j");
        assert.equal(await page.evaluate(() => document.activeElement.closest(".row").dataset.nth), "1");
        await page.keyboard.press("k");
        assert.equal(await page.evaluate(() => document.activeElement.closest(".row").dataset.nth), "0");
        await page.keyboard.press("Enter");
        await settled(page);
        assert.match(await state(page), /#\/refrain\//);
        await page.keyboard.press("n");
        await settled(page);
        await page.keyboard.press("p");
        await settled(page);
        await page.keyboard.press("u");
        await settled(page);
        assert.equal(await state(page), "#/");
        await page.keyboard.press("/");
        await settled(page);
        assert.equal(await page.evaluate(() => document.activeElement.id), "search");
        await page.keyboard.press("Escape");
        await page.keyboard.press("?");
        assert.ok(await page.locator("dialog.help").isVisible());
        await page.keyboard.press("Escape");
        await page.keyboard.press("g");
        await settled(page);
        assert.match(await state(page), /#\/graph/);
        assert.deepEqual(faults, []);
        await context.close();
    });

    test("the list goes out as CSV, as it is filtered", async () => {
        const { page, context } = await open(browser, html, { acceptDownloads: true });
        const csv = await save(page, () => page.getByRole("button", { name: "this list as CSV" }).click());
        const plain = json().refrains.filter((it) => it.class === "plain");
        const lines = csv.trim().split("\r\n");
        assert.equal(lines.length - 1, plain.reduce((sum, it) => sum + it.places.length, 0));
        assert.match(lines[0], /refrain,class,kind/);
        await context.close();
    });

    test("what is ticked goes out as a list that refrain accepts", async () => {
        const { page, context } = await open(browser, html, { acceptDownloads: true });
        await page.locator(".row input[type=checkbox]").first().check();
        const list = await save(page, () => page.getByRole("button", { name: /accepted\.toml of/ }).click());
        const own = join(folder, "own");
        mkdirSync(own, { recursive: true });
        writeFileSync(join(own, "x"), "");
        mkdirSync(join(blog, ".refrain"), { recursive: true });
        writeFileSync(join(blog, ".refrain", "accepted.toml"), list);
        const told = json();
        assert.equal(told.accepted.length, 1);
        assert.equal(told.refrains.filter((it) => it.class === "accepted").length, 1);
        writeFileSync(join(blog, ".refrain", "accepted.toml"), "version = 1\n");
        await context.close();
    });

    test("dark is dark, and kept", async () => {
        const { page, context } = await open(browser, html, { colorScheme: "dark" });
        const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
        const dark = await paper();
        assert.ok(Number(/\d+/.exec(dark)[0]) < 60, dark);
        await page.keyboard.press("d");
        assert.notEqual(await paper(), dark);
        await page.reload();
        await page.waitForSelector("html[data-ready]");
        assert.notEqual(await paper(), dark);
        await context.close();
    });

    test("it prints every row, and no control", async () => {
        const { page, context } = await open(browser, html);
        const shown = await page.locator(".row").count();
        await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
        await page.emulateMedia({ media: "print" });
        assert.ok(await page.locator(".row").count() >= shown);
        assert.equal(await page.locator(".filters").isVisible(), false);
        assert.ok((await page.pdf()).length > 5000);
        await context.close();
    });

    test("a phone scrolls in one direction only", async () => {
        const { page, at, faults, context } = await open(browser, html, { viewport: { width: 390, height: 844 } });
        for (const hash of ["#/", "#/refrain/0", "#/pair/0/0/1", "#/post/5", "#/posts", "#/graph", "#/nothing"]) {
            await at(hash);
            const wide = await page.evaluate(() => document.documentElement.scrollWidth);
            assert.ok(wide <= 390, `${hash}: ${wide}`);
        }
        assert.deepEqual(faults, []);
        await context.close();
    });

    test("axe finds no serious fault, light and dark", async () => {
        for (const colorScheme of ["light", "dark"]) {
            const { page, at, context } = await open(browser, html, { colorScheme });
            for (const hash of ["#/?class=all", "#/refrain/0", "#/pair/0/1/2", "#/post/8", "#/posts", "#/graph"]) {
                await at(hash);
                await faultless(page, `${colorScheme} ${hash}`);
            }
            await context.close();
        }
    });
});
