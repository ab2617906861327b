// @ts-check
// The name of this device.

/** A short name by which people recognise this device in their list, such as “Firefox on Linux”. */
export function deviceName() {
  const agent = navigator.userAgent;
  /** @param {[RegExp, string][]} table */
  const find = (table) => table.find(([pattern]) => pattern.test(agent))?.[1];
  // The order matters, because most browsers also name other browsers.
  const browser = find([
    [/Edg/, "Edge"], [/OPR/, "Opera"], [/SamsungBrowser/, "Samsung Internet"], [/Firefox|FxiOS/, "Firefox"],
    [/Chrome|CriOS/, "Chrome"], [/Safari/, "Safari"],
  ]) ?? "Browser";
  const system = find([
    [/Android/, "Android"], [/iPhone|iPod/, "iPhone"], [/iPad/, "iPad"], [/Windows/, "Windows"], [/CrOS/, "ChromeOS"],
    [/Mac OS X/, "macOS"], [/Linux/, "Linux"],
  ]);
  return (system ? `${browser} on ${system}` : browser).slice(0, 64);
}
