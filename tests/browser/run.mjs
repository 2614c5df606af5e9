// Every page of the demo in Chromium: at two widths, light and dark, without a script
// error, a breach of the content policy, a page wider than the window, or a violation
// that axe finds. Then the ways that matter, with and without JavaScript.
//
//   node run.mjs PATH-TO-ACCEDE [FOLDER-FOR-SCREENSHOTS]

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";

const [binary, shots] = process.argv.slice(2);
const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const WIDTHS = [1280, 390];
const SCHEMES = ["light", "dark"];
// A sheet of A4 within its margins.
const PAPER = { width: 658, height: 971 };
const MAX_BYTES = 100_000;

// The pages with an identity provider; nobody presses its button, and so nothing is asked of it.
const PROVIDER = {
  ACCEDE_OIDC__ISSUER: "https://login.example.org",
  ACCEDE_OIDC__CLIENT_ID: "accede",
  ACCEDE_OIDC__NAME: "your ministry account",
};

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

/** Starts a desk and returns its address and the links it prints, by the names given. */
async function start(command, folder, patterns, settings = {}, host = "127.0.0.1") {
  const port = await freePort();
  const base = `http://${host}:${port}`;
  const server = spawn(binary, [command, "--listen", `127.0.0.1:${port}`, "--data", folder], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ACCEDE_SERVER__PUBLIC_URL: base, ...settings },
  });
  let printed = "";
  const links = await new Promise((resolve, reject) => {
    server.on("exit", (code) => reject(new Error(`the desk ended with ${code}\n${printed}`)));
    server.stdout.on("data", (data) => {
      printed += data;
      const found = Object.entries(patterns).map(([name, pattern]) => [name, printed.match(pattern)?.[0]]);
      if (found.every(([, link]) => link)) resolve(Object.fromEntries(found));
    });
  });
  for (let tries = 0; tries < 100; tries += 1) {
    if (await fetch(`${base}/readyz`).then((r) => r.ok, () => false)) break;
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

/** Opens a page, by its address or by a way to it that returns the response, and judges it. */
async function inspect(page, wrong, way, name) {
  wrong.length = 0;
  const response = typeof way === "string" ? await page.goto(way) : await way(page);
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
  // The first record of a list that leads on to another kind of record.
  const firstWith = async (list, pattern, onward) => {
    await page.goto(base + list);
    const hrefs = await page.locator("main a").evaluateAll((links) => links.map((a) => a.getAttribute("href")));
    for (const href of new Set(hrefs.filter((href) => pattern.test(href)))) {
      await page.goto(base + href);
      const found = await page.locator("main a").evaluateAll((links) => links.map((a) => a.getAttribute("href")));
      const way = found.find((href) => onward.test(href));
      if (way) return [href, way];
    }
    assert.fail(`nothing on ${list} leads to ${onward}`);
  };
  const circulation = await first("/survey", /^\/survey\/circulations\/\d+$/);
  // The demo's older circulation has no names.
  await page.goto(`${base}/survey`);
  const anonymous = await page.locator("main a", { hasText: "without a name" }).first().getAttribute("href");
  const draft = await first("/survey/questionnaires?standing=draft", /^\/survey\/questionnaires\/\d+$/);
  const person = await first("/contacts", /^\/contacts\/\d+$/);
  const step = await first("/", /^\/pathway\/\d+$/);
  const pathway = await first(step, /^\/states\/[A-Z]{3}\/pathway$/);
  const positions = pathway.replace("/pathway", "/positions");
  await page.goto(`${base}/events?when=past`);
  const workshop = await page.locator("main a", { hasText: "Yaoundé" }).first().getAttribute("href");
  const meeting = await first("/events", /^\/events\/\d+$/);
  const [related, relation] = await firstWith("/contacts", /^\/contacts\/\d+$/, /^\/relations\/\d+$/);
  // A post that someone has left, with something to move.
  const succession = await (async () => {
    for (const href of ["/commitments?until=2023-07-16", "/commitments"]) {
      await page.goto(base + href);
      const found = await page.locator("tbody th a").evaluateAll((links) => links.map((a) => a.getAttribute("href")));
      for (const commitment of found) {
        await page.goto(base + commitment);
        const with_ = page.locator("dl.facts a[href^='/contacts/']");
        if (await with_.count() === 0) continue;
        const post = await first(await with_.first().getAttribute("href"), /^\/posts\/\d+$/);
        return `${post}/succession`;
      }
    }
    assert.fail("no commitment of someone who has left a post");
  })();
  const pages = {
    today: "/",
    states: "/states",
    "states-map": "/states?view=map",
    "states-board": "/states?view=board&category=any",
    "states-timeline": "/states?view=timeline&status=state_party",
    "commitments-bulk": "/commitments/bulk?standing=overdue",
    "targets-bulk": "/work-plan/targets/bulk?priority=high",
    "exchanges-bulk": "/exchanges/bulk?follow_up=due",
    "people-bulk": "/contacts/bulk?state=UGA",
    "events-bulk": "/events/bulk",
    "organisations-bulk": "/organisations/bulk?state=UGA",
    "targets-by-priority": "/work-plan/targets?view=priority",
    "targets-by-lead": "/work-plan/targets?view=lead",
    "search-people": "/search?q=demo&kind=people",
    undo: "/undo",
    views: "/views",
    keys: "/keys",
    "states-none": "/states?q=zzzz",
    "states-filtered": "/states?status=signatory&vote=yes",
    dossier: "/states/UGA",
    "dossier-party": "/states/NGA",
    "dossier-pathway": pathway.replace("/pathway", ""),
    barriers: "/states/COD/barriers",
    "dossier-barriers": "/states/COD",
    "barriers-none": "/states/ISL/barriers",
    "barrier-new": pathway.replace("/pathway", "/barriers/new"),
    offers: pathway.replace("/pathway", "/barriers/legislation_first"),
    "timeline-state": pathway.replace("/pathway", "/timeline"),
    brief: "/states/COD/brief",
    "brief-public": "/states/COD/brief?up_to=public",
    categories: "/work-plan/categories",
    pathway,
    "pathway-then": `${pathway}?on=2023-01-15`,
    "pathway-party": "/states/NGA/pathway",
    "pathway-template": `${pathway}/template`,
    step,
    "step-edit": `${step}/edit`,
    "step-new": `${pathway}/new`,
    positions,
    "positions-none": "/states/NGA/positions",
    position: await first(positions, /^\/positions\/\d+$/),
    "position-edit": `${await first(positions, /^\/positions\/\d+$/)}/edit`,
    "position-new": `${positions}/new`,
    contacts: "/contacts",
    "contacts-none": "/contacts?q=zzzzzz",
    "contacts-bin": "/contacts?bin=1",
    person,
    "person-edit": `${person}/edit`,
    "person-new": "/contacts/new",
    "person-related": related,
    relation,
    "relation-edit": `${relation}/edit`,
    "relation-new": `${related}/relations/new`,
    post: succession.replace("/succession", ""),
    "post-edit": succession.replace("/succession", "/edit"),
    "tenure-new": `${person}/tenures/new`,
    succession,
    organisations: "/organisations",
    organisation: await first("/organisations", /^\/organisations\/\d+$/),
    "organisation-edit": `${await first("/organisations", /^\/organisations\/\d+$/)}/edit`,
    "post-new": `${await first("/organisations", /^\/organisations\/\d+$/)}/posts/new`,
    "organisation-new": "/organisations/new",
    exchanges: "/exchanges",
    "exchanges-none": "/exchanges?from=1999-01-01&to=1999-01-02",
    "exchanges-bin": "/exchanges?bin=1",
    "exchange-new": "/exchanges/new?state=UGA",
    exchange: await first("/exchanges", /^\/exchanges\/\d+$/),
    "exchange-edit": `${await first("/exchanges", /^\/exchanges\/\d+$/)}/edit`,
    note: await first("/exchanges?reference=NV", /^\/exchanges\/\d+$/),
    "note-files": `${await first("/exchanges?reference=NV", /^\/exchanges\/\d+$/)}/attachments`,
    "exchange-mail": "/exchanges/mail",
    access: (await first("/exchanges", /^\/exchanges\/\d+$/)).replace("/exchanges", "/access/exchanges"),
    commitments: "/commitments",
    commitment: await first("/commitments", /^\/commitments\/\d+$/),
    "commitment-edit": `${await first("/commitments", /^\/commitments\/\d+$/)}/edit`,
    "commitment-new": "/commitments/new",
    events: "/events",
    "events-past": "/events?when=past",
    event: await first("/events", /^\/events\/\d+$/),
    "event-edit": `${meeting}/edit`,
    "event-new": "/events/new",
    "event-report": `${workshop}/report`,
    "event-workshop": workshop,
    "event-participants": `${workshop}/participants`,
    "event-badges": `${workshop}/badges`,
    "event-money": `${workshop}/money`,
    "event-money-line": await first(`${workshop}/money`, /^\/events\/\d+\/money\/\d+$/),
    "event-choose": `${workshop}/choose?whom=targets&region=Africa`,
    "event-letters": `${meeting}/letters`,
    "event-guest-new": `${workshop}/guests/new`,
    "event-guest": await first(workshop, /^\/events\/\d+\/guests\/\d+$/),
    "event-item": await first(workshop, /^\/events\/\d+\/agenda\/\d+$/),
    "event-item-new": `${workshop}/agenda/new`,
    calendar: "/calendar",
    "calendar-filtered": "/calendar?kind=commitment&month=2023-05",
    "calendar-agenda": "/calendar?view=agenda",
    "calendar-none": "/calendar?month=2031-01&state=UGA",
    "calendar-feeds": "/calendar/feeds",
    survey: "/survey",
    questionnaire: await first("/survey", /^\/survey\/questionnaires\/\d+$/),
    questionnaires: "/survey/questionnaires",
    "questionnaires-bin": "/survey/questionnaires?bin=1",
    "questionnaire-new": "/survey/questionnaires/new",
    "questionnaire-import": "/survey/questionnaires/import",
    "questionnaire-draft": draft,
    "questionnaire-frame": `${draft}/frame`,
    "questionnaire-compare": `${draft}/compare`,
    "questionnaire-preview": `${draft}/preview`,
    "questionnaire-section": `${draft}/sections/needs`,
    "question-kinds": `${draft}/new-question?section=needs`,
    "question-new": `${draft}/new-question?section=needs&kind=several`,
    "question-matrix": `${draft}/questions/support`,
    "question-ranking": `${draft}/questions/next_steps?more=1`,
    "question-number": `${draft}/questions/days`,
    "question-kind": `${draft}/questions/useful/kind`,
    circulation,
    "circulation-correct": `${circulation}/correct`,
    "state-links": await first(circulation, /^\/survey\/circulations\/\d+\/links\/[A-Z]{3}$/),
    responses: `${circulation}/responses`,
    response: await first(`${circulation}/responses`, /^\/survey\/responses\/\d+$/),
    "response-edit": `${await first(`${circulation}/responses`, /^\/survey\/responses\/\d+$/)}/edit`,
    "response-enter": `${circulation}/enter`,
    "response-enter-state": `${circulation}/enter?state=WSM`,
    "survey-board": `${circulation}/board`,
    "survey-board-none": `${circulation}/board?progress=not_sent&group=weog`,
    "survey-analysis": `${circulation}/analysis`,
    "survey-analysis-choices": `${circulation}/analysis/stage`,
    "survey-analysis-reasons": `${circulation}/analysis/reasons?by=group`,
    "survey-analysis-texts": `${circulation}/analysis/stage_details`,
    "survey-share": `${circulation}/share`,
    "survey-anonymous": anonymous,
    "survey-anonymous-share": `${anonymous}/share`,
    "survey-anonymous-board": `${anonymous}/board`,
    "survey-anonymous-links": await first(anonymous, /^\/survey\/circulations\/\d+\/links\/[A-Z]{3}$/),
    "survey-coding": `${circulation}/coding/stage_details`,
    "survey-agreement": `${circulation}/coding/stage_details/agreement`,
    "circulation-new": "/survey/circulations/new",
    reminders: `${circulation}/reminders`,
    "reminder-rules": `${circulation}/reminders/rules`,
    "survey-notes": `${circulation}/notes`,
    "survey-form": await first(circulation, /^\/survey\/circulations\/\d+\/form\/[A-Z]{3}$/),
    mail: "/mail",
    "mail-one": await first("/mail", /^\/mail\/\d+$/),
    "work-plan": "/work-plan",
    targets: "/work-plan/targets",
    "target-edit": "/work-plan/targets/UGA",
    "target-new": "/work-plan/targets/new",
    timeline: "/work-plan/timeline",
    "hand-over": "/work-plan/hand-over",
    "hand-over-plan": "/work-plan/hand-over/plan",
    "hand-over-restricted": "/work-plan/hand-over/restricted",
    "hand-over-teams": "/work-plan/hand-over/teams",
    "timeline-edit": await first("/work-plan/timeline", /^\/work-plan\/timeline\/\d+$/),
    reports: "/reports",
    report: "/reports/progress?on=2023-06-01&lang=en",
    "report-fr": "/reports/progress?on=2023-06-01&lang=fr",
    search: "/search?q=nig",
    "search-kind": "/search?q=treaty&kind=exchanges",
    "search-people": "/search?q=demo&kind=people",
    "search-none": "/search?q=zzzzzz",
    account: "/account",
    audit: "/admin/audit",
    "audit-none": "/admin/audit?from=1999-01-01&to=1999-01-02",
    "not-found": "/no/such/page",
  };
  await page.close();
  return pages;
}

const sent = (page, click) => Promise.all([page.waitForResponse((it) => it.request().method() === "POST"), click()]);
const submit = "main form .form-actions button.primary";

/** Pages that are reached by doing something wrong, or by paper. */
function waysOf(pages, base, width) {
  const refused = (address) => async (page) => {
    await page.goto(base + address);
    const [response] = await sent(page, () => page.locator(submit).click());
    await page.waitForLoadState();
    assert.equal(response.status(), 422);
    return response;
  };
  const ways = {
    "exchange-refused": refused("/exchanges/new"),
    "files-refused": async (page) => {
      await page.goto(base + pages["note-files"]);
      const [response] = await sent(page, () => page.locator("main form[enctype] button").click());
      await page.waitForLoadState();
      assert.equal(response.status(), 422);
      return response;
    },
    "exchange-from-mail": async (page) => {
      await page.goto(`${base}/exchanges/mail`);
      const mail = "From: Demo <demo@example.org>\r\nDate: Thu, 1 Jun 2023 08:00:00 +0000\r\nSubject: Demo reply\r\n\r\nDemo words.\r\n";
      const file = { name: "Demo reply.eml", mimeType: "message/rfc822", buffer: Buffer.from(mail) };
      await page.locator("#f-file").setInputFiles(file);
      const [response] = await sent(page, () => page.locator("main form[enctype] button").click());
      await page.waitForLoadState();
      assert.equal(response.status(), 200);
      return response;
    },
    "position-refused": refused(`${pages.positions}/new`),
    "step-refused": refused(`${pages.pathway}/new`),
    "person-refused": refused("/contacts/new"),
    "event-refused": refused("/events/new"),
    "event-item-refused": refused(`${pages["event-item-new"]}`),
    "event-money-refused": refused(`${pages["event-money"]}`),
    "event-link": async (page) => {
      await page.goto(base + pages.event);
      await page.locator("details summary", { hasText: "Links to reply by" }).click();
      const [response] = await sent(page, () => page.locator("form[action$='/link'] button").first().click());
      await page.waitForLoadState();
      assert.equal(response.status(), 200);
      return response;
    },
    "calendar-feed-refused": refused("/calendar/feeds"),
    "calendar-feed": async (page) => {
      await page.goto(`${base}/calendar/feeds`);
      await page.locator("#f-name").fill("Telephone");
      const [response] = await sent(page, () => page.locator(submit).click());
      await page.waitForLoadState();
      assert.equal(response.status(), 200);
      return response;
    },
    conflict: async (page) => {
      await page.goto(base + pages["person-edit"]);
      const other = await page.context().newPage();
      await other.goto(base + pages["person-edit"]);
      await other.locator("#f-phone").fill(`+41 22 ${Date.now() % 1_000_000}`);
      await other.locator(submit).click();
      await other.waitForURL(base + pages.person);
      await other.close();
      await page.locator("#f-phone").fill("+41 22 000 00 00");
      const [response] = await sent(page, () => page.locator(submit).click());
      await page.waitForLoadState();
      assert.equal(response.status(), 409);
      return response;
    },
  };
  ways["audit-one"] = async (page) => {
    await page.goto(`${base}/admin/audit?action=person.edit`);
    return page.goto(base + (await page.locator("tbody th a, tbody td a").first().getAttribute("href")));
  };
  // Paper has one width.
  for (const name of width === WIDTHS[0] ? ["report", "dossier", "today", "brief"] : []) {
    ways[`${name}-print`] = async (page) => {
      await page.setViewportSize(PAPER);
      await page.emulateMedia({ media: "print" });
      return page.goto(base + pages[name]);
    };
  }
  if (ways["brief-print"]) {
    const print = ways["brief-print"];
    ways["brief-print"] = async (page) => {
      const response = await print(page);
      const paper = (await page.pdf({ format: "A4", preferCSSPageSize: false })).toString("latin1");
      assert.equal(paper.match(/\/Type\s*\/Page\b/g)?.length, 1, "the brief is one sheet");
      return response;
    };
  }
  return ways;
}

// How many briefs are printed in each language: those that say most.
const FULLEST = 8;

/** The briefs that say most fit one sheet of A4, whatever the language. */
async function everyBriefOnOneSheet(browser, demo) {
  const context = await signedIn(browser, demo, { viewport: { width: WIDTHS[0], height: 900 } });
  const page = await context.newPage();
  const speak = async (language) => {
    await page.goto(`${demo.base}/account`);
    await page.locator(`form[action='/account/language'] [name=language][value=${language}]`).check();
    await page.locator("form[action='/account/language'] button.primary").click();
    await page.waitForLoadState();
  };
  const brief = (state) => `${demo.base}${state}/brief?up_to=restricted`;
  await page.goto(`${demo.base}/work-plan/targets`);
  const links = await page.locator("main a").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  const states = [...new Set(links.filter((href) => /^\/states\/[A-Z]{3}$/.test(href)))];
  const sizes = [];
  for (const state of states) {
    await page.goto(brief(state));
    sizes.push([state, (await page.locator("article.brief").innerText()).length]);
  }
  const fullest = sizes.sort((a, b) => b[1] - a[1]).slice(0, FULLEST).map(([state]) => state);
  for (const language of ["fr", "es", "en"]) {
    await speak(language);
    for (const state of fullest) {
      await check(`brief ${state} ${language} on one sheet`, async () => {
        await page.goto(brief(state));
        assert.equal(await page.locator("html").getAttribute("lang"), language);
        const paper = await page.pdf({ format: "A4", preferCSSPageSize: false });
        if (shots) writeFileSync(path.join(shots, `brief-${state.slice(-3)}-${language}.pdf`), paper);
        assert.equal(paper.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length, 1, "more than one sheet");
      });
    }
  }
  await context.close();
}

/** The respondent's pages: the start, the first part, the review; and a link that is not one. */
async function respondentPages(page, demo) {
  await page.goto(demo.respondent);
  await page.locator("main form button.primary").first().click();
  await page.waitForURL(/\/answer\/\d+\/\w+$/);
  const part = page.url();
  const answer = part.slice(0, part.lastIndexOf("/"));
  return {
    "sign-in": `${demo.base}/sign-in`,
    forgotten: `${demo.base}/forgotten`,
    "link-gone": `${demo.base}/reset/none`,
    "demo-entry": demo.demo,
    respondent: demo.respondent,
    "respondent-start": answer,
    "respondent-part": part,
    "respondent-review": `${answer}/review`,
    "respondent-links": `${answer}/links`,
    "respondent-word": `${answer}/word`,
    "respondent-gone": `${demo.base}/s/${"x".repeat(43)}`,
    "not-found-outside": `${demo.base}/static/no/such`,
  };
}

async function everyPage(browser, demo, setUp) {
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
      for (const [name, way] of Object.entries(waysOf(pages, demo.base, width))) {
        const label = `${name}-${width}-${colorScheme}`;
        await check(label, () => inspect(page, wrong, way, label));
      }
      await context.close();
      const visitor = await browser.newContext(options);
      const outside = await watchedPage(visitor);
      const open = { ...(await respondentPages(outside.page, demo)), "set-up": setUp };
      for (const [name, url] of Object.entries(open)) {
        const label = `${name}-${width}-${colorScheme}`;
        await check(label, () => inspect(outside.page, outside.wrong, url, label));
      }
      await visitor.close();
    }
  }
}

