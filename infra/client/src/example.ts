/**
 * Signs in as a mobile app does, shows the session, and signs out:
 *
 *     REKEY_PASSWORD='…' node dist/example.js http://localhost:8787 ada@example.com
 */

import { RekeyError, body, rekey } from "./index.js";

const [baseUrl, account] = process.argv.slice(2);
const password = process.env["REKEY_PASSWORD"];
if (!baseUrl || !account || !password) throw new Error("usage: REKEY_PASSWORD=… node example.js <base URL> <account>");

let token: string | undefined;
const api = rekey(baseUrl, () => token);

try {
  const answer = await body(api.POST("/v1/sign-in", { body: { account, password, client: "mobile", device: "Example" } }));
  if (answer.status === "code_required") {
    console.log(`A code is required: ${answer.methods.join(", ")}`);
  } else {
    token = answer.token;
    const { role, client, device } = await body(api.GET("/v1/session"));
    console.log(`Signed in: ${role}, ${client}, ${device}`);
    const { sessions } = await body(api.GET("/v1/sessions"));
    console.log(`Sessions: ${sessions.length}`);
    await body(api.POST("/v1/sign-out"));
    await body(api.GET("/v1/session"));
  }
} catch (error) {
  if (!(error instanceof RekeyError)) throw error;
  console.log(`${error.status} ${error.code}: ${error.message}`);
}
