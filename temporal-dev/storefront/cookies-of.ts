import type { ApiSession } from '../api-session';

/** A session of the REST API as a browser's cookies: whoever has them is signed in. */
export const cookiesOf = (session: ApiSession, url: string) =>
  session
    .cookie()
    .split('; ')
    .map((pair) => {
      const at = pair.indexOf('=');
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
    });