const ADMINISTRATOR = { email: "officer@example.org", password: "a boat of nine blue lanterns" };

/** Sets up an empty desk with its first administrator. */
async function setUpDesk(browser, desk, leadsTo = "/") {
  const page = await browser.newPage();
  await page.goto(desk.setUp);
  await page.locator("#f-team").fill("Demo team");
  await page.locator("#f-name").fill("Demo Officer");
  await page.locator("#f-email").fill(ADMINISTRATOR.email);
  await page.locator("#f-password").fill(ADMINISTRATOR.password);
  await page.locator("input[name=language][value=en]").check();
  await page.locator(submit).click();
  await page.waitForURL(desk.base + leadsTo);
  await page.close();
}

async function fillSignIn(page) {
  await page.locator("#f-email").fill(ADMINISTRATOR.email);
  await page.locator("#f-password").fill(ADMINISTRATOR.password);
  const [response] = await sent(page, () => page.locator(submit).click());
  await page.waitForLoadState();
  return response;
}

async function administrator(browser, desk, options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(`${desk.base}/sign-in`);
  await fillSignIn(page);
  await page.close();
  return context;
}

/** Ends every session of the administrator but its own. */
async function endOtherSessions(browser, desk) {
  const context = await administrator(browser, desk, {});
  const page = await context.newPage();
  await page.goto(`${desk.base}/account`);
  await page.locator("form[action='/account/sessions/end-others'] button").click();
  await page.waitForLoadState();
  await context.close();
}

