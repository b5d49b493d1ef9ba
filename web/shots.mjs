// Pictures of a report, for the eyes of who changes it: `node shots.mjs REPORT.html OUT`.
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { cleanUp, launch, open } from "./tests/browser.mjs";

const [report, out] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const browser = await launch();
const pages = (process.argv[4] ?? "overview=#/,refrain=#/refrain/0,pair=#/pair/0/1/2,post=#/post/8,graph=#/graph").split(",").map((it) => it.split(/=(.*)/));
for (const width of [1280, 390]) {
    for (const colorScheme of ["light", "dark"]) {
        const { page, at, faults, context } = await open(browser, resolve(report), { viewport: { width, height: width === 390 ? 844 : 900 }, colorScheme });
        for (const [name, hash] of pages) {
            await at(hash);
            await page.waitForTimeout(200);
            await page.screenshot({ path: `${out}/${name}-${width}-${colorScheme}.png` });
        }
        if (faults.length) console.log(width, colorScheme, faults);
        await context.close();
    }
}
await browser.close();
cleanUp();
