// @ts-check
// The offer of a passkey, after a sign-in with password and code. It can be dismissed for good in this browser.

import { byId, element } from "./page.js";

const DISMISSED = "no-passkey-offer";

function isDismissed() {
  try {
    return localStorage.getItem(DISMISSED) !== null;
  } catch {
    // Without storage, an offer could not be dismissed.
    return true;
  }
}

export async function offerPasskey() {
  if (isDismissed() || !(await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable())) return;
  const no = element("button", { type: "button", className: "link", id: "dismiss-offer", textContent: "Do not ask again" });
  const offer = element("p", { className: "notice", id: "passkey-offer" },
    "Next time, sign in with the lock of this device instead of a password and a code: ",
    element("a", { href: "/settings/security#passkeys", textContent: "add a passkey" }), ". ", no);
  no.addEventListener("click", () => {
    localStorage.setItem(DISMISSED, "");
    offer.remove();
    byId("main").focus();
  });
  byId("notices").after(offer);
}