/** The pages of administrators, and those of a desk that has no record yet. */
async function everyPageOfAnEmptyDesk(browser, desk) {
  await setUpDesk(browser, desk);
  const pages = {
    accounts: "/admin/accounts",
    "accounts-none": "/admin/accounts?q=zzzz",
    "account-invite": "/admin/accounts/new",
    "account-one": "/admin/accounts/1",
    "empty-today": "/",
    "empty-contacts": "/contacts",
    "empty-organisations": "/organisations",
    "empty-exchanges": "/exchanges",
    "empty-commitments": "/commitments",
    "empty-events": "/events",
    "empty-survey": "/survey",
    "empty-mail": "/mail",
    "empty-work-plan": "/work-plan",
    "empty-report": "/reports",
  };
  const ways = {
    "invite-refused": async (page) => {
      await page.goto(`${desk.base}/admin/accounts/new`);
      const [response] = await sent(page, () => page.locator(submit).click());
      await page.waitForLoadState();
      assert.equal(response.status(), 422);
      return response;
    },
    "sign-in-kept": async (page) => {
      await page.goto(`${desk.base}/exchanges/new`);
      await page.locator("#f-summary").fill("Demo: written while the session ended.");
      await endOtherSessions(browser, desk);
      const [response] = await sent(page, () => page.locator(submit).click());
      await page.waitForLoadState();
      assert.equal(response.status(), 401);
      return response;
    },
    kept: async (page) => fillSignIn(page),
  };
  for (const colorScheme of SCHEMES) {
    for (const width of WIDTHS) {
      const options = { viewport: { width, height: 900 }, colorScheme };
      const context = await administrator(browser, desk, options);
      const { page, wrong } = await watchedPage(context);
      const all = Object.entries(pages).map(([name, address]) => [name, desk.base + address]);
      for (const [name, way] of [...all, ...Object.entries(ways)]) {
        const label = `${name}-${width}-${colorScheme}`;
        await check(label, () => inspect(page, wrong, way, label));
      }
      await context.close();
    }
  }
}

