// Calls the API with the cookie that the browser has for this host. The browser also sends the header `Sec-Fetch-Site`, without
// which the authorizer refuses a request that changes something.

const message = document.getElementById("message");
const order = document.getElementById("order");

function show(text) {
  message.textContent = text;
}

// The code of this API, or of the gateway, which refuses a caller without a session.
async function refusal(response) {
  if (response.status >= 500) {
    return "Reports are not available at the moment. Try again in a few minutes.";
  }
  const { code } = await response.json();
  switch (code) {
    case "forbidden":
      return "You may not do this. Ask your administrator for the permission.";
    case "reauthentication_required":
      return "Confirm your password under Security, then order the report again.";
    default:
      document.getElementById("sign-in").hidden = false;
      return "Sign in to see your reports.";
  }
}

async function list() {
  const response = await fetch("reports");
  if (!response.ok) {
    show(await refusal(response));
    return;
  }
  const { account, reports } = await response.json();
  show(`Reports of ${account}`);
  const entries = reports.map((report) => {
    const entry = document.createElement("li");
    entry.textContent = report;
    return entry;
  });
  document.getElementById("reports").replaceChildren(...entries);
  order.hidden = false;
}

order.addEventListener("click", async () => {
  const response = await fetch("reports", { method: "POST" });
  show(response.ok ? "The report is ordered." : await refusal(response));
});

await list();
