// Opens sheets in a browser, wide and narrow, light, dark and on paper, and fails on anything a reader would stumble over.
//   node check.mjs FOLDER [SHOTS]
// FOLDER holds pages, NAME.html, each with the result it was made from, NAME.json. SHOTS receives pictures and PDF files to look at.
import { chromium } from "playwright-core";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { compare, readPage } from "./figures.mjs";

const [folder, shots] = process.argv.slice(2);
const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const views = [
  { name: "laptop", viewport: { width: 1280, height: 800 }, colorScheme: "light" },
  { name: "dark", viewport: { width: 1280, height: 800 }, colorScheme: "dark" },
  { name: "phone", viewport: { width: 390, height: 844 }, colorScheme: "light" },
];
// A4 less the margins of the style sheet, at 96 pixels to the inch: upright, and for the table and the drawing across.
const paper = { upright: Math.floor((210 - 24) / 25.4 * 96), across: Math.floor((297 - 24) / 25.4 * 96) };

/** What is wrong with a page in one view, each complaint with a word for its kind in front. */
async function look(browser, file, result, view, shot, told = file.replace(/\.html$/, "")) {
  const wrong = [], context = await browser.newContext({ ...view, reducedMotion: "reduce" }), page = await context.newPage();
  let compared = 0;
  page.on("console", message => { if (message.type() === "error") wrong.push(`console: ${message.text()}`); });
  page.on("pageerror", error => wrong.push(`script: ${error.message}`));
  page.on("dialog", dialog => { wrong.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  const address = pathToFileURL(file).href;
  page.on("request", request => { if (request.url().split("#")[0] !== address) wrong.push(`network: ${request.url()}`); });
  await page.goto(address);
  await page.waitForTimeout(100);

  const over = async state => {
    const by = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (by > 0) wrong.push(`overflow: ${state} the page is ${by} pixels wider than the window`);
  };
  const turn = async () => {
    const all = page.locator("#stepper button:last-child");
    if (await all.isVisible()) await all.click();
    await page.evaluate(() => document.querySelectorAll("details").forEach(details => { details.open = !details.open; }));
  };
  await over("as it opens");
  await turn();
  await over("with all stages and details");
  await page.evaluate(axe);
  const found = await page.evaluate(async () => (await window.axe.run()).violations.map(v => ({ impact: v.impact, id: v.id, times: v.nodes.length, where: v.nodes[0].html.slice(0, 160) })));
  for (const fault of found) if (["serious", "critical"].includes(fault.impact)) wrong.push(`axe: ${fault.impact} ${fault.id}, ${fault.times} times: ${fault.where}`);
  await turn();

  if (view.name === "laptop") {
    const seen = await page.evaluate(readPage);
    const figures = compare(result, { ...seen, table: new Map(seen.table) });
    wrong.push(...figures.wrong.slice(0, 20));
    compared = figures.compared;
    wrong.push(...await handle(page));
    const followed = await follow(page, told);
    wrong.push(...followed.wrong);
    compared += followed.compared;
  }
  if (shot) for (const part of ["answer", "stages", "table", "flow", "lots", "papers", "follow", "law"]) {
    const section = await page.$(`#${part}`);
    if (section) await section.screenshot({ path: `${shot}-${view.name}-${part}.png` });
  }
  if (view.name === "laptop") {
    await page.emulateMedia({ media: "print" });
    for (const [turned, width, parts] of [["upright", paper.upright, "header, main > section:not(#table):not(#flow)"], ["across", paper.across, "#table, #flow"]]) {
      await page.setViewportSize({ width, height: 1000 });
      const cut = await page.evaluate(([chosen, most]) => [...document.querySelectorAll(chosen)].filter(part => part.scrollWidth > most).map(part => part.id), [parts, width]);
      if (cut.length > 0) wrong.push(`paper: wider than A4 ${turned}: ${cut}`);
    }
    const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
    if (!pdf.subarray(0, 5).equals(Buffer.from("%PDF-"))) wrong.push("paper: no PDF was printed");
    if (shot) fs.writeFileSync(`${shot}.pdf`, pdf);
  }
  await context.close();
  return { wrong, compared };
}

/** What does not answer to the keyboard: the stepper of the stages, the parts of the drawing. */
async function handle(page) {
  const wrong = [];
  const next = page.locator("#stepper button[aria-label='Next stage']");
  if (await next.count()) {
    const visible = () => page.evaluate(() => [...document.querySelectorAll("article.stage")].filter(stage => stage.checkVisibility()).map(stage => stage.id).join());
    const first = await visible();
    await next.focus();
    await page.keyboard.press("Enter");
    const second = await visible();
    if (first === second || second.includes(",")) wrong.push(`stepper: after ${first} it shows ${second}`);
  } else if (await page.locator("article.stage").count() > 1) wrong.push("stepper: there is none");
  // Left and right from transfer to transfer, up and down through every part.
  if (await page.locator("#flow path.moved").count()) {
    const parts = "[...document.querySelectorAll('#flow-drawing :is(path, rect)')]", moved = "[...document.querySelectorAll('#flow-drawing path.moved')]";
    const place = list => page.evaluate(`${list}.indexOf(document.activeElement)`);
    await page.locator("#flow-drawing [tabindex='0']").focus();
    for (const [press, list, step] of [["ArrowRight", moved, 1], ["ArrowLeft", moved, -1], ["ArrowDown", parts, 1], ["ArrowDown", parts, 1], ["ArrowUp", parts, -1]]) {
      const there = await page.evaluate(`${list}.length`), from = await place(list);
      await page.keyboard.press(press);
      const to = await place(list), wanted = Math.min(there - 1, from + step);
      if (from < 0 || to !== wanted) wrong.push(`arrows: ${press} goes from part ${from} to ${to}, not to ${wanted}`);
      const [said, title] = await page.evaluate(() => [document.getElementById("flow-figure").textContent, document.activeElement.querySelector("title")?.textContent]);
      if (said !== title) wrong.push(`drawing: the part in focus is "${title}", the page says "${said}"`);
    }
  }
  return wrong;
}

/** Where the box says that ballots went otherwise than the command does, which wrote down some beside the page. */
async function follow(page, told) {
  const wrong = [];
  let compared = 0;
  const files = fs.existsSync(told) ? fs.readdirSync(told).filter(file => file.endsWith(".json")) : [];
  for (const file of files) {
    const { marked, rejected, added } = JSON.parse(fs.readFileSync(path.join(told, file), "utf8"));
    // Ranks left blank or given to several have no place in the box.
    if (rejected || added || marked.some(rank => rank.length !== 1 || typeof rank[0] !== "number") || new Set(marked.flat()).size < marked.length) continue;
    const text = fs.readFileSync(path.join(told, file.replace(/json$/, "txt")), "utf8"), words = text.slice(text.indexOf("Where it went")).split("\n");
    const expected = words.filter(line => !/^(Where it went|At the end|─+)?$/.test(line)).join(" ").replace(/\s+/g, " ").trim();
    await page.fill("#follow-ranking", marked.flat().join(" "));
    const said = (await page.locator("#follow-way li").allTextContents()).join(" ").replace(/\s+/g, " ").trim();
    compared++;
    if (said !== expected) wrong.push(`follow: ballot ${path.basename(file, ".json")} is "${said}", the command says "${expected}"`);
  }
  if (files.length > 0 && compared === 0) wrong.push("follow: no ballot could be compared");
  return { wrong, compared };
}

/** A check that cannot fail proves nothing: the page is spoilt in every way that is looked for, and each must be found. */
async function prove(browser, file, result) {
  const good = fs.readFileSync(file, "utf8"), spoilt = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "stv-page-")), "spoilt.html");
  const inside = markup => good.replace("</main>", `${markup}</main>`);
  // The page's policy runs no script but the page's own.
  const free = markup => markup.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
  const faults = {
    figures: good.replace(/(<td class="number" data-stage="1">\d*)(\d)/, (_, head, digit) => `${head}${(+digit + 1) % 10}`),
    console: inside("<script>console.error('a fault')</script>"),
    script: free(inside("<script>throw new Error('a fault')</script>")),
    network: free(inside("<img src='http://127.0.0.1:9/fault.png' alt=''>")),
    overflow: inside("<div style='width:3000px'>wide</div>"),
    axe: inside("<button type='button'></button>"),
    paper: inside("").replace(/(<section id="papers"[^>]*>)/, "$1<style>@media print { #papers p { width: 900px } }</style><p>wide</p>"),
    stepper: free(good.replace("on.onclick = ", "on.onfault = ")),
    drawing: free(good.replace('addEventListener("focusin"', 'addEventListener("fault"')),
    arrows: free(good.replace("ArrowDown: 1", "ArrowDown: 2")),
    follow: free(good.replace("const leaves = number =>", "const leaves = number => number === 1 ? 0 :")),
  };
  try {
    for (const [kind, markup] of Object.entries(faults)) {
      fs.writeFileSync(spoilt, markup);
      const { wrong } = await look(browser, spoilt, result, views[0], null, file.replace(/\.html$/, ""));
      if (markup === good || !wrong.some(complaint => complaint.startsWith(`${kind}:`))) throw new Error(`a page with a fault of the kind "${kind}" passes: ${wrong}`);
    }
  } finally {
    fs.rmSync(path.dirname(spoilt), { recursive: true });
  }
  return Object.keys(faults).length;
}

const names = fs.readdirSync(folder).filter(file => file.endsWith(".html")).map(file => file.slice(0, -5)).sort();
if (names.length === 0) throw new Error(`${folder} holds no pages.`);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });
let complaints = 0;
try {
  for (const name of names) {
    const file = path.resolve(folder, `${name}.html`), result = JSON.parse(fs.readFileSync(path.join(folder, `${name}.json`), "utf8"));
    let compared = 0;
    for (const view of views) {
      const seen = await look(browser, file, result, view, shots && path.join(shots, name));
      compared += seen.compared;
      complaints += seen.wrong.length;
      for (const complaint of seen.wrong) console.log(`${name}, ${view.name}: ${complaint}`);
    }
    console.log(`${name}: ${compared} figures and texts compared`);
  }
  if (complaints === 0) console.log(`${await prove(browser, path.resolve(folder, `${names[0]}.html`), JSON.parse(fs.readFileSync(path.join(folder, `${names[0]}.json`), "utf8")))} faults put into a page, all found`);
} finally {
  await browser.close();
}
console.log(complaints === 0 ? `${names.length} pages are sound` : `${complaints} faults`);
process.exitCode = complaints === 0 ? 0 : 1;