/** The code that an authenticator app shows for a secret in base 32 (RFC 6238). */
function codeOf(secret) {
  const bits = [...secret].map((c) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", key).update(step).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** The second factor from the first page to the last, on a desk where administrators need one. */
async function everyPageOfTheSecondFactor(browser, desk) {
  await setUpDesk(browser, desk, "/account/second-factor");
  const own = `${desk.base}/account/second-factor`;
  const kept = {};
  const send = async (page, form, status, values) => {
    for (const [field, value] of Object.entries(values)) await page.locator(`#f-${field}`).fill(value);
    const [response] = await sent(page, () => page.locator(`${form} button.primary`).click());
    await page.waitForLoadState();
    assert.equal(response.status(), status);
    return response;
  };
  const setUp = "form[action='/account/second-factor/set-up']";
  const remove = "form[action='/account/second-factor/remove']";
  const signIn = "form[action^='/sign-in/code']";
  const ways = {
    "factor-owed": (page) => page.goto(`${desk.base}/states`),
    "factor-set-up": async (page) => {
      await page.locator("form[action='/account/second-factor/begin'] button").click();
      await page.waitForURL(`${own}/set-up`);
      kept.secret = (await page.locator("#secret").innerText()).replaceAll(" ", "");
      assert.ok(await page.locator("img.drawing").evaluate((it) => it.complete && it.naturalWidth > 0));
      return page.reload();
    },
    "factor-set-up-refused": (page) => send(page, setUp, 422, { code: "12" }),
    "factor-codes": async (page) => {
      const response = await send(page, setUp, 200, { code: codeOf(kept.secret) });
      kept.codes = await page.locator("#codes code").allInnerTexts();
      assert.equal(kept.codes.length, 10);
      return response;
    },
    factor: own,
    "passkey-new": async (page) => {
      // An authenticator of Chromium's own, which is always there and says yes.
      const devtools = await page.context().newCDPSession(page);
      await devtools.send("WebAuthn.enable");
      const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true };
      await devtools.send("WebAuthn.addVirtualAuthenticator", { options });
      await page.locator("form[action='/account/second-factor/passkeys/begin'] button").click();
      await page.waitForURL(`${own}/passkeys/new`);
      return page.reload();
    },
    "factor-with-passkey": async (page) => {
      await send(page, "form[action='/account/second-factor/passkeys']", 303, { name: "Demo key" });
      await page.waitForURL(own);
      return page.reload();
    },
    "account-with-factor": `${desk.base}/account`,
    "factor-remove-refused": async (page) => {
      await page.goto(own);
      return send(page, remove, 422, { remove_password: "not the password" });
    },
    "accounts-with-factor": `${desk.base}/admin/accounts`,
    "sign-in-code": async (page) => {
      await page.context().clearCookies();
      await page.goto(`${desk.base}/sign-in`);
      await fillSignIn(page);
      return page.goto(`${desk.base}/sign-in/code?next=%2Fstates`);
    },
    "passkey-used": async (page) => {
      await send(page, "form[action^='/sign-in/passkey']", 303, {});
      await page.waitForURL(`${desk.base}/states`);
      await page.context().clearCookies();
      await page.goto(`${desk.base}/sign-in`);
      await fillSignIn(page);
      return page.goto(`${desk.base}/sign-in/code?next=%2Fstates`);
    },
    "sign-in-code-refused": (page) => send(page, signIn, 422, { code: "000 000" }),
    "factor-recovered": async (page) => {
      await send(page, signIn, 303, { code: kept.codes[0] });
      await page.waitForURL(`${desk.base}/states`);
      return page.goto(own);
    },
  };
  for (const colorScheme of SCHEMES) {
    for (const width of WIDTHS) {
      const context = await administrator(browser, desk, { viewport: { width, height: 900 }, colorScheme });
      const { page, wrong } = await watchedPage(context);
      for (const [name, way] of Object.entries(ways)) {
        const label = `${name}-${width}-${colorScheme}`;
        await check(label, () => inspect(page, wrong, way, label));
      }
      await check(`the factor is removed-${width}-${colorScheme}`, async () => {
        await send(page, remove, 303, { remove_password: ADMINISTRATOR.password });
        const removePasskey = "form[action='/account/second-factor/passkeys/remove']";
        await page.locator("#f-passkey").selectOption({ label: "Demo key" });
        await send(page, removePasskey, 303, { remove_passkey_password: ADMINISTRATOR.password });
        await page.waitForURL(own);
      });
      await context.close();
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

/** A mail dropped on the log, and the key that logs from a State's page. */
async function logFromADroppedMail(browser, demo) {
  const context = await signedIn(browser, demo, { viewport: { width: 1280, height: 900 } });
  const { page, wrong } = await watchedPage(context);
  await page.goto(`${demo.base}/exchanges`);
  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    const mail = "From: Demo <demo@example.org>\r\nDate: Thu, 1 Jun 2023 08:00:00 +0000\r\nSubject: Demo dropped\r\n\r\nDemo.\r\n";
    data.items.add(new File([mail], "dropped.eml", { type: "message/rfc822" }));
    return data;
  });
  await page.dispatchEvent("main", "dragenter", { dataTransfer: dropped });
  await page.dispatchEvent("main", "drop", { dataTransfer: dropped });
  await page.waitForURL(/exchanges\/mail/);
  assert.match(await page.locator("#f-summary").inputValue(), /Demo dropped/);
  await page.goto(`${demo.base}/states/KEN`);
  await page.keyboard.press("n");
  await page.waitForURL(/exchanges\/new\?state=KEN/);
  assert.deepEqual(wrong, []);
  await context.close();
}

/** Answers whatever a page of the survey asks and has no answer yet. */
async function fillPart(page) {
  const names = await page.locator("main form input[type=radio]").evaluateAll((all) => [...new Set(all.map((it) => it.name))]);
  for (const name of names) await page.locator(`main form input[type=radio][name="${name}"]`).first().check();
  const several = await page
    .locator("main form input[type=checkbox]")
    .evaluateAll((all) => [...new Set(all.filter((it) => !it.name.endsWith(":unable")).map((it) => it.name))]);
  for (const name of several) await page.locator(`main form input[type=checkbox][name="${name}"]`).first().check();
  const ranked = new Set();
  const fields = page.locator("main form").locator("input:not([type=hidden],[type=radio],[type=checkbox]), textarea, select");
  for (let at = 0; at < (await fields.count()); at += 1) {
    const field = fields.nth(at);
    const { kind, mode, name, filled } = await field.evaluate((it) => ({
      kind: it.tagName === "SELECT" ? "select" : it.type,
      mode: it.inputMode,
      name: it.name,
      filled: it.value !== "",
    }));
    // What belongs to a choice is filled in for one of a ranking alone.
    const [question, choice] = name.split(":");
    if (choice && (mode !== "numeric" || ranked.has(question))) continue;
    if (choice) ranked.add(question);
    if (filled) continue;
    if (kind === "select") await field.selectOption({ index: 1 });
    else if (kind === "date") await field.fill("2023-07-01");
    else await field.fill(kind === "number" || mode === "numeric" || mode === "decimal" ? "1" : "Demo words");
  }
}

/** The Word form as a program that others wrote has opened and saved it. */
async function savedByLibreOffice(page, texts) {
  const folder = mkdtempSync(path.join(tmpdir(), "accede-word-"));
  const form = path.join(folder, "form.docx");
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("main a[download]").click()]);
  await download.saveAs(form);
  execFileSync("python3", [new URL("fill_form.py", import.meta.url).pathname, form, ...texts]);
  const program = ["--headless", `-env:UserInstallation=file://${folder}/profile`, "--convert-to", "docx:MS Word 2007 XML"];
  execFileSync("soffice", [...program, "--outdir", path.join(folder, "saved"), form], { stdio: "ignore" });
  const saved = readFileSync(path.join(folder, "saved", "form.docx"));
  rmSync(folder, { recursive: true, force: true });
  return { name: "form.docx", mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", buffer: saved };
}

/** A form goes out in Word, is filled in, is saved by LibreOffice, and comes back. */
async function bringAWordForm(browser, demo) {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(demo.respondent);
  await page.locator("main form button.primary").first().click();
  await page.waitForURL(/\/answer\/\d+\/\w+$/);
  const answer = page.url().slice(0, page.url().lastIndexOf("/"));
  await page.goto(`${answer}/word`);
  const file = await savedByLibreOffice(page, ["Demo ministry", "Two lines\nof a demo"]);
  await page.locator("#f-file").setInputFiles(file);
  const [read] = await sent(page, () => page.locator(submit).click());
  await page.waitForLoadState();
  assert.equal(read.status(), 200);
  assert.equal(await page.locator("section ul.rows li").count(), 0, "everything in it was read");
  const says = await page.locator("dl.questions").textContent();
  assert.match(says, /Demo ministry/);
  assert.match(says, /Two lines\s+of a demo/);
  if (shots) await page.screenshot({ path: path.join(shots, "word-says.png"), fullPage: true });
  await page.locator(submit).click();
  await page.waitForURL(/\/review$/);
  assert.match(await page.locator("dl.questions").first().textContent(), /Demo ministry/);
  await context.close();
}

/** The survey from its link to its receipt on a telephone without JavaScript, and a part of it by a colleague. */
async function answerTheSurveyWithoutScript(browser, demo) {
  // Without motion: a page that still scrolls to its place is never still enough to be pressed.
  const telephone = { javaScriptEnabled: false, viewport: { width: 390, height: 800 }, reducedMotion: "reduce" };
  const next = "main form .form-actions button.primary";
  const context = await browser.newContext(telephone);
  const page = await context.newPage();
  await page.goto(demo.respondent);
  await page.locator("main form button.primary").first().click();
  await page.waitForURL(/\/answer\/\d+\/\w+$/);
  const answer = page.url().slice(0, page.url().lastIndexOf("/"));

  await page.goto(`${answer}/links`);
  await page.locator("#f-holder").fill("Demo colleague in the capital");
  await page.locator("#f-section").selectOption({ index: 2 });
  const [handed] = await sent(page, () => page.locator(next).click());
  assert.equal(handed.status(), 201);
  demo.part = await page.locator("#f-address").inputValue();
  const elsewhere = await browser.newContext(telephone);
  const colleague = await elsewhere.newPage();
  await colleague.goto(demo.part);
  await colleague.locator("main form button.primary").click();
  await colleague.waitForURL(/\/part\/\d+$/);
  await fillPart(colleague);
  const [saved] = await sent(colleague, () => colleague.locator(next).click());
  assert.equal(saved.status(), 303);
  await elsewhere.close();

  await page.goto(demo.respondent);
  assert.equal(await page.locator("main form button[name=to][value=review]").count(), 1, "what was begun goes on");
  await page.locator("main form button[name=to]").first().click();
  // An answer may ask for more on its own page: each is sent until nothing is missing.
  for (let sections = 0; sections < 30 && !page.url().endsWith("/review"); sections += 1) {
    await fillPart(page);
    await page.locator(next).click();
    await page.waitForLoadState();
    assert.ok(!page.url().includes("/s/"), "the token stays out of the address");
  }
  assert.match(page.url(), /\/review$/);
  assert.equal(await page.locator("dl.questions .error").count(), 0, "nothing is missing");
  await page.locator("#f-name").fill("Demo Signer");
  await page.locator("#f-capacity").fill("Demo counsellor");
  await page.locator(next).click();
  await page.waitForURL(/\/receipt$/);
  assert.match(await page.locator("main").textContent(), /[0-9a-f]{64}/, "the receipt carries its digest");
  await context.close();
}

/** What is left of a link and of its parts once the answer is signed off. */
async function everyPageOfASignedAnswer(browser, demo) {
  for (const colorScheme of SCHEMES) {
    for (const width of WIDTHS) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const { page, wrong } = await watchedPage(context);
      await page.goto(demo.respondent);
      await page.locator("main form button").first().click();
      const answer = page.url().match(/^.*\/answer\/\d+/)[0];
      const signed = { "signed-link": demo.respondent, "signed-start": answer, "signed-review": `${answer}/review`, receipt: `${answer}/receipt`, "signed-links": `${answer}/links`, "signed-part": demo.part };
      for (const [name, url] of Object.entries(signed)) {
        const label = `${name}-${width}-${colorScheme}`;
        await check(label, () => inspect(page, wrong, url, label));
      }
      await context.close();
    }
  }
}

