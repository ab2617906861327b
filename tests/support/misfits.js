// Lists what does not fit on the page as it is now: what scrolls sideways, texts that are cut, lie outside of the page or over each other, and targets
// that are too small for a finger. `arguments[0]` says that the page is one of a phone.
const [phone] = arguments;
const faults = new Set();
const page = document.documentElement;
const width = page.clientWidth;
// What lies over the page covers it.
const dialog = document.querySelector("dialog[open], :popover-open");
const scope = dialog ?? document.body;
const styles = new Map();
const styleOf = (part) => styles.get(part) ?? styles.set(part, getComputedStyle(part)).get(part);
const named = (part) => {
  const words = (part.innerText ?? part.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 40);
  const owner = part.closest("[id]");
  return `${part.localName}${part.id ? `#${part.id}` : owner ? ` in #${owner.id}` : ""} “${words}”`;
};
// What only screen readers notice is one pixel large.
const unseen = [...document.querySelectorAll("body *")].filter((part) => styleOf(part).clipPath !== "none");
const seen = (part) => part.checkVisibility({ visibilityProperty: true }) && !unseen.some((hidden) => hidden.contains(part)) && !part.closest(".skip");
// Long names end with an ellipsis in the header, and stand in full in its menu.
const shortened = (part) => part.closest("#account-button") !== null;

if (page.scrollWidth > width) faults.add(`the page scrolls sideways to ${page.scrollWidth} of ${width} px`);
if (dialog && dialog.scrollWidth > dialog.clientWidth) faults.add(`${named(dialog)} scrolls sideways`);

const parts = [...scope.querySelectorAll("*")].filter(seen);
for (const part of parts) {
  const { display, overflowX, overflowY } = styleOf(part);
  if (display === "inline" || shortened(part) || part.matches("img, audio, option, textarea")) continue;
  // What people type scrolls in its field. The six digits of a code do not have to.
  if (part.matches("input:not(.digits)")) continue;
  const scrolls = /auto|scroll/;
  if (part.clientWidth && part.scrollWidth > part.clientWidth + 1 && !scrolls.test(overflowX)) faults.add(`${named(part)} is cut: ${part.scrollWidth} of ${part.clientWidth} px`);
  const tall = part.clientHeight && part.scrollHeight > part.clientHeight + 1;
  if (tall && (/hidden|clip/.test(overflowY) || part.matches("button, .button, .choice, .badge"))) faults.add(`${named(part)} is cut: ${part.scrollHeight} of ${part.clientHeight} px high`);
}
// A choice that is 40 % longer may end with an ellipsis: the opened list shows it in full.
for (const list of page.lang === "ar-XB" ? [] : parts.filter((part) => part.matches("select"))) {
  const probe = list.cloneNode();
  probe.append(...[...list.selectedOptions].map((option) => option.cloneNode(true)));
  probe.removeAttribute("id");
  Object.assign(probe.style, { position: "absolute", width: "auto", minWidth: "0" });
  list.after(probe);
  if (probe.offsetWidth > list.offsetWidth + 1) faults.add(`${named(list)} cuts its choice: ${probe.offsetWidth} of ${list.offsetWidth} px`);
  probe.remove();
}

// Each line of a text, as a rectangle.
const lines = [];
const texts = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const text = texts.currentNode;
  const part = text.parentElement;
  if (!text.data.trim() || !seen(part) || shortened(part) || part.closest("option, textarea")) continue;
  const range = document.createRange();
  range.selectNodeContents(text);
  for (const box of range.getClientRects()) {
    if (box.width < 1) continue;
    lines.push({ box, part, text });
    if (box.left < -1 || box.right > width + 1) faults.add(`${named(part)} lies outside of the page`);
  }
}
const overlap = (one, other, least) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2
  && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > least;
const controls = parts.filter((part) => part.matches("a, button, input, select, textarea, summary"));
for (const { box, part } of lines) {
  for (const control of controls) {
    if (control.contains(part) || part.contains(control) || control.matches(".unseen") || part.closest("label")?.contains(control)) continue;
    if ([...control.getClientRects()].some((other) => overlap(box, other, 4))) faults.add(`${named(part)} lies over ${named(control)}`);
  }
}
lines.forEach(({ box, part, text }, at) => {
  for (const other of lines.slice(at + 1)) {
    if (other.text !== text && overlap(box, other.box, Math.min(box.height, other.box.height) / 3)) faults.add(`${named(part)} lies over ${named(other.part)}`);
  }
});

if (phone) {
  for (const control of controls) {
    // A box with a label is as large as the label, and a link in a sentence is as high as its line (WCAG 2.2, 2.5.8).
    if (control.labels?.length && control.matches("[type=checkbox], [type=radio]")) continue;
    const words = control.parentElement.innerText.trim();
    if (styleOf(control).display === "inline" && words !== control.innerText.trim()) continue;
    const { width, height } = control.getBoundingClientRect();
    if (width < 24 || height < 24) faults.add(`${named(control)} is ${Math.round(width)} × ${Math.round(height)} px large`);
  }
}
return [...faults];
