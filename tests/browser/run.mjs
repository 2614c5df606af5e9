// Every page of the demo in Chromium: at two widths, light and dark, without a script
// error, a breach of the content policy, a page wider than the window, or a violation
// that axe finds. Then the ways that matter, with and without JavaScript.
//
//   node run.mjs PATH-TO-ACCEDE [FOLDER-FOR-SCREENSHOTS]

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";

const [binary, shots] = process.argv.slice(2);
const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const WIDTHS = [1280, 390];
const SCHEMES = ["light", "dark"];
const MAX_BYTES = 100_000;

let passed = 0;
const failures = [];

async function check(name, work) {
  try {
    await work();
    passed += 1;
  } catch (error) {
    failures.push(`${name}: ${error.message}`);
    console.log(`not ok ${name}\n   ${error.message.split("\n").slice(0, 12).join("\n   ")}`);
  }
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Starts the demo and returns its address and the links it prints. */
async function startDemo(folder) {
  const base = `http://127.0.0.1:${await freePort()}`;
  const server = spawn(binary, ["demo", "--listen", base.slice(7), "--data", folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  const links = await new Promise((resolve, reject) => {
    server.on("exit", (code) => reject(new Error(`the demo ended with ${code}\n${printed}`)));
    server.stdout.on("data", (data) => {
      printed += data;
      const demo = printed.match(/http\S+\/demo\/\S+/);
      const respondent = printed.match(/http\S+\/s\/\S+/);
      if (demo && respondent) resolve({ demo: demo[0], respondent: respondent[0] });
    });
  });
  for (let tries = 0; tries < 100; tries += 1) {
    if (await fetch(`${base}/health`).then((r) => r.ok, () => false)) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { server, base, ...links };
}

/** A page that remembers what went wrong in it. */
async function watchedPage(context) {
  const page = await context.newPage();
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(`script: ${error.message}`));
  page.on("console", (message) => {
    const text = message.text();
    // The status of a page that is meant to be refused is no fault of the page.
    if (message.type() === "error" && !/status of 4\d\d/.test(text)) wrong.push(`console: ${text}`);
  });
  return { page, wrong };
}

async function inspect(page, wrong, url, name) {
  wrong.length = 0;
  const response = await page.goto(url);
  if (shots) await page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: true });
  const bytes = (await response.body()).length;
  assert.ok(bytes <= MAX_BYTES, `${bytes} bytes`);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0, `${overflow} pixels wider than the window`);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  const found = violations.map((it) => `${it.id}: ${it.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", ")}`);
  assert.deepEqual(found, []);
  assert.deepEqual(wrong, []);
}

async function signedIn(browser, demo, options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(demo.demo);
  await page.locator("main form button").click();
  await page.waitForURL(`${demo.base}/`);
  await page.close();
  return context;
}

/** The pages: the fixed ones, and one of each kind of record, found by following a link. */
async function pagesOf(context, base) {
  const page = await context.newPage();
  const first = async (list, pattern) => {
    await page.goto(base + list);
    const hrefs = await page.locator("main a").evaluateAll((links) => links.map((a) => a.getAttribute("href")));
    const found = hrefs.find((href) => pattern.test(href));
    assert.ok(found, `${list} links to no ${pattern}`);
    return found;
  };
  const circulation = await first("/survey", /^\/survey\/circulations\/\d+$/);
  const pages = {
    today: "/",
    states: "/states",
    "states-map": "/states?view=map",
    "states-none": "/states?q=zzzz",
    dossier: "/states/UGA",
    "dossier-party": "/states/NGA",
    contacts: "/contacts",
    "contacts-none": "/contacts?q=zzzzzz",
    person: await first("/contacts", /^\/contacts\/\d+$/),
    "person-new": "/contacts/new",
    organisations: "/organisations",
    organisation: await first("/organisations", /^\/organisations\/\d+$/),
    exchanges: "/exchanges",
    "exchange-new": "/exchanges/new?state=UGA",
    exchange: await first("/exchanges", /^\/exchanges\/\d+$/),
    commitments: "/commitments",
    events: "/events",
    event: await first("/events", /^\/events\/\d+$/),
    "event-new": "/events/new",
    survey: "/survey",
    circulation,
    "circulation-new": "/survey/circulations/new",
    mail: "/mail",
    "mail-one": await first("/mail", /^\/mail\/\d+$/),
    "work-plan": "/work-plan",
    targets: "/work-plan/targets",
    "target-edit": "/work-plan/targets/UGA",
    timeline: "/work-plan/timeline",
    reports: "/reports",
    report: "/reports/progress?on=2023-06-01&lang=en",
    "report-fr": "/reports/progress?on=2023-06-01&lang=fr",
    search: "/search?q=nig",
    account: "/account",
    "not-found": "/no/such/page",
  };
  await page.close();
  return pages;
}

