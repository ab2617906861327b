// What every page shares: its state, the words it says aloud, safe ways to write to it, and the secret of its address.

const main = document.getElementById("main");
const { brand, passwordMin, passwordMax } = document.body.dataset;

export const passwordBounds = { min: Number(passwordMin), max: Number(passwordMax) };

export const byId = (id) => document.getElementById(id);

/** Shows the parts of the page that belong to a state, and hides those that do not. */
export function show(state) {
  main.dataset.state = state;
  showParts(main, "when", state);
  // The focus follows to the new heading, since the control that held it may have gone.
  const heading = main.querySelector(`[data-when~="${state}"] h1, h1[data-when~="${state}"]`);
  if (!heading) return;
  // As it reads: a part of it may be hidden.
  document.title = `${heading.innerText} · ${brand}`;
  heading.focus();
}

/** Shows what has `name` among the words of this data attribute, and hides whatever else has the attribute. */
export function showParts(scope, attribute, name) {
  for (const part of scope.querySelectorAll(`[data-${attribute}]`)) part.hidden = !part.dataset[attribute].split(" ").includes(name);
}

/** Values from the API and from people are only ever written as text. */
export function write(id, text) {
  byId(id).textContent = text;
}

export function element(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

/** Says something to those who listen to the page, once they are done with what they hear. */
export function announce(text) {
  write("announcer", text);
}

/**
 * Takes the secret out of the fragment and out of the address bar at once, so that it stays in no history, bookmark or
 * screenshot. Opening another link in the same tab changes nothing but the fragment, hence the reload.
 */
export function takeToken() {
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  if (location.hash) history.replaceState(null, "", location.pathname + location.search);
  addEventListener("hashchange", () => location.hash.startsWith("#token=") && location.reload());
  return token;
}

/** Keeps a value in the tab's own storage, or nothing any more. What a browser does not keep is typed again. */
export function keep(name, value) {
  try {
    if (value === undefined) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify(value));
  } catch {
    // There is no storage.
  }
}

export function kept(name) {
  try {
    return JSON.parse(sessionStorage.getItem(name)) ?? undefined;
  } catch {
    return undefined;
  }
}

// Names travel from page to page in the tab's own storage: in an address they would end up in logs and histories.
const NAME = "sign-in-name";

export const rememberName = ({ account, user }) => keep(NAME, { account, user });

export function recallName() {
  const name = kept(NAME) ?? {};
  keep(NAME, undefined);
  return name;
}

export const nameOf = ({ account, user }) => (user ? `${user}, user of ${account}` : account);
