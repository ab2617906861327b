// The types that the pages' scripts share: the calls of the contract, and the elements of a page. `tsc` checks the scripts
// against them in a test. Browsers load neither this file nor any type.

import type { components, paths } from "../../infra/client/src/api.js";
import type { Problem } from "./assets/page.js";

export type { Problem };

declare global {
  /** Fluent's reader of messages, and the messages of the scripts: `text.<tag>.js` sets both. */
  var FluentBundle: {
    FluentBundle: new (tag: string, options: { useIsolating: boolean }) => {
      addResource(resource: unknown): unknown;
      getMessage(key: string): { value: unknown } | undefined;
      formatPattern(pattern: unknown, args: Record<string, unknown>): string;
    };
    FluentResource: new (source: string) => unknown;
  };
  var messages: string;
}

/** The schemas of the contract, by name. */
export type Schemas = components["schemas"];
export type Session = Schemas["Session"];
/** A name; without a user, it is the account's. */
export type Name = Pick<Schemas["Principal"], "account"> & Partial<Schemas["Principal"]>;
export type User = Schemas["User"];
export type AuditEvent = Answer<"GET", "/v1/activity">["events"][number];
export type Act = AuditEvent["act"];
export type Method = Schemas["CodeRequired"]["methods"][number];

/** A path of the contract as a script writes it, with text in place of each parameter. */
type Filled<P extends string> = P extends `${infer Start}{${string}}${infer Rest}` ? `${Start}${string}${Filled<Rest>}` : P;
type WithoutQuery<P extends string> = P extends `${infer Path}?${string}` ? Path : P;
export type ApiPath = Filled<keyof paths> | `${Filled<keyof paths>}?${string}`;

/** The path of the contract that a script's path stands for. */
type Meant<P extends string> = P extends string
  ? { [K in keyof paths]: [WithoutQuery<P>, Filled<K>] extends [Filled<K>, WithoutQuery<P>] ? K : never }[keyof paths]
  : never;

export type Verb = "GET" | "POST" | "PATCH" | "DELETE";
type Operation<V extends Verb, P extends string> = Meant<P> extends infer K ? (K extends keyof paths ? paths[K][Lowercase<V>] : never) : never;

type Body<R> = R extends { content: { "application/json": infer B } } ? B : never;
type Sent<O> = O extends { requestBody?: infer R } ? Body<NonNullable<R>> : never;
type Success<R> = R extends { content: { "application/json": infer B } } ? B : null;
type Received<O> = O extends { responses: infer R } ? Success<R[keyof R & (200 | 201 | 202 | 204)]> : never;

/** A call of the API. The path decides which verbs there are, what is sent and what is received. */
export type Call = <V extends Verb, P extends ApiPath>(
  verb: Operation<V, P> extends undefined ? never : V,
  path: P,
  body?: Sent<Operation<V, P>>,
) => Promise<Received<Operation<V, P>>>;

/** What a call receives. */
export type Answer<V extends Verb, P extends ApiPath> = Received<Operation<V, P>>;
export type Account = Answer<"GET", "/v1/account">;
export type Factors = Answer<"GET", "/v1/two-factor">;

/** A typed code, for a sign-in or a re-authentication. */
export interface TypedCode {
  method: Exclude<Method, "passkey">;
  code: string;
}

export type ContactKind = "email" | "phone";

/** A message that this tab has asked for: where it goes, and when. */
export interface Asked {
  contact: string;
  at: number;
}

/** A step of a page, in the history of its tab: its name, how many steps are in front of it, and what its part of the page needs. */
export interface Step {
  step: string;
  depth?: number;
  [data: string]: unknown;
}

/** A failed call, as the API or a page describes it. */
export interface Failure {
  code: string;
  title?: string;
  detail?: string;
  fields?: Fault[];
  retry_after?: number;
  captcha?: boolean;
  help_url?: string;
  tries_left?: number;
}

/** What is wrong with a field. */
export interface Fault {
  field: string;
  code?: string;
  detail: string;
}

/** Errors by field, a sentence or an element with one, or nothing if the problem is handled. */
type Handled = Record<string, string> | string | Node | void;

/** Handlers of problems, by code. */
export type On = Record<string, (problem: Problem) => Handled | Promise<Handled>>;

/**
 * An element of a page. The page's own HTML decides its kind, so this has the members of every kind. It has what a script looks
 * for; a script that looks for what may be missing asks before it goes on.
 */
export type Part = HTMLElement & {
  value: string;
  checked: boolean;
  disabled: boolean;
  href: string;
  src: string;
  open: boolean;
  name: string;
  type: string;
  textContent: string;
  noValidate: boolean;
  returnValue: string;
  readonly dataset: Record<string, string>;
  readonly elements: Controls;
  readonly form: Part;
  readonly parentElement: Part;
  readonly validationMessage: string;
  readonly validity: ValidityState;
  readonly willValidate: boolean;
  requestSubmit(): void;
  close(returnValue?: string): void;
  reset(): void;
  select(): void;
  setCustomValidity(message: string): void;
  showModal(): void;
};

/** The controls of a form, by name and in turn. */
export type Controls = Record<string, Part> & Iterable<Part>;

/** A CAPTCHA as its form uses it. */
export interface Captcha {
  asks: boolean;
  renew(): void;
  spend<T>(task: (solved?: string) => Promise<T>): Promise<T>;
}

/** A CAPTCHA of one kind, in its place. */
export interface MountedCaptcha {
  take(): Promise<string>;
  renew(): unknown;
}

type CaptchaOf<Kind> = Extract<Schemas["Captcha"], { kind: Kind }>;
export type ImageCaptcha = CaptchaOf<"image">;
export type ProviderCaptcha = Extract<Schemas["Captcha"], { site_key: string }>;

/** The calls that the scripts of all providers have. */
interface CaptchaProvider {
  render(place: HTMLElement, options: { sitekey: string; action: string }): string;
  getResponse(id: string): string;
  reset(id: string): void;
}

/** The widget of ALTCHA. */
export type AltchaWidget = Part & { getState(): string; verify(): void };

/** What newer browsers have and their types do not. */
export type Signals = typeof PublicKeyCredential & { signalAllAcceptedCredentials?(all: object): Promise<void> };

/** An event of a part. The widget of ALTCHA says in `detail` how its work goes. */
export type PartEvent = Event & Pick<KeyboardEvent, "key" | "isComposing"> & { currentTarget: Part; target: Part; detail: { state: string; payload?: string } };

declare global {
  const $altcha: { algorithms: Map<string, () => Worker>, i18n: { set(language: string, strings: Record<string, string>): void } };
  var turnstile: CaptchaProvider, hcaptcha: CaptchaProvider, grecaptcha: CaptchaProvider;
  var captchaLoaded: (value?: unknown) => void;
  interface ParentNode {
    querySelector(selectors: string): Part;
    querySelectorAll(selectors: string): NodeListOf<Part>;
  }
  interface Element {
    closest(selectors: string): Part;
  }
  interface HTMLElement {
    addEventListener(type: string, listener: (event: PartEvent) => unknown, options?: boolean | AddEventListenerOptions): void;
    removeEventListener(type: string, listener: (event: PartEvent) => unknown): void;
  }
}