async function everyPage(browser, demo) {
  for (const colorScheme of SCHEMES) {
    for (const width of WIDTHS) {
      const options = { viewport: { width, height: 900 }, colorScheme };
      const context = await signedIn(browser, demo, options);
      const pages = await pagesOf(context, demo.base);
      const { page, wrong } = await watchedPage(context);
      for (const [name, address] of Object.entries(pages)) {
        const label = `${name}-${width}-${colorScheme}`;
        await check(label, () => inspect(page, wrong, demo.base + address, label));
      }
      await context.close();
      const visitor = await browser.newContext(options);
      const outside = await watchedPage(visitor);
      for (const [name, url] of [["sign-in", `${demo.base}/sign-in`], ["respondent", demo.respondent]]) {
        const label = `${name}-${width}-${colorScheme}`;
        await check(label, () => inspect(outside.page, outside.wrong, url, label));
      }
      await visitor.close();
    }
  }
}

async function logAnExchangeByKeyboard(browser, demo) {
  const context = await signedIn(browser, demo, { viewport: { width: 1280, height: 900 } });
  const { page, wrong } = await watchedPage(context);
  await page.goto(demo.base);
  await page.keyboard.press("n");
  await page.waitForURL(/exchanges\/new/);
  await page.locator("#f-state").fill("Ugan");
  await page.keyboard.press("Enter");
  await page.locator("#f-place").fill("Geneva");
  await page.locator("#f-summary").fill("Demo: logged by keyboard.");
  await page.locator("#f-summary").press("Tab");
  await page.locator("main form .form-actions button.primary").click();
  await page.waitForURL(/exchanges\/\d+/);
  assert.match(await page.locator("main").innerText(), /logged by keyboard/);
  assert.deepEqual(wrong, []);
  await context.close();
}

async function findWithThePalette(browser, demo) {
  const context = await signedIn(browser, demo, { viewport: { width: 1280, height: 900 } });
  const { page, wrong } = await watchedPage(context);
  await page.goto(demo.base);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("ugan");
  await page.locator("dialog [role=option]").first().waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/states\/UGA/);
  assert.deepEqual(wrong, []);
  await context.close();
}

async function answerTheSurveyWithoutScript(browser, demo) {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } });
  const page = await context.newPage();
  await page.goto(demo.respondent);
  await page.locator("main a.button.primary, main form .button.primary").first().click();
  const text = page.locator("main form input[type=text], main form textarea").first();
  await text.fill("Demo respondent");
  await page.locator("main form .form-actions button.primary").click();
  await page.goto(demo.respondent);
  assert.equal(await page.locator("main").count(), 1);
  await context.close();
}

const folder = mkdtempSync(path.join(tmpdir(), "accede-browser-"));
if (shots) mkdirSync(shots, { recursive: true });
const demo = await startDemo(path.join(folder, "data"));
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  await everyPage(browser, demo);
  await check("an exchange is logged by keyboard", () => logAnExchangeByKeyboard(browser, demo));
  await check("the palette finds a State", () => findWithThePalette(browser, demo));
  await check("the survey is answered without JavaScript", () => answerTheSurveyWithoutScript(browser, demo));
} finally {
  await browser.close();
  demo.server.removeAllListeners("exit");
  demo.server.kill();
  rmSync(folder, { recursive: true, force: true });
}
for (const failure of failures) console.log(`FAILED ${failure.split("\n")[0]}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length ? 1 : 0);
