// Refrains, pairs, posts and the graph, in a browser, on the sample blog.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { open, reported, settled, state } from "./browser.mjs";

const { html, json, browser } = await reported();

describe("the pages", () => {
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
});
