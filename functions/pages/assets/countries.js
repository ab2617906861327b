// @ts-check
// Shows the names of the countries that Rekey sends SMS to. Without a script, the page shows their codes.

import { byId, element } from "./page.js";

const names = new Intl.DisplayNames("en", { type: "region" });
const countries = [...byId("country-list").children].map(({ textContent }) => names.of(textContent));

byId("country-list").replaceChildren(...countries.sort().map((name) => element("li", { textContent: name })));
