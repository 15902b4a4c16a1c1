import { TestEnvironment } from 'jest-environment-jsdom';

/**
 * jsdom with what every browser has and it lacks: the classes around fetch, and its encoders. For test files that begin with
 * `@jest-environment ./temporal-dev/testing/browser-environment.ts`.
 */
export default class BrowserEnvironment extends TestEnvironment {
  constructor(...settings: ConstructorParameters<typeof TestEnvironment>) {
    super(...settings);
    const { location } = this.global;
    /** Unlike Node's, a browser's request may be to an address of the page's own origin. */
    class PageRequest extends Request {
      constructor(input: string | Request, init?: RequestInit) {
        super(typeof input === 'string' ? new URL(input, location.origin) : input, init);
      }
    }
    Object.assign(this.global, {
      Request: PageRequest,
      Response,
      Headers,
      AbortController,
      AbortSignal,
      TextEncoder,
      TextDecoder,
    });
    // React warns of elements that jsdom does not know yet, such as <search>.
    Object.defineProperty(this.global.HTMLUnknownElement.prototype, Symbol.toStringTag, { value: 'HTMLElement' });
  }
}
