// @ts-check
// The offer of a passkey, after a sign-in with password and code. It can be dismissed for good in this browser.

import { byId, element, linked, session, t } from "./page.js";

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
  // During the hold of a recovery, a new passkey would not sign in alone.
  if ((await session()).hold_until) return;
  const no = element("button", { type: "button", className: "link", id: "dismiss-offer", textContent: t("js-passkey-offer-no") });
  const offer = element("p", { className: "notice", id: "passkey-offer" },
    linked("js-passkey-offer", "/settings/security#passkeys"), " ", no);
  no.addEventListener("click", () => {
    localStorage.setItem(DISMISSED, "");
    offer.remove();
    byId("main").focus();
  });
  byId("notices").after(offer);
}
