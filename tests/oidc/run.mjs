// Sign-in through a real identity provider (npm's oidc-provider), both on the loopback, in
// Chromium without JavaScript: an account is linked, signs in, and is unlinked; who is not
// known is refused; and when the provider is gone, the password still lets people in. The
// attacks are in tests/it/oidc.rs, where the provider can lie.
//
//   node run.mjs PATH-TO-ACCEDE [FOLDER-FOR-SCREENSHOTS]

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";

// It warns at length of what only matters where it is more than a test.
console.warn = console.info = () => {};
const { Provider } = await import("oidc-provider");

const [binary, shots] = process.argv.slice(2);
const CLIENT = { id: "accede", secret: "between the desk and the provider" };
const PASSWORD = "correct horse battery staple";
const PEOPLE = {
  asha: { email: "asha@example.org", email_verified: true },
  juma: { email: "juma@example.org", email_verified: true },
  mallory: { email: "juma@example.org", email_verified: false },
};

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** The provider. By its name it is another site than the desk: cookies are put to the test. */
async function startProvider(port, desks) {
  const provider = new Provider(`http://localhost:${port}`, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: desks.map((desk) => `${desk}/sign-in/oidc/callback`),
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    pkce: { required: () => true },
    cookies: { keys: ["only for this test"] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...PEOPLE[id] }) }),
  });
  provider.on("server_error", (_, error) => console.log(error));
  const server = provider.listen(port, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return server;
}

/** Starts a desk with an account for each address. */
async function startDesk(base, issuer, settings, emails) {
  const folder = mkdtempSync(path.join(tmpdir(), "accede-oidc-"));
  const password = path.join(folder, "password");
  writeFileSync(password, `${PASSWORD}\n`);
  for (const email of emails) {
    const account = ["user", "add", email, "--team", "Malawi", "--role", "coordinator"];
    execFileSync(binary, [...account, "--password-file", password, "--data", folder], { stdio: "ignore" });
  }
  const env = {
    ...process.env,
    ACCEDE_OIDC__ISSUER: issuer,
    ACCEDE_OIDC__CLIENT_ID: CLIENT.id,
    ACCEDE_OIDC__CLIENT_SECRET: CLIENT.secret,
    ACCEDE_OIDC__NAME: "Ministry ID",
    ACCEDE_LOG__LEVEL: "error",
    ...settings,
  };
  const listen = ["--listen", base.slice("http://".length)];
  const server = spawn(binary, ["serve", ...listen, "--data", folder], { env, stdio: ["ignore", "ignore", "inherit"] });
  for (let tries = 0; tries < 100; tries += 1) {
    if (await fetch(`${base}/health`).then((r) => r.ok, () => false)) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { base, folder, server };
}

/** Signs in at the provider and agrees that the desk may know. */
async function atProvider(page, login) {
  await page.waitForURL(/\/interaction\//);
  await page.fill("[name=login]", login);
  await page.fill("[name=password]", "whatever");
  await page.click("[type=submit]");
  await page.waitForURL(/\/interaction\//);
  await page.click("[type=submit]");
}

async function throughProvider(page, desk, login) {
  await page.goto(`${desk.base}/sign-in?next=%2Faccount`);
  await page.click("text=Sign in with Ministry ID");
  await atProvider(page, login);
  await page.waitForURL((url) => url.href.startsWith(desk.base));
}

async function byPassword(page, desk, email) {
  await page.goto(`${desk.base}/sign-in?next=%2Faccount`);
  await page.fill("[name=email]", email);
  await page.fill("[name=password]", PASSWORD);
  await page.click("form.form button");
  await page.waitForURL(`${desk.base}/account`);
}

const flash = (page) => page.locator(".flash").innerText();

async function shoot(page, name) {
  if (!shots) return;
  for (const width of [1280, 390]) {
    for (const colorScheme of ["light", "dark"]) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: path.join(shots, `${name}-${width}-${colorScheme}.png`), fullPage: true });
    }
  }
}

const ports = [await freePort(), await freePort(), await freePort()];
const issuer = `http://localhost:${ports[0]}`;
const bases = ports.slice(1).map((port) => `http://127.0.0.1:${port}`);
const started = [];
let provider;
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
if (shots) mkdirSync(shots, { recursive: true });

