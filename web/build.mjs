// Makes src/report/html/page.html: the page without its data, with script, style and fonts inside it.
// `--check` makes it in memory and compares; it writes nothing then.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "../src/report/html/page.html");

const bundled = async (entry) => {
    const result = await build({
        absWorkingDir: here,
        entryPoints: [entry],
        bundle: true,
        minify: true,
        charset: "utf8",
        format: "iife",
        target: "es2022",
        legalComments: "none",
        loader: { ".woff2": "dataurl" },
        metafile: true,
        write: false,
    });
    // The end of a script or style inside one would end it early.
    const text = result.outputFiles[0].text.trim().replaceAll("</script", "<\\/script").replaceAll("</style", "<\\/style");
    return { text, inputs: Object.keys(result.metafile.inputs) };
};

// The licence of each package that the page holds a part of.
const licences = (inputs) => {
    const packages = new Set(
        inputs.map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]).filter(Boolean),
    );
    return [...packages].sort().map((name) => {
        const folder = join(here, "node_modules", name);
        const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
        const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
        if (!file) throw new Error(`${name}: no licence in ${relative(here, folder)}`);
        const text = readFileSync(join(folder, file), "utf8").trim().replaceAll("--", "- -");
        return `${name} ${version} (${license})\n\n${text}`;
    });
};

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const script = await bundled("src/main.ts");
const style = await bundled("src/style.css");
const rules = [
    "default-src 'none'",
    `script-src ${hash(script.text)}`,
    `style-src ${hash(style.text)}`,
    "font-src data:",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
];
const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${rules.join("; ")}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>refrain</title>
<style>${style.text}</style>
</head>
<body>
<noscript>This page needs JavaScript, which is all inside it; refrain report --format text tells the same in plain text.</noscript>
<div id="app"><p class="opening">Opening the report \u2026</p></div>
<script type="application/json" id="data">@@DATA@@</script>
<script>${script.text}</script>
</body>
</html>
<!--
This page holds parts of the following packages.

${licences([...script.inputs, ...style.inputs]).join("\n\n\n")}
-->
`;

if (process.argv.includes("--check")) {
    if (!existsSync(target) || readFileSync(target, "utf8") !== page) {
        console.error("src/report/html/page.html is not what web/ makes: run `npm ci && npm run build` in web/");
        process.exit(1);
    }
    console.log("src/report/html/page.html is fresh");
} else {
    writeFileSync(target, page);
    console.log(`src/report/html/page.html: ${Math.round(page.length / 1024)} KiB`);
}
