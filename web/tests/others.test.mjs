// Drafts, two texts, hostile posts, and an archive of 5,000 posts, in a browser.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { cleanUp, faultless, folder, launch, open, refrain, sample, settled, state } from "./browser.mjs";

let browser;
let blog;

before(async () => {
    blog = sample("usfk-blog");
    browser = await launch();
});
after(async () => { await browser?.close(); cleanUp(); });

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
        for (const hash of ["#/", "#/refrain/0", "#/pair/0/0/1", "#/graph"]) {
            await at(hash);
            await faultless(page, hash);
        }
        assert.deepEqual(faults, []);
        await context.close();
    });

    test("so long an archive has of its posts what came back, and says so", async () => {
        const { page, at, faults, context } = await open(browser, report);
        const { texts, post } = await page.evaluate(() => {
            const data = JSON.parse(document.getElementById("data").textContent);
            const bytes = data.texts.reduce((sum, it) => sum + it.length, 0);
            return { texts: bytes, post: data.posts.find((it) => it.blocks.some(([, kind]) => kind === "-") && it.blocks.some(([, kind]) => kind === "p")).id };
        });
        assert.ok(texts < 14e6, `${texts} characters`);
        await at(`#/post/${post}`);
        assert.match(await page.locator(".notice").innerText(), /the paragraphs that came back/);
        assert.match(await page.locator(".left-out").first().innerText(), /\d+\sparagraphs? that stands? nowhere else/);
        assert.ok(await page.locator(".block mark").count() > 0);
        assert.deepEqual(faults, []);
        await context.close();
    });
});
