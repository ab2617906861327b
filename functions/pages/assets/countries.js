// The countries that SMS go to, by their names; without a script, their codes stand there.

import { byId, element } from "./page.js";

const names = new Intl.DisplayNames("en", { type: "region" });
const countries = [...byId("country-list").children].map(({ textContent }) => names.of(textContent));

byId("country-list").replaceChildren(...countries.sort().map((name) => element("li", { textContent: name })));
