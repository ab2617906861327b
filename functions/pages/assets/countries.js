// @ts-check
// Shows the names of the countries that Rekey sends SMS to. Without a script, the page shows their codes.

import { byId, element, language } from "./page.js";

const names = new Intl.DisplayNames(language, { type: "region" });
const countries = [...byId("country-list").children].map(({ textContent }) => names.of(textContent) ?? textContent);

byId("country-list").replaceChildren(...countries.sort(new Intl.Collator(language).compare).map((name) => element("li", { textContent: name })));
