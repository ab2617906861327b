// @ts-check
// Signing in on the web: the password, and a code if the account has a second factor. The session is a cookie that scripts
// cannot read.

import { alertIn, byField, captcha, onSubmit, run, use, value, watchReveal } from "./form.js";
import {
  PENDING_SIGN_IN, byId, call, deviceName, explain, hadSession, hasPasskeys, keep, keepLastName, kept, lastName, linked, nameOf, nextPage, parseName,
  planPasskeyOffer, recallName, session, show, showParts, steps, t, takeWhy, write,
} from "./page.js";
import { offer, secondFactor } from "./second-factor.js";

/** @import { Answer, Captcha, Method, Name, On, Part, Session, Step, TypedCode } from "../types" */
/** @typedef {{ name: Name, challenge: string, methods: Method[], email_hint?: string, mailed: boolean, until: number }} Pending */

const form = byId("sign-in-form");
const { account, user, password } = form.elements;

// The challenge of a sign-in that waits for a code. The tab keeps it, so that a reload, the way back, and the way over the page for
// lost factors do not start the sign-in again. A new visit or another tab starts a new one.
/** @type {Pending} */
let pending = /** @type {never} */ (undefined);

// The number of recovery codes left at which a sign-in leads to new ones.
const FEW_CODES = 2;

/** @param {Partial<Pending>} [news] */
function hold(news) {
  pending = /** @type {Pending} */ (news && { ...pending, ...news });
  keep(PENDING_SIGN_IN, pending);
}

const at = steps(open);

// The page for lost factors leads back by this fragment.
const BACK = "#code";

function recallPending() {
  if (location.hash === BACK) {
    history.replaceState(null, "", location.pathname + location.search);
    at.stay({ step: "code" });
  }
  const earlier = at.here?.step === "code" ? kept(PENDING_SIGN_IN) : undefined;
  hold(earlier?.until > Date.now() ? earlier : undefined);
}

/** The next page after a sign-in with a recovery code: new codes, if few are left. */
async function destinationAfterRecoveryCode() {
  try {
    const { recovery_codes_left } = await call("GET", "/v1/two-factor");
    if (recovery_codes_left <= FEW_CODES) return "/settings/security#recovery-codes";
  } catch {
    // The sign-in is complete. The settings say how many are left.
  }
  return nextPage();
}

/**
 * Opens the next page, or the page on which a session that must enrol turns a second factor on. Stays busy until that page is
 * there: a second click would send a spent challenge.
 * @param {{ session: Session }} answer
 */
function leave({ session }, next = nextPage()) {
  hold(undefined);
  addEventListener("pageshow", () => location.reload());
  location.replace(session.must_enrol ? `/settings/security${location.search}` : next);
  return new Promise(() => {});
}

/** @param {Method} [method] */
function askForCode(method) {
  const { name, methods, email_hint, mailed } = pending;
  password.value = "";
  write("signing-in-as", nameOf(name));
  show("code");
  offer(methods, email_hint, mailed, method, (verb, chosen) => at[verb]({ step: "code", method: chosen }));
}

// Why the page asks for the password again.
let reason = "";

function askForPassword() {
  show("ready");
  alertIn(form, reason);
  reason = "";
  (account.value ? password : account).focus();
}

/** @param {Step | null} step */
function open(step) {
  if (step?.step === "code" && pending) askForCode(/** @type {Method | undefined} */ (step.method));
  else askForPassword();
}

/**
 * Goes back to the password. The name stays in its field.
 * @param {string} why
 */
function startAgain(why) {
  hold(undefined);
  reason = why;
  at.first();
}

/** The name that was typed: in one field, or in the two that are folded out. Password managers then save it as it fits one field. */
function takeName() {
  const typed = value(form, "account");
  const name = value(form, "user") ? { account: typed, user: value(form, "user") } : parseName(typed);
  account.value = nameOf(name);
  user.value = "";
  return name;
}

// The page loads a CAPTCHA only after an answer has asked for one.
/** @type {Pick<Captcha, "asks" | "spend">} */
let proof = { asks: false, spend: (task) => task() };

function askForCaptcha() {
  const place = byId("captcha-part");
  if (!place.hidden) return;
  place.hidden = false;
  proof = captcha(byId("captcha-place"), true);
}

watchReveal(form);
onSubmit(form, async () => {
  const name = takeName();
  const answer = await proof.spend((captcha) => call("POST", "/v1/sign-in", {
    ...name,
    password: password.value,
    client: "web",
    device: deviceName(),
    captcha,
  }));
  if (answer.status !== "code_required") return leave(answer);
  const { challenge, methods, email_hint, expires_in } = answer;
  hold({ name, challenge, methods, email_hint, mailed: false, until: Date.now() + expires_in * 1000 });
  at.next({ step: "code" });
  askForCode();
}, {
  invalid_credentials: () => {
    password.value = "";
    password.focus();
    return linked("js-sign-in-wrong", "/forgot");
  },
  // One field holds both names.
  invalid_request: ({ fields }) =>
    byField(fields.map((fault) => (fault.field === "user" ? { ...fault, field: "account" } : fault)), ({ detail }) => detail),
  rate_limited: (problem) => {
    if (!problem.captcha) return explain(problem);
    askForCaptcha();
    return t(proof.asks ? "js-sign-in-attacked" : "js-sign-in-attacked-quiet");
  },
});

