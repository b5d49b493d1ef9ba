// Every page and control of the report, in a browser, on a sample and on a generated archive.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { cleanUp, folder, launch, open, refrain, sample } from "./browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let browser;
let blog;
const html = join(folder, "blog.html");
const state = (page) => page.evaluate(() => location.hash);
const settled = (page) => page.waitForTimeout(80);
const save = async (page, press) => {
    const [download] = await Promise.all([page.waitForEvent("download"), press()]);
    return readFileSync(await download.path(), "utf8");
};
const faultless = async (page, where) => {
    // The page's own policy lets no other script in; the test's comes in by the debugger.
    await page.evaluate(axe);
    const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    const serious = found.violations.filter((it) => ["serious", "critical"].includes(it.impact));
    assert.deepEqual(serious.map((it) => `${where}: ${it.id}: ${it.nodes.slice(0, 3).map((node) => node.html).join(" | ")}`), []);
};

before(async () => {
    blog = sample("usfk-blog");
    refrain(["report", blog, "-o", html, "--quiet"]);
    browser = await launch();
});
after(async () => { await browser?.close(); cleanUp(); });

describe("the sample blog", () => {
    const json = () => JSON.parse(refrain(["report", blog, "--format", "json", "--quiet"]));

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

    test("a refrain has its life, its changed facts and its wordings", async () => {
        const told = json().refrains;
        const id = told.findIndex((it) => it.changed_facts.length > 0);
        const { page, faults, context } = await open(browser, html, { hash: `#/refrain/${id}` });
        assert.equal(await page.locator(".life-list > li").count(), told[id].places.length);
        const facts = await page.locator(".pairing").first().innerText();
        for (const it of [told[id].changed_facts[0].a, told[id].changed_facts[0].b]) assert.ok(facts.includes(it), facts);
        const href = await page.locator(".life-list .spot").first().getAttribute("href");
        assert.match(href, /usfk-blog\/.*\.md$/);
        assert.match(await page.locator(".life-list .note").nth(1).innerText(), /later|same day/);
        await page.locator(".heatmap .heat a").first().click();
        assert.match(await state(page), new RegExp(`#/pair/${id}/`));
        assert.deepEqual(faults, []);
        await context.close();
    });

    test("a pair shows each changed word, goes on, swaps and is copied", async () => {
        const told = json().refrains;
        const id = told.findIndex((it) => it.changed_facts.length > 0);
        const fact = told[id].changed_facts[0];
        const [x, y] = fact.places;
        const { page, faults, context } = await open(browser, html, { hash: `#/pair/${id}/${x}/${y}`, permissions: ["clipboard-read", "clipboard-write"] });
        const bare = (it) => it.replace(/\D/g, "");
        assert.ok(bare(await page.locator(".both del").first().innerText()).includes(bare(fact.a)) || fact.a.includes(await page.locator(".both del").first().innerText()));
        assert.ok(fact.b.includes(await page.locator(".both ins").first().innerText()));
        await page.keyboard.press("s");
        await settled(page);
        assert.equal(await state(page), `#/pair/${id}/${y}/${x}`);
        await page.locator(".both .tied").first().hover();
        assert.equal(await page.locator(".both .tied.lit").count(), 2, "both sides light up");
        await page.keyboard.press("c");
        await settled(page);
        assert.match(await page.evaluate(() => navigator.clipboard.readText()), /\[-.*-\][\s\S]*\{\+.*\+\}/);
        const here = await state(page);
        await page.keyboard.press("n");
        await settled(page);
        assert.notEqual(await state(page), here);
        await page.keyboard.press("j");
        assert.ok(await page.locator(".both .here").count() <= 1);
        assert.deepEqual(faults, []);
        await context.close();
    });

    test("a pair is swapped by its link too, and what belongs together is found by a press", async () => {
        const { page, faults, context } = await open(browser, html, { hash: "#/pair/0/0/1" });
        const [left, right] = await page.locator(".side .post").allInnerTexts();
        await page.getByRole("link", { name: "swap" }).click();
        await settled(page);
        assert.equal(await state(page), "#/pair/0/1/0");
        assert.deepEqual(await page.locator(".side .post").allInnerTexts(), [right, left]);
        await page.locator(".side").first().locator(".tied").first().click();
        assert.equal(await page.locator(".side").nth(1).locator(".tied.lit").count(), 1);
        assert.deepEqual(faults, []);
        await context.close();
    });

    test("each wording has its square in the map, as alike as the JSON says", async () => {
        const told = json();
        const many = told.refrains.filter((it) => it.places.length > 2 && it.weakest < 1);
        assert.ok(many.length > 0, "no refrain of the sample has a map");
        const { page, at, faults, context } = await open(browser, html);
        let squares = 0;
        for (const it of many) {
            await at(`#/refrain/${it.id}`);
            const cells = await page.locator(".heatmap .heat a").allInnerTexts();
            squares += cells.length;
            for (const cell of cells) assert.ok(Number(cell) >= 0 && Number(cell) <= 100, cell);
            const rows = await page.locator(".heatmap tbody tr").count();
            assert.equal(cells.length, (rows * (rows - 1)) / 2, `refrain ${it.id}`);
        }
        assert.ok(squares > 0);
        const link = page.locator(".heatmap .heat a").first();
        assert.match(await link.getAttribute("aria-label"), /and .*: \d+\s%\salike/);
        assert.deepEqual(faults, []);
        await context.close();
    });

    test("a refrain is copied as Markdown, with a line for each place", async () => {
        const { page, faults, context } = await open(browser, html, { hash: "#/refrain/0", permissions: ["clipboard-read", "clipboard-write"] });
        await page.getByRole("button", { name: "copy as Markdown" }).click();
        await settled(page);
        const text = await page.evaluate(() => navigator.clipboard.readText());
        assert.match(text, /^> /);
        assert.equal(text.match(/^- /gm).length, json().refrains[0].places.length);
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

    test("a post has its text, with what came back marked and where it stands", async () => {
        const told = json();
        const again = told.posts.reduce((a, b) => (b.reused_words > a.reused_words ? b : a));
        const { page, faults, context } = await open(browser, html, { hash: `#/post/${again.id}` });
        assert.ok(await page.locator(".block mark").count() > 0);
        assert.ok(await page.locator(".notes .note li a").count() > 0);
        assert.match(await page.locator(".novelty").innerText(), /is new/);
        await page.keyboard.press("j");
        assert.ok(await page.evaluate(() => document.activeElement.classList.contains("again")));
        await page.locator(".notes .note li a").first().click();
        assert.match(await state(page), /#\/(pair|match)\//);
        assert.deepEqual(faults, []);
        await context.close();
    });

    test("the graph is the same each time, and a post in it can be linked to", async () => {
        const one = await open(browser, html, { hash: "#/graph" });
        const two = await open(browser, html, { hash: "#/graph" });
        const drawn = (it) => it.page.evaluate(() => document.querySelector(".graph canvas").toDataURL());
        assert.equal(await drawn(one), await drawn(two));
        await one.page.keyboard.press("j");
        assert.match(await state(one.page), /#\/graph\?post=\d+/);
        assert.ok((await one.page.locator(".card").innerText()).length > 0);
        const three = await open(browser, html, { hash: await state(one.page) });
        assert.equal(await three.page.locator(".card").innerText(), await one.page.locator(".card").innerText());
        assert.deepEqual([...one.faults, ...three.faults], []);
        for (const it of [one, two, three]) await it.context.close();
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

describe("other questions", () => {
    test("of a check the draft comes first", async () => {
        const page = join(folder, "check.html");
        refrain(["check", "samples/usfk-draft/draft.md", "--against", "samples/usfk-blog", "-o", page, "--quiet"]);
        const it = await open(browser, page);
        assert.match(await state(it.page), /#\/post\/0/);
        assert.ok(await it.page.locator(".block mark").count() > 0);
        assert.match(await it.page.locator(".dateline").innerText(), /Draft/);
        await faultless(it.page, "draft");
        await it.page.keyboard.press("j");
        assert.ok(await it.page.evaluate(() => document.activeElement.classList.contains("again")));
        assert.match(await it.page.locator(".novelty").innerText(), /of it stood in earlier posts, .* is new/);
        await it.page.locator(".notes .note li a").first().click();
        await settled(it.page);
        const heading = await it.page.evaluate(() => JSON.parse(document.getElementById("data").textContent).posts[0].title);
        assert.ok((await it.page.locator(".side .post").allInnerTexts()).includes(heading), heading);
        assert.ok(await it.page.locator(".both .tied").count() > 0);
        await it.at("#/");
        await faultless(it.page, "check");
        assert.match(await it.page.locator(".lede").innerText(), /of the draft are already out/);
        assert.deepEqual(it.faults, []);
        await it.context.close();
    });

    test("of two texts the first comes with what stands in the second, and sentences that moved are told", async () => {
        const two = join(folder, "moved");
        mkdirSync(two, { recursive: true });
        const said = [
            "The ferry to the lower island left at seven every morning, whatever the weather said about it.",
            "My uncle kept a tin of nails under the third bench and never told us what they were for.",
            "In the autumn of the great flood the landing stage floated off and was found two villages down.",
            "Nobody had tied it up, and nobody was blamed, because everybody had meant to do it after supper.",
        ];
        writeFileSync(join(two, "a.md"), `${said.join(" ")}\n`);
        writeFileSync(join(two, "b.md"), `${[said[2], said[3], said[0], said[1]].join(" ")}\n`);
        const report = join(folder, "moved.html");
        refrain(["compare", join(two, "a.md"), join(two, "b.md"), "-o", report, "--quiet"]);
        const it = await open(browser, report, { permissions: ["clipboard-read", "clipboard-write"] });
        assert.match(await it.page.locator(".lede").innerText(), /of the first text stand in the second/);
        await it.page.getByRole("link", { name: "a.md" }).first().click();
        await settled(it.page);
        assert.ok(await it.page.locator(".block mark").count() > 0);
        await it.page.locator(".notes .note li a").first().click();
        await settled(it.page);
        assert.match(await state(it.page), /#\/(pair|match)\//);
        const moved = it.page.locator(".both .moved");
        assert.ok(await moved.count() >= 2, "both sides mark what moved");
        assert.equal(await it.page.locator(".both del, .both ins").count(), 0, "no word is new or gone");
        const sides = [];
        for (const nth of [0, 1]) sides.push((await it.page.locator(".side").nth(nth).locator(".moved").allTextContents()).join(" ").replace(/\u21c5/g, ""));
        assert.equal(sides[0].replace(/\W+/g, " ").trim(), sides[1].replace(/\W+/g, " ").trim());
        await moved.first().hover();
        assert.equal(await it.page.locator(".both .moved.lit").count(), 2, "the two lie in the same light");
        assert.match(await it.page.locator(".key").innerText(), /moved/);
        await faultless(it.page, "moved");
        await it.at("#/");
        await faultless(it.page, "compare");
        assert.deepEqual(it.faults, []);
        await it.context.close();
    });

    test("an anonymous page has no name of a post, a file or a writer", async () => {
        const page = join(folder, "anonymous.html");
        refrain(["report", blog, "-o", page, "--anonymise", "--quiet"]);
        const told = JSON.parse(refrain(["report", blog, "--format", "json", "--quiet"]));
        const it = await open(browser, page);
        const data = await it.page.evaluate(() => JSON.stringify({ ...JSON.parse(document.getElementById("data").textContent), texts: [] }));
        for (const post of told.posts) {
            assert.ok(!data.includes(post.path), post.path);
            if (post.title) assert.ok(!data.includes(post.title), post.title);
            for (const name of post.authors) assert.ok(!data.includes(name), name);
        }
        await it.at("#/refrain/0");
        assert.match(await it.page.locator(".life-list .post").first().innerText(), /^Post \d+$/);
        assert.equal(await it.page.locator(".life-list a.spot").count(), 0, "no file is linked");
        assert.deepEqual(it.faults, []);
        await it.context.close();
    });

    test("a hostile post changes nothing", async () => {
        const bad = join(folder, "hostile");
        mkdirSync(bad, { recursive: true });
        const text = "</script><script>alert(1)</script><img src=x onerror=alert(2)> <!-- <b>one two</b> three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen.";
        for (const [n, title] of ["</title><script>alert(3)</script>", "\"><img src=x onerror=alert(4)>"].entries()) {
            writeFileSync(join(bad, `${n}</script>.txt`.replaceAll("/", "_")), text);
            writeFileSync(join(bad, `${n}.md`), `---\ntitle: ${JSON.stringify(title)}\ndate: 202${n}-01-01\nurl: "javascript:alert(5)"\n---\n\n\`\`\`\n${text}\n\`\`\`\n\n${text.replaceAll("<", "\\<")}\n`);
        }
        const report = join(folder, "hostile.html");
        refrain(["report", bad, "-o", report, "--quiet"]);
        const it = await open(browser, report);
        for (const hash of ["#/?class=all", "#/refrain/0", "#/pair/0/0/1", "#/post/0", "#/post/1", "#/graph", "#/posts"]) {
            await it.at(hash);
            assert.equal(await it.page.locator("main img, main script, a[href^='javascript']").count(), 0, hash);
        }
        assert.ok((await it.page.locator("main").innerText()).length > 0);
        assert.deepEqual(it.faults, []);
        await it.context.close();
    });

    test("nothing found is said, not shown as an empty list", async () => {
        const page = join(folder, "nothing.html");
        refrain(["report", "samples/nothing", "-o", page, "--quiet"]);
        const it = await open(browser, page);
        assert.match(await it.page.locator("main").innerText(), /No paragraph came back|0\stexts/);
        assert.deepEqual(it.faults, []);
        await it.context.close();
    });

    test("past the limit there is a notice that names the JSON", async () => {
        const page = join(folder, "limit.html");
        refrain(["report", blog, "-o", page, "--limit", "1", "--quiet"]);
        const it = await open(browser, page);
        assert.match(await it.page.locator(".notice").innerText(), /--format json/);
        await it.context.close();
    });
});

describe("5,000 posts", () => {
    const corpus = join(folder, "corpus");
    const report = join(folder, "large.html");
    before(() => {
        refrain(["generate", "50000", corpus, "--quiet"]);
        refrain(["report", corpus, "-o", report, "--quiet"]);
    });

    test("it opens, filters and scrolls without making every row", async () => {
        const { page, at, faults, context } = await open(browser, report);
        const all = await page.evaluate(() => JSON.parse(document.getElementById("data").textContent).posts.length);
        assert.ok(all >= 5000, `${all} posts`);
        assert.ok(await page.locator(".row").count() < 60);
        const said = async () => page.locator(".count").innerText();
        const before = await said();
        await page.fill("#search", "the");
        await page.locator("#min").fill("90");
        await settled(page);
        assert.notEqual(await said(), before);
        await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
        await settled(page);
        assert.ok(await page.locator(".row").count() < 60);
        const last = await page.locator(".row").last().getAttribute("aria-posinset");
        assert.equal(last, await page.locator(".row").last().getAttribute("aria-setsize"));
        for (const hash of ["#/refrain/0", "#/refrain/3000", "#/pair/0/0/1", "#/post/3000", "#/posts", "#/graph"]) {
            await at(hash);
            assert.ok(await page.locator("main h1").count() > 0, hash);
        }
        assert.deepEqual(faults, []);
        await context.close();
    });
});