/** A workshop from its entry to its report: whom to invite, who came, who was stranded. */
async function holdAWorkshop(browser, demo, javaScriptEnabled) {
  const context = await signedIn(browser, demo, { javaScriptEnabled, viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${demo.base}/events/new`);
  await page.locator("#f-title").fill("Demo: workshop of the browser");
  await page.locator("#f-starts_on").fill("2023-09-05");
  await page.locator(submit).click();
  await page.waitForURL(/\/events\/\d+$/);
  const event = page.url();
  await page.goto(`${event}/choose`);
  await page.locator("#f-region").selectOption("Africa");
  await page.locator("form.filters button").click();
  await page.waitForURL(/region=Africa/);
  await page.locator("main form[method=post] button.primary").click();
  await page.waitForURL(/#guests$/);
  await page.goto(event);
  const rows = page.locator("section[aria-labelledby=guests] tbody tr");
  assert.ok((await rows.count()) > 5);
  await rows.nth(0).locator("select[name^=attendance]").selectOption("attended");
  await rows.nth(1).locator("select[name^=attendance]").selectOption("stranded");
  await rows.nth(1).locator("select[name^=why]").selectOption("visa");
  const [response] = await sent(page, () => page.locator("form[action$='/guests'] button.primary").click());
  assert.equal(response.status(), 303);
  await page.goto(`${event}/report`);
  assert.equal(await page.locator("article h3").count(), 1, "who was stranded");
  await page.goto(event);
  await page.locator("button.danger").last().click();
  await context.close();
}

const folder = mkdtempSync(path.join(tmpdir(), "accede-browser-"));
if (shots) mkdirSync(shots, { recursive: true });
const demo = await start("demo", path.join(folder, "data"), { demo: /http\S+\/demo\/\S+/, respondent: /http\S+\/s\/\S+/ }, PROVIDER);
const empty = await start("serve", path.join(folder, "empty"), { setUp: /http\S+\/set-up\/\S+/ });
const guarded = await start("serve", path.join(folder, "guarded"), { setUp: /http\S+\/set-up\/\S+/ }, {
  ACCEDE_SIGN_IN__SECOND_FACTOR_FOR: "administrator",
}, "localhost");
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  await everyPage(browser, demo, empty.setUp);
  await everyPageOfAnEmptyDesk(browser, empty);
  await everyPageOfTheSecondFactor(browser, guarded);
  await everyBriefOnOneSheet(browser, demo);
  await check("an exchange is logged by keyboard", () => logAnExchangeByKeyboard(browser, demo));
  await check("the palette finds a State", () => findWithThePalette(browser, demo));
  await check("a mail is dropped on the log, and a key logs", () => logFromADroppedMail(browser, demo));
  await check("a Word form goes out and comes back", () => bringAWordForm(browser, demo));
  await check("the survey is answered without JavaScript", () => answerTheSurveyWithoutScript(browser, demo));
  await everyPageOfASignedAnswer(browser, demo);
  await check("a workshop is held", () => holdAWorkshop(browser, demo, true));
  await check("a workshop is held without JavaScript", () => holdAWorkshop(browser, demo, false));
} finally {
  await browser.close();
  for (const { server } of [demo, empty, guarded]) {
    server.removeAllListeners("exit");
    server.kill();
  }
  rmSync(folder, { recursive: true, force: true });
}
for (const failure of failures) console.log(`FAILED ${failure.split("\n")[0]}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length ? 1 : 0);
