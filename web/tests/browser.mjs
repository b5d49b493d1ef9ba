// A browser and reports for the tests: Debian's Chromium, started so that it looks nothing up, and pages
// opened from the disk as a reader opens them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const newest = () => {
    const built = ["debug", "quick", "release"].map((it) => join(root, "target", it, "refrain")).filter(existsSync);
    return built.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
};
const program = process.env.REFRAIN ? resolve(process.env.REFRAIN) : newest();

export const folder = mkdtempSync(join(tmpdir(), "refrain-web-"));
export const cleanUp = () => rmSync(folder, { recursive: true, force: true });

/** Runs refrain; exit codes 0 and 1 are answers. */
export function refrain(args, cwd = root) {
    if (!program) throw new Error("no refrain to test: build it with cargo build, or name one in REFRAIN");
    try {
        return execFileSync(program, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 28 });
    } catch (err) {
        if (err.status === 1) return err.stdout;
        throw new Error(`refrain ${args.join(" ")}: ${err.stderr}`);
    }
}

/** A copy of a sample that a test may write to. */
export function sample(name) {
    const to = join(folder, name);
    if (!existsSync(to)) { mkdirSync(to, { recursive: true }); cpSync(join(root, "samples", name), to, { recursive: true }); }
    return to;
}

export const launch = () => chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

/** The sample blog, its report as a page and as data, and a browser for it, until the file's last test is over. */
export async function reported() {
    const blog = sample("usfk-blog");
    const html = join(folder, "blog.html");
    // A test may change what is accepted, so the data are those of the moment.
    const json = () => JSON.parse(refrain(["report", blog, "--format", "json", "--quiet"]));
    let browser;
    after(async () => { await browser?.close(); cleanUp(); });
    refrain(["report", blog, "-o", html, "--quiet"]);
    browser = await launch();
    return { blog, html, json, browser };
}

/** Opens a report and keeps account of what goes wrong in it. */
export async function open(browser, path, { hash = "", before = async () => undefined, ...options } = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: "light", ...options });
    const page = await context.newPage();
    const faults = [];
    page.on("console", (it) => { if (["error", "warning"].includes(it.type())) faults.push(`console: ${it.text()}`); });
    page.on("pageerror", (it) => faults.push(`error: ${it.message}`));
    page.on("dialog", (it) => { faults.push(`dialog: ${it.message()}`); void it.dismiss(); });
    page.on("request", (it) => { if (!/^(file|data|blob):/.test(it.url())) faults.push(`request: ${it.url()}`); });
    await before(page, context);
    await page.goto(pathToFileURL(path).href + hash);
    await page.waitForSelector("html[data-ready]");
    const at = async (to) => { await page.evaluate((it) => { location.hash = it; }, to); await page.waitForTimeout(60); };
    return { page, context, faults, at };
}

export const state = (page) => page.evaluate(() => location.hash);
export const settled = (page) => page.waitForTimeout(80);

/** Asks axe for faults of a page that would keep somebody from reading it. */
export async function faultless(page, where) {
    // The page's own policy lets no other script in; the test's comes in by the debugger.
    await page.evaluate(readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
    const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    const serious = found.violations.filter((it) => ["serious", "critical"].includes(it.impact));
    assert.deepEqual(serious.map((it) => `${where}: ${it.id}: ${it.nodes.slice(0, 3).map((node) => node.html).join(" | ")}`), []);
}