/**
 * Completes a sign-in by a code or a passkey. The last wrong one starts the sign-in again.
 * @param {() => Promise<{ answer: { session: Session }, next: string }>} task
 */
async function complete(task) {
  let done;
  try {
    done = await task();
  } catch (problem) {
    if (problem.code !== "invalid_code" || problem.triesLeft !== 0) throw problem;
    return startAgain(t("js-sign-in-five-wrong"));
  }
  await leave(done.answer, done.next);
}

const trusted = () => byId("trust-browser")?.checked;

secondFactor(async () => {
  await call("POST", "/v1/sign-in/email-code", { challenge: pending.challenge });
  hold({ mailed: true });
}, (code) => complete(async () => {
  const body = { challenge: pending.challenge, .../** @type {TypedCode} */ (code), trust_browser: trusted() };
  const answer = await call("POST", "/v1/sign-in/verify", body);
  if (hasPasskeys && !pending.methods.includes("passkey")) planPasskeyOffer();
  return { answer, next: code?.method === "recovery_code" ? await destinationAfterRecoveryCode() : nextPage() };
}), () => complete(async () => ({ answer: await signInWithPasskey(pending.challenge, trusted()), next: nextPage() })), {
  expired: () => startAgain(t("js-sign-in-expired")),
});

// Passkeys: alone, by autofill or by the button, and after the password.

const PASSKEY = "/v1/sign-in/passkey";

/** @param {{ challenge: string }} [body] */
const beginPasskey = (body) => call("POST", `${PASSKEY}/begin`, body);
/**
 * @param {Awaited<ReturnType<typeof use>>} used
 * @param {boolean} [trust_browser]
 */
const completePasskey = (used, trust_browser) => call("POST", PASSKEY, { ...used, client: "web", device: deviceName(), trust_browser });

/**
 * Signs in with a passkey: after the password if there is the challenge of such a sign-in, or else alone.
 * @param {string} [challenge]
 * @param {boolean} [trust_browser]
 */
async function signInWithPasskey(challenge, trust_browser) {
  return completePasskey(await use(await beginPasskey(challenge ? { challenge } : undefined)), trust_browser);
}

/** @type {On} */
const passkeyRefusals = {
  invalid_credentials: ({ detail }) => detail,
  expired: () => t("js-sign-in-passkey-expired"),
};

/**
 * Wires the button, and offers passkeys by autofill: at once if `now`, and whenever the first field gets the focus again.
 * @param {Part} form
 * @param {Part} button
 * @param {(answer: Answer<"POST", "/v1/sign-in/passkey">) => Promise<unknown>} done
 * @param {boolean} now
 */
async function offerPasskeys(form, button, done, now) {
  const { account } = form.elements;
  let autofill = new AbortController();
  let until = 0;

  // Quiet, because nobody has asked for a passkey yet.
  async function autofillPasskey() {
    autofill.abort();
    autofill = new AbortController();
    const { signal } = autofill;
    let used;
    try {
      const begun = await beginPasskey();
      until = Date.now() + begun.expires_in * 1000;
      used = await use(begun, { mediation: "conditional", signal });
    } catch {
      return;
    }
    await run(form, button, async () => {
      await done(await completePasskey(used));
    }, passkeyRefusals);
  }

  button.hidden = false;
  button.addEventListener("click", () => run(form, button, async () => {
    autofill.abort();
    await done(await signInWithPasskey());
  }, passkeyRefusals));
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  form.addEventListener("submit", () => autofill.abort());
  account.addEventListener("focus", () => {
    const over = autofill.signal.aborted || Date.now() > until;
    if (over && form.ariaBusy !== "true") autofillPasskey();
  });
  if (now) autofillPasskey();
}

byId("start-again-button").addEventListener("click", () => startAgain(""));

/** Whether somebody is signed in already. Without an answer, the page asks for the password. */
const isSignedIn = () => hadSession && session().then(() => true, () => false);

const watchPasskeys = () => hasPasskeys && offerPasskeys(form, byId("passkey-button"), leave, !pending);

async function start() {
  recallPending();
  showParts(byId("main"), "why", takeWhy() ?? "");
  const passed = recallName();
  const known = pending?.name ?? (passed.account ? passed : lastName());
  if (known.account) {
    account.value = nameOf(/** @type {Name} */ (known));
    keepLastName(/** @type {Name} */ (known));
  }
  if (!pending && (await isSignedIn())) {
    byId("go-on-link").href = nextPage();
    return show("signed-in");
  }
  open(at.here);
  watchPasskeys();
}

// What led here is old news once somebody tries to sign in.
form.addEventListener("submit", () => showParts(byId("main"), "why", ""));
byId("another-account-button").addEventListener("click", () => {
  account.value = "";
  askForPassword();
  watchPasskeys();
});
start();