/** Each step has a browser of its own, and no script runs in it. */
async function step(name, work) {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "en-GB" });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  try {
    await work(page);
    console.log(`ok ${name}`);
  } catch (error) {
    console.log(`not ok ${name}, at ${page.url()}`);
    throw error;
  } finally {
    await context.close();
  }
}

try {
  const desk = await startDesk(bases[0], issuer, {}, ["asha@example.org", "juma@example.org"]);
  started.push(desk);
  const open = await startDesk(bases[1], issuer, { ACCEDE_OIDC__LINK_BY_VERIFIED_EMAIL: "on" }, ["juma@example.org"]);
  started.push(open);

  // The desks have begun without it.
  provider = await startProvider(ports[0], bases);

  await step("who is not linked is refused", async (page) => {
    await throughProvider(page, desk, "asha");
    assert.match(page.url(), /\/sign-in/);
    assert.match(await flash(page), /no account here is linked/);
    await shoot(page, "sign-in");
  });

  await step("an account is linked on its page", async (page) => {
    await byPassword(page, desk, "asha@example.org");
    await shoot(page, "account");
    await page.fill("[name=link_password]", PASSWORD);
    await page.press("[name=link_password]", "Enter");
    await atProvider(page, "asha");
    await page.waitForURL(`${desk.base}/account`);
    assert.match(await flash(page), /You can now sign in with Ministry ID/);
    await shoot(page, "account-linked");
  });

  await step("who is linked signs in, to the page that was asked for", async (page) => {
    await throughProvider(page, desk, "asha");
    assert.equal(page.url(), `${desk.base}/account`);
    assert.match(await page.locator("main").innerText(), /asha@example\.org/);
    const cookies = await page.context().cookies(desk.base);
    const session = cookies.find((cookie) => cookie.name === "accede_session");
    assert.ok(session.httpOnly && session.sameSite === "Lax");
    assert.ok(!cookies.some((cookie) => cookie.name === "accede_provider"), "the flow's cookie is gone");
  });

  await step("a way back that was used is of no more use", async (page) => {
    let callback;
    page.on("request", (request) => {
      if (request.url().includes("/sign-in/oidc/callback")) callback = request.url();
    });
    await throughProvider(page, desk, "asha");
    await page.context().clearCookies();
    await page.goto(callback);
    assert.match(await flash(page), /begin again/);
  });

  await step("another person there is another person here", async (page) => {
    await throughProvider(page, desk, "juma");
    assert.match(await flash(page), /no account here is linked/);
  });

  await step("who says no there comes back to the sign-in page", async (page) => {
    await page.goto(`${desk.base}/sign-in`);
    await page.click("text=Sign in with Ministry ID");
    await page.waitForURL(/\/interaction\//);
    await page.click("text=Cancel");
    await page.waitForURL((url) => url.href.startsWith(desk.base));
    assert.match(await flash(page), /You were not signed in/);
  });

  await step("an address that is not verified links nothing", async (page) => {
    await throughProvider(page, open, "mallory");
    assert.match(await flash(page), /no account here is linked/);
  });

  await step("a verified address links its account where the settings say so", async (page) => {
    await throughProvider(page, open, "juma");
    assert.equal(page.url(), `${open.base}/account`);
  });

  await step("a link is taken back", async (page) => {
    await throughProvider(page, desk, "asha");
    await page.fill("[name=unlink_password]", PASSWORD);
    await page.press("[name=unlink_password]", "Enter");
    assert.match(await flash(page), /can no longer sign in with Ministry ID/);
    await page.context().clearCookies();
    await throughProvider(page, desk, "asha");
    assert.match(await flash(page), /no account here is linked/);
  });

  provider.close();
  provider.closeAllConnections();
  provider = undefined;

  await step("when the provider is gone the password lets people in", async (page) => {
    await byPassword(page, open, "juma@example.org");
    const late = await startDesk(`http://127.0.0.1:${await freePort()}`, issuer, {}, ["asha@example.org"]);
    started.push(late);
    await page.goto(`${late.base}/sign-in`);
    await page.click("text=Sign in with Ministry ID");
    assert.match(await flash(page), /does not work at the moment/);
    await shoot(page, "away");
    await byPassword(page, late, "asha@example.org");
  });
} finally {
  await browser.close();
  provider?.close();
  provider?.closeAllConnections();
  for (const desk of started) {
    desk.server.kill();
    await new Promise((resolve) => desk.server.once("exit", resolve));
    rmSync(desk.folder, { recursive: true });
  }
}
